import type { Case } from './diagnose.ts'
import type { Format } from './format.ts'
import { convert } from './money.ts'
import type { Notice } from './notice.ts'
import type { Amount, Provider } from './provider.ts'
import type { RenderContext } from './render-context.ts'
import type { Texts } from './text/texts.ts'
import type { Told } from './told.ts'
import { isBlocking, type Trouble } from './trouble.ts'
import { DEFAULT_POOL, type Pool, poolLabel, type WatchedKey } from './watch-list.ts'
import { workOf } from './work.ts'

const HOUR = 3_600_000
const WEEK_HOURS = 168

export interface Known {
  readonly notice: Notice
  readonly context: RenderContext
  readonly provider?: Provider
  readonly key?: WatchedKey
  readonly pool?: Pool
  readonly trouble: Trouble
  readonly held: Case
  readonly format: Format
  readonly texts: Texts
}

/** Writes down everything a notice can tell. */
export function tell(known: Known): Told {
  return { ...who(known), ...when(known), ...money(known), ...others(known), ...rest(known) }
}

function who({ notice, context, provider, key, pool, format }: Known) {
  const { subject, facts } = notice
  const name = provider?.name ?? facts.provider ?? ''
  const keyName = subject.about === 'pool' ? subject.key : ''
  const poolName = subject.about === 'pool' && subject.pool !== DEFAULT_POOL ? subject.pool : ''
  // The key's own name is only worth a word where the provider's does not tell it from another.
  const several = context.watchList.keys.filter(candidate => candidate.provider === facts.provider).length > 1
  const shownKey = several ? keyName : ''
  return {
    who:
      subject.about === 'watchdog'
        ? 'Credit Watchdog'
        : [name || keyName, shownKey, poolName].filter(Boolean).join(' '),
    whoBrief: subject.about === 'watchdog' ? '' : [name || keyName, shownKey].filter(Boolean).join(' '),
    provider: name || keyName,
    key: keyName,
    label: subject.about === 'pool' ? poolLabel(subject.key, subject.pool) : '',
    pool: poolName,
    upstream:
      facts.upstream === undefined
        ? ''
        : (context.providers.find(each => each.id === facts.upstream)?.name ?? facts.upstream),
    model: facts.model ?? pool?.model ?? '',
    serves: pool?.serves ?? '',
    product: context.watchList.product ?? '',
    login: key?.login ?? '',
    alsoKeys: format.list(facts.alsoKeys ?? []),
  }
}

function when({ notice, context, format }: Known) {
  const { facts } = notice
  const full = (iso: string) => `${format.moment(iso)} (${format.day(iso)}, ${context.watchList.timeZone})`
  const moment = (iso: string | undefined) => (iso === undefined ? '' : format.moment(iso))
  const elapsed = Math.max(0, Date.parse(notice.at) - Date.parse(facts.since))
  const ended = facts.endedAt ?? notice.at
  return {
    now: format.moment(notice.at),
    nowFull: full(notice.at),
    since: format.moment(facts.since),
    sinceFull: full(facts.since),
    age: format.duration(elapsed),
    ended: format.moment(ended),
    endedFull: full(ended),
    lasted: format.duration(facts.lastedMs ?? Math.max(0, Date.parse(ended) - Date.parse(facts.since))),
    lastHealthy: moment(facts.lastHealthyAt),
    askedEvery: facts.askedEveryMs === undefined ? '' : format.interval(facts.askedEveryMs),
    sweepEvery: sweepEvery(context, format),
    nextReminder: moment(facts.nextReminderAt),
    closerUntil: moment(facts.closerUntil),
    resetsAt: moment(facts.resetsAt),
    throttledAt: format.list((facts.throttledAt ?? []).map(format.moment)),
  }
}

function sweepEvery(context: RenderContext, format: Format): string {
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(context.watchList.schedule.expression)
  if (rate === null) return ''
  const size = rate[2] === 'day' ? 24 * HOUR : rate[2] === 'hour' ? HOUR : HOUR / 60
  return format.interval(Number(rate[1]) * size)
}

