import { prepareRows } from '../../../lambda/core/match-signature.ts'
import type { Probe, Provider } from '../../../lambda/core/provider.ts'
import { labelled } from '../shared/labelled.ts'
import type { createPaint } from '../shared/paint.ts'
import { evidenceInWords } from './evidence.ts'
import { authInWords, billInWords, price, usageInWords } from './probe-words.ts'
import { readsInWords, tellsParts } from './readings.ts'
import { askedEveryMs, inMinutes, noticedInWords } from './schedule.ts'

/** Everything the catalogue knows of one provider. */
export function providerPage(provider: Provider, paint: ReturnType<typeof createPaint>, width: number): string {
  const line = (label: string, text: string) => labelled(label, text, { width, indent: 16 })
  const section = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines]
  return [
    `${paint('bold', provider.name)} (${[provider.id, ...(provider.aliases ?? [])].join(', ')})`,
    ...facts(provider).map(([label, text]) => line(label, text)),
    ...section('Asked', [
      ...provider.probes.flatMap(probe => probeLines(probe, provider, line)),
      ...(provider.noSafeProbe === undefined ? [] : [line('  note', provider.noSafeProbe)]),
    ]),
    ...section(
      'Its answers, the first that fits',
      prepareRows(provider).map(({ row, name }) =>
        line(
          `  ${row.kind}`,
          `${name.slice(provider.id.length + 2)}${row.ownWords ? ' (nobody else writes this)' : ''}; ${evidenceInWords(row.evidence)}`,
        ),
      ),
    ),
    ...section(
      'Look here',
      Object.entries(provider.consoles).map(([name, link]) => line(`  ${name}`, link)),
    ),
    ...section(
      'Good to know',
      (provider.gotchas ?? []).map(text => labelled('  -', text, { width, indent: 4 })),
    ),
    '',
  ].join('\n')
}

/** What is said of a provider in one line each, for the terminal and for the documentation. */
export function facts(provider: Provider): readonly (readonly [string, string])[] {
  const { parameters, units, suggested, pools } = provider
  return [
    ['variables', provider.env.join(', ') || 'none'],
    ...(provider.adminEnv ? ([['admin key', provider.adminEnv.join(', ')]] as const) : []),
    ['hosts', Object.values(provider.hosts).join(', ')],
    ['sent as', authInWords(provider.auth)],
    ...Object.entries(parameters ?? {}).map(
      ([name, parameter]) =>
        ['needs', `${name}: ${'ask' in parameter ? parameter.ask : 'looked up by itself'}`] as const,
    ),
    ['reads', readsInWords(provider)],
    ...(tellsParts(provider) ? ([['of a balance', tellsParts(provider)]] as const) : []),
    ...(provider.usage ? ([['when it burns', usageInWords(provider.usage)]] as const) : []),
    ...(provider.billed ? ([['and then', billInWords(provider.billed)]] as const) : []),
    ...Object.entries(units ?? {}).map(([unit, { usd }]) => ['worth', `1 of ${unit} is ${price(usd)}`] as const),
    ...(pools ? ([['pools', pools.map(({ name, model }) => `${name} (${model})`).join(', ')]] as const) : []),
    ...(suggested?.low ? ([['suggested', `low at ${suggested.low.amount} ${suggested.low.unit}`]] as const) : []),
    ['noticed within', noticedInWords(provider)],
  ]
}

/** 'free, every 5 min', '$0.007, when a pool names a model'. */
export function askedInWords(probe: Probe, provider: Provider): string {
  const everyMs = askedEveryMs(probe, provider)
  const cost = probe.kind === 'canary' ? price(probe.costUsd) : 'free'
  return `${cost}, ${everyMs === undefined ? 'when a pool names a model' : `every ${inMinutes(everyMs)}`}`
}

function probeLines(
  probe: Probe,
  provider: Provider,
  line: (label: string, text: string) => string,
): readonly string[] {
  const { method = 'GET', path, credential } = probe.request
  return [
    line(
      `  ${probe.id}`,
      `${method} ${path}${credential === 'adminKey' ? ' with the admin key' : ''}; ${askedInWords(probe, provider)}${probe.kind === 'canary' ? `; model ${probe.model}` : ''}`,
    ),
    line('', evidenceInWords(probe.evidence)),
  ]
}
