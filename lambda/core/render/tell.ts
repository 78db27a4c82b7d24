import { isOnlyThisPool, isOutbreak, isRefusedWithMoney } from '../diagnosis/evidence.ts'
import { groupOf } from '../notice-group.ts'
import { ADMIN_EVERY_MS } from '../plan/plan-input.ts'
import type { Texts } from '../text/texts.ts'
import { isBlocking, isLow } from '../trouble.ts'
import { DEFAULT_POOL, poolLabel } from '../watch-list.ts'
import { harmless } from './harmless.ts'
import type { Known } from './known.ts'
import { tellMoney } from './tell-money.ts'
import { tellParts } from './tell-parts.ts'
import { tellUsage } from './tell-usage.ts'
import type { Told, ToldAnswer, ToldLinks, ToldOthers, ToldWhen, ToldWho } from './told.ts'

const HOUR_MS = 3_600_000

/** Writes down everything a notice can tell. */
export function tell(known: Known): Told {
  return {
    ...tellWho(known),
    ...tellWhen(known),
    ...tellMoney(known),
    ...tellParts(known),
    ...tellUsage(known),
    ...tellOthers(known),
    ...tellAnswer(known),
    ...tellLinks(known),
  }
}

function tellWho({ notice, context, provider, key, pool, format, texts }: Known): ToldWho {
  const { subject, facts } = notice
  const name = provider?.name ?? facts.provider ?? ''
  const keyName = subject.about === 'pool' ? subject.key : ''
  const poolName = subject.about === 'pool' && subject.pool !== DEFAULT_POOL ? texts.noun(subject.pool) : ''
  // The key's own name is only worth a word where the provider's does not tell it from another.
  const several = context.watchList.keys.some(
    candidate => candidate.provider === facts.provider && candidate.name !== keyName,
  )
  const brief = [name || keyName, several && name ? keyName : ''].filter(Boolean).join(' ')
  const isWatchdog = subject.about === 'watchdog'
  const upstream = context.providers.find(each => each.id === facts.upstream)
  return {
    who: isWatchdog ? 'Credit Watchdog' : [brief, poolName].filter(Boolean).join(' '),
    whoBrief: isWatchdog ? 'Credit Watchdog' : brief,
    provider: isWatchdog ? 'Credit Watchdog' : name || keyName,
    key: keyName,
    label: subject.about === 'pool' ? poolLabel(subject.key, subject.pool) : '',
    pool: poolName,
    upstream: upstream?.name ?? facts.upstream ?? '',
    model: facts.model ?? pool?.model ?? '',
    serves: pool?.serves ?? '',
    product: context.watchList.product ?? '',
    login: key?.login ?? '',
    alsoKeys: format.list(facts.alsoKeys ?? []),
    region: context.deployment.region ?? '',
  }
}

function tellWhen({ notice, context, format }: Known): ToldWhen {
  const { facts } = notice
  const { timeZone, schedule } = context.watchList
  const full = (iso: string) => `${format.clock(iso)} (${format.day(iso)}, ${timeZone})`
  const stamp = (iso: string) => `${format.day(iso)} ${format.clock(iso)}, ${timeZone}`
  const moment = (iso: string | undefined) => (iso === undefined ? '' : format.moment(iso))
  const between = (from: string, to: string) => format.duration(Math.max(0, Date.parse(to) - Date.parse(from)))
  const ended = facts.endedAt ?? notice.at
  const rate = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(schedule.expression)
  const rateMs = { minute: HOUR_MS / 60, hour: HOUR_MS, day: 24 * HOUR_MS }[rate?.[2] ?? ''] ?? 0
  return {
    now: format.moment(notice.at),
    nowStamp: stamp(notice.at),
    since: format.moment(facts.since),
    sinceFull: full(facts.since),
    sinceStamp: stamp(facts.since),
    age: between(facts.since, notice.at),
    ended: format.moment(ended),
    endedFull: full(ended),
    lasted: facts.lastedMs === undefined ? between(facts.since, ended) : format.duration(facts.lastedMs),
    lastHealthy: moment(facts.lastHealthyAt),
    askedEvery: facts.askedEveryMs ? format.interval(facts.askedEveryMs) : '',
    spendEvery: rate ? format.interval(Math.max(ADMIN_EVERY_MS, Number(rate[1]) * rateMs)) : '',
    sweepEvery: rate ? format.interval(Number(rate[1]) * rateMs) : '',
    flappingSince: moment(facts.flappingSince),
    nextReminder: moment(facts.nextReminderAt),
    closerUntil: moment(facts.closerUntil),
    resetsAt: moment(facts.resetsAt),
    throttledAt: format.list((facts.throttledAt ?? []).map(format.moment)),
  }
}

