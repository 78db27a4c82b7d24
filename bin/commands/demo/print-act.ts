import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import type { PoolReport } from '../../../lambda/sweep-report.ts'
import type { PlayedAct, PlayedSweep } from './play-act.ts'
import { answerLine, poolLine, timeIn } from './pool-line.ts'
import { clip, WIDTH, wrap } from './wrap.ts'

const DAY_MS = 24 * 60 * 60_000

/** The lines of an act: the sweeps where something changed and what was sent, or, in full, every sweep and whole e-mails. */
export function printAct({ act, watchList, sweeps }: PlayedAct, full: boolean): readonly string[] {
  const severalDays = Date.parse(act.until) - Date.parse(act.from) > DAY_MS
  const lines: string[] = []
  let before: PlayedSweep | undefined
  for (const sweep of sweeps) {
    const changed = changedPools(sweep, before)
    for (const command of sweep.typed) lines.push(...wrap(command, '    YOU   '))
    if (full || changed.length > 0 || sweep.sent.length > 0) {
      lines.push(...sweepLines(sweep, changed, watchList, timeIn(watchList, sweep.report.at, severalDays)))
      for (const sent of sweep.sent) lines.push(...sentLines(sent, watchList, full))
    }
    before = sweep
  }
  return lines
}

/** Pools in another condition than in the sweep before, or shown by something else. That a rate limit has passed is no news: nobody was told. */
function changedPools({ pools, sent }: PlayedSweep, before: PlayedSweep | undefined): readonly PoolReport[] {
  return pools.filter(pool => {
    const was = before?.pools.find(each => each.key === pool.key && each.pool === pool.pool)
    if (was !== undefined && shown(was) === shown(pool)) return false
    return was === undefined || pool.condition.kind !== 'healthy' || sent.length > 0
  })
}

function shown({ condition: { kind, by } }: PoolReport): string {
  return kind === 'healthy' ? kind : `${kind} by ${by}`
}

function sweepLines(sweep: PlayedSweep, changed: readonly PoolReport[], watchList: WatchList, time: string): string[] {
  const { pools } = sweep
  const [first = pools[0]] = changed
  if (first === undefined) return []
  const start = `  ${time}  `
  const isAhead =
    first.condition.by === 'burning' || first.condition.kind === 'low' || first.condition.kind === 'critical'
  // What lies ahead takes the room of the key's other pools.
  const others = isAhead ? [] : pools.filter(pool => pool !== first && pool.key === first.key)
  const lines = [clip(`${start}${poolLine(first, others, watchList)}`)]
  if (changed.length === 0) return lines
  const add = (text: string) => text !== '' && lines.push(...wrap(text, ' '.repeat(start.length)))
  switch (first.condition.kind) {
    case 'throttled':
      // The provider's words are about rates; what matters is that nobody is woken by them.
      lines[0] = clip(
        [lines[0], answerLine(first).split(' "')[0], sweep.sent.length === 0 ? 'no alert: it refills by itself' : '']
          .filter(Boolean)
          .join('   '),
      )
      break
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
      add(clip(answerLine(first), 2 * (WIDTH - start.length) - 10))
      add(relayed(first, others))
      break
    case 'healthy':
    case 'low':
    case 'critical':
    case 'unavailable':
    case 'unknown':
      break
  }
  const elsewhere = changed.filter(pool => pool.key !== first.key)
  for (const pool of elsewhere) lines.push(clip(`${' '.repeat(start.length)}${poolLine(pool, [], watchList)}`))
  return lines
}

/** Whose words they are, and what else was asked on the same key to find out. */
function relayed({ condition, provider, answers }: PoolReport, others: readonly PoolReport[]): string {
  const { verdict } = condition
  if (verdict?.blame !== 'upstream') return ''
  const name = (id: string) => findProvider(id)?.name ?? id
  const refused = answers.filter(
    ({ call, verdict: { kind } }) => call.purpose === 'alternative' && kind === verdict.kind,
  )
  const answered = [answers, ...others.map(other => other.answers)]
    .flat()
    .filter(({ call, verdict: { kind } }) => call.probe.kind === 'canary' && kind === 'healthy')
  return [
    `${name(verdict.upstream ?? 'somebody')}'s own words, relayed by ${name(provider)}.`,
    ...(refused.length > 0 ? [`${refused.length + 1} spellings refused;`] : []),
    ...new Set(answered.map(({ call }) => `${call.model} answered.`)),
  ].join(' ')
}

function sentLines(
  { message, phones, mailboxes }: PlayedSweep['sent'][number],
  watchList: WatchList,
  full: boolean,
): string[] {
  const sms = phones > 0 ? wrap(`${watchList.displayName.toUpperCase()}> ${message.sms}`, '    SMS   ') : []
  if (mailboxes === 0) return [...sms]
  const body = message.email.trimEnd().split('\n')
  const subject = wrap(message.subject, '    MAIL  ')
  if (full) return [...sms, ...subject, ...body.map(line => `      ${line}`.trimEnd())]
  return [...sms, ...subject, `          ${summaryOf(body, WIDTH - 10)}`]
}

/** What a mail holds, by its own headings, as far as they fit; a mail without any is its first sentence. */
function summaryOf(body: readonly string[], width: number): string {
  const headings = body
    .map(line => line.replace(/ \(.*\)$/, ''))
    .filter(line => line.length > 5 && /^\p{Lu}[^\p{Ll}]+$/u.test(line))
    .map(line => line.toLowerCase())
  if (headings.length === 0) return clip(body[0] ?? '', width)
  let summary = `${body.length} lines: ${headings[0]}`
  for (const heading of headings.slice(1)) {
    if (`${summary} | ${heading} ...`.length > width) return `${summary} ...`
    summary += ` | ${heading}`
  }
  return summary
}
