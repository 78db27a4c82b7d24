import type { Language } from '../../lambda/core/watch-list.ts'
import type { Act } from '../../simulator/acts/act.ts'
import { ACTS } from '../../simulator/acts/acts.ts'
import { type CommandIo, EXIT, UsageError } from '../command-io.ts'
import { count } from './demo/count.ts'
import { type PlayedAct, playAct } from './demo/play-act.ts'
import { printAct } from './demo/print-act.ts'
import { toJson } from './demo/to-json.ts'
import { readArguments } from './shared/arguments.ts'
import { unknownWord } from './shared/unknown-word.ts'

const LANGUAGES: readonly Language[] = ['en', 'nl', 'de']

const namesOf = (wanted: (act: Act) => boolean) =>
  ACTS.filter(wanted)
    .map(act => act.name)
    .join(', ')

export const help = `credit-watchdog demo [--act name] [--language en|nl|de] [--full] [--json]

Three real incidents, played against simulated providers on this machine: no account, no key, no network.
The sweeps run the code that runs in the Lambda; the clock, the memory and the messenger are the demo's.

  --act name            only this one: ${namesOf(act => act.onRequest !== true)};
                        or one that is played only so:
                        ${namesOf(act => act.onRequest === true)}
  --language en|nl|de   of the notices (default: en)
  --full                every sweep, whole e-mails
  --json                every sweep and every notice as JSON
`

export async function run(args: readonly string[], io: CommandIo): Promise<number> {
  const { options, positionals } = readArguments(args, { full: 'flag', json: 'flag', act: 'value', language: 'value' })
  if (positionals[0] !== undefined)
    throw new UsageError(`demo takes no arguments, got ${JSON.stringify(positionals[0])}.`)
  const language = LANGUAGES.find(each => each === (options.language ?? 'en'))
  if (language === undefined) throw new UsageError(unknownWord('language', options.language ?? '', LANGUAGES))
  const acts = ACTS.filter(act => (options.act === undefined ? act.onRequest !== true : act.name === options.act))
  if (acts.length === 0)
    throw new UsageError(
      unknownWord(
        'act',
        options.act ?? '',
        ACTS.map(act => act.name),
      ),
    )

  const startedAt = performance.now()
  const print = (lines: readonly string[]) => !options.json && io.stdout.write(`${lines.join('\n')}\n`)
  print(introduction(options.full))
  const played: PlayedAct[] = []
  for (const [index, act] of acts.entries()) {
    print(['', `${index + 1}/${acts.length}  ${act.title}`])
    const done = await playAct(act, language)
    print(printAct(done, options.full))
    played.push(done)
  }
  if (options.json) io.stdout.write(`${JSON.stringify(toJson(played), undefined, 2)}\n`)
  print(conclusion(played, performance.now() - startedAt))
  return EXIT.ok
}

function introduction(full: boolean): readonly string[] {
  const shown = full ? 'all are shown, with whole e-mails' : 'shown are those where something changed'
  return [
    'Credit Watchdog demo. Simulated providers run on this machine: no account, no key, no network.',
    `Simulated clock, a sweep every 5 minutes; ${shown}.`,
  ]
}

function conclusion(played: readonly PlayedAct[], tookMs: number): readonly string[] {
  const { sweeps, calls, sms, emails, forRateLimits, toldTwice } = count(played)
  return [
    '',
    `Done in ${(tookMs / 1000).toFixed(1)} s: ${sweeps} sweeps (${calls} HTTP calls), ${sms} SMS, ${emails} e-mail${emails === 1 ? '' : 's'},`,
    `${forRateLimits} alarms for the rate limit, ${toldTwice} told twice. Every sweep, whole e-mails: npm start -- --full`,
    '',
    'Your own keys:   npx credit-watchdog check --env-file .env     (asks your providers, nobody else)',
    'An error text:   npx credit-watchdog explain "paste it here"',
    'Every 5 minutes: npx cdk deploy                                (docs/deploy.md)',
  ]
}