function money({ notice, provider, key, pool, format, texts }: Known) {
  const { facts } = notice
  const balances = (facts.balance ?? []).filter(amount => amount.measures === 'balance')
  const before = (facts.balanceBefore ?? []).filter(amount => amount.measures === 'balance')
  const lines = [...(key?.low ?? []), ...(key?.critical ?? [])]
  const runway = facts.runway
  const elapse = (amount: Amount): string => {
    const comparable = runway && (provider ? convert(amount, runway.unit, provider) : amount)
    return runway && comparable && runway.perHour > 0
      ? format.duration((comparable.amount / runway.perHour) * HOUR)
      : ''
  }
  const [firstLine] = key?.low ?? []
  return {
    balance: format.list(balances.map(format.amount)),
    balanceBrief: format.list(balances.map(format.brief)),
    balanceNumber: format.list(balances.map(format.number)),
    balanceWorth: format.list(balances.map(format.worth)),
    balanceReadAt: facts.balanceReadAt === undefined ? '' : format.moment(facts.balanceReadAt),
    balanceBefore: format.list(before.map(format.amount)),
    line: facts.line === undefined ? '' : format.amount(facts.line),
    lines: lines.map(format.brief).join(', '),
    emptyAbout: runway ? format.moment(runway.emptyAt) : '',
    emptySoonest: runway ? format.moment(runway.soonest) : '',
    emptyLatest: runway ? format.moment(runway.latest) : '',
    perHour: runway ? format.amount({ amount: runway.perHour, unit: runway.unit }) : '',
    lasts: runway
      ? format.duration(Math.max(0, Date.parse(runway.emptyAt) - Date.parse(facts.balanceReadAt ?? notice.at)))
      : '',
    weekOfUse:
      runway && runway.perHour > 0
        ? format.worth({ amount: roundUp(runway.perHour * WEEK_HOURS), unit: runway.unit })
        : '',
    firstLine: firstLine === undefined ? '' : format.amount(firstLine),
    firstLineLasts: firstLine === undefined ? '' : elapse(firstLine),
    ...workOf(balances, facts.workUnits ?? pool?.workUnits ?? [], texts, format),
  }
}

/** To two significant digits: what somebody would type into a top-up form. */
function roundUp(amount: number): number {
  const size = 10 ** (Math.floor(Math.log10(amount)) - 1)
  return Math.ceil(amount / size) * size
}

function others({ notice, held, key, format }: Known) {
  const asked = notice.facts.asked ?? []
  const spelling = asked.find(each => each.as === 'alternative' && each.kind === 'healthy')
  const refused = asked.filter(each => each.as === 'alternative' && each.kind !== 'healthy').map(each => each.model)
  const touched = new Set([
    notice.subject.about === 'pool' ? notice.subject.pool : '',
    ...asked.filter(each => each.key === key?.name).map(each => each.pool),
  ])
  return {
    fallback: held.answered?.model ?? '',
    fallbackKey: held.answered && held.answered.key !== key?.name ? held.answered.key : '',
    fallbackAt: held.answered ? format.moment(held.answered.at) : '',
    spelling: spelling?.model ?? '',
    spellingAt: spelling ? format.moment(spelling.at) : '',
    refusedSpellings: refused.length === 0 ? '' : format.list([notice.facts.model ?? '', ...refused].filter(Boolean)),
    otherModel: held.otherModel?.model ?? '',
    otherPools: format.list((key?.pools ?? []).map(each => each.name).filter(name => !touched.has(name))),
  }
}

function rest({ notice, provider, trouble, texts }: Known) {
  const { facts } = notice
  const link = provider?.consoles ?? {}
  return {
    status: facts.status == null ? '' : `HTTP ${facts.status}`,
    signature: (facts.signature ?? '').replace(/^[^:]*: /, ''),
    detail: facts.detail ?? '',
    why: whyOf(facts.why, texts),
    contradicted: facts.contradiction !== undefined,
    wasBlocking: isBlocking(trouble),
    acknowledgedBy: facts.acknowledgedBy ?? '',
    failing: facts.count === undefined ? '' : String(facts.count.failing),
    of: facts.count === undefined ? '' : String(facts.count.of),
    billing: link.billing ?? '',
    usage: link.usage ?? '',
    limits: link.limits ?? '',
    keys: link.keys ?? '',
    health: link.health ?? '',
    support: link.support ?? '',
    docs: link.docs ?? '',
  }
}

function whyOf(why: string | undefined, texts: Texts): string {
  const known: Readonly<Record<string, string>> = texts.email.why
  return why === undefined ? '' : Object.hasOwn(known, why) ? (known[why] ?? why) : why
}