function tellOthers({ notice, held, key, pool, context, format }: Known): ToldOthers {
  const asked = notice.facts.asked ?? []
  const spelling = asked.find(each => each.as === 'alternative' && each.kind === 'healthy')
  const refused = asked.filter(each => each.as === 'alternative' && each.kind !== 'healthy')
  const failed = asked.find(each => each.as === 'fallback' && each.kind !== 'healthy')
  const asksOf = new Set(asked.filter(each => each.key === key?.name).map(each => each.pool))
  const others = (key?.pools ?? []).filter(each => each.name !== pool?.name && !asksOf.has(each.name))
  return {
    fallback: held.answered?.model ?? '',
    fallbackKey: held.answered && held.answered.key !== key?.name ? held.answered.key : '',
    fallbackAt: held.answered ? format.moment(held.answered.at) : '',
    switchedTo: switchedTo(pool?.fallback, key, context.watchList.keys),
    fallbackFailedAt: failed && held.answered?.as !== 'fallback' ? format.moment(failed.at) : '',
    spelling: spelling?.model ?? '',
    spellingAt: spelling ? format.moment(spelling.at) : '',
    refusedSpellings:
      refused.length === 0
        ? ''
        : format.list([notice.facts.model ?? '', ...refused.map(each => each.model)].filter(Boolean)),
    otherModel: held.otherModel?.model ?? '',
    otherPools: format.list(others.map(each => each.name)),
    ...tellAccounts(notice.facts, format),
  }
}

function tellAccounts({ accountKey, others }: Known['notice']['facts'], format: Known['format']) {
  const count = (value: number | undefined) => (value === undefined || value === 0 ? '' : format.count(value))
  return {
    accountKey: accountKey?.key ?? '',
    accountKeyAt: accountKey ? format.moment(accountKey.at) : '',
    othersTurned: count(others?.turned),
    othersOf: count(others?.accounts),
    othersFrom: others ? format.moment(others.from) : '',
    othersFine: count(others?.fine),
  }
}

/** The configured fallback as its model, or its name where no model is named: 'chat', 'ollama' or 'openai/chat' in the configuration. */
function switchedTo(
  fallback: string | undefined,
  key: Known['key'],
  keys: Known['context']['watchList']['keys'],
): string {
  if (fallback === undefined) return ''
  const [keyName, poolName] = fallback.split('/')
  const own = key?.pools.find(pool => pool.name === fallback)
  const other = keys.find(candidate => candidate.name === keyName)
  const pool = own ?? other?.pools.find(candidate => candidate.name === poolName) ?? other?.pools[0]
  return pool?.model ?? fallback
}

function tellAnswer({ notice, trouble, texts, held }: Known): ToldAnswer {
  const { facts } = notice
  const [, code = ''] = /\bcode ([^\s/]+)$/.exec(facts.signature ?? '') ?? []
  const status = facts.status == null ? '' : `HTTP ${facts.status}`
  return {
    status: [status, code === '' || code === String(facts.status) ? '' : `code ${code}`].filter(Boolean).join(', '),
    code: code === '' ? '' : `code ${code}`,
    detail: harmless(facts.detail ?? (isTransport(facts.signature) ? (facts.words ?? '') : '')),
    why: whyOf(facts.why, texts),
    contradicted: facts.contradiction !== undefined,
    doubted: doubtOf(held),
    about: facts.about ?? '',
    was: isBlocking(trouble) ? 'down' : isLow(trouble) ? 'low' : 'unsure',
    stillLow: groupOf(notice.kind) === 'end' && (notice.condition === 'low' || notice.condition === 'critical'),
    episodes: facts.episodes === undefined ? '' : String(facts.episodes),
    acknowledgedBy: facts.acknowledgedBy ?? '',
    failing: facts.count === undefined ? '' : String(facts.count.failing),
    of: facts.count === undefined ? '' : String(facts.count.of),
  }
}

function doubtOf(held: Known['held']): Told['doubted'] {
  if ((held.trouble === 'empty' || held.trouble === 'rejected') && isOutbreak(held.facts)) return 'outage'
  if (held.trouble !== 'empty') return ''
  if (isRefusedWithMoney(held)) return 'money'
  return isOnlyThisPool(held) ? 'pool' : ''
}

/** Nothing came back, so the words are the network's, not the provider's. */
export function isTransport(signature: string | undefined): boolean {
  return signature?.startsWith('transport: ') ?? false
}

function whyOf(why: string | undefined, texts: Texts): string {
  const known: Readonly<Record<string, string>> = texts.email.why
  return why === undefined ? '' : Object.hasOwn(known, why) ? (known[why] ?? why) : why
}

function tellLinks({ provider }: Known): ToldLinks {
  const { billing, usage, limits, keys, health, support, docs } = provider?.consoles ?? {}
  return {
    billing: billing ?? '',
    usage: usage ?? '',
    limits: limits ?? '',
    keys: keys ?? '',
    health: health ?? '',
    support: support ?? '',
    docs: docs ?? '',
  }
}
