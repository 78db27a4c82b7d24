import { type ConditionKind, subjectId } from '../condition.ts'
import { groupBy } from '../group-by.ts'
import type { Notice, OthersFact } from '../notice.ts'
import type { Provider } from '../provider.ts'
import type { SubjectState } from '../state.ts'
import type { WatchedKey, WatchList } from '../watch-list.ts'
import { balanceLevel } from './balance-lines.ts'

/** Accounts that turn within so long of one another turned together. */
const TOGETHER_MS = 10 * 60_000

/** One account at a provider, as its pools' states show it. */
interface Account {
  /** Its pools that worked once and are refused now. */
  readonly turned: readonly Turned[]
  readonly isFine: boolean
}

interface Turned {
  readonly openedMs: number
  /** Its own balance is gone. */
  readonly isExplained: boolean
}

/**
 * How the other accounts at its provider fare, for each notice of a pool that is refused. From the states of all keys, so only when all are
 * loaded: as the notices go out. Every incident is told all the same.
 */
export function withOthers(notices: readonly Notice[], { watchList, providers, states }: Known): readonly Notice[] {
  if (!notices.some(isRefusal)) return notices
  const places = accountsOf(watchList, providers, states)
  const keys = new Map(watchList.keys.map(key => [key.name, key]))
  const together = new Map<string, Together>()
  return notices.map(notice => {
    const key = notice.subject.about === 'pool' ? keys.get(notice.subject.key) : undefined
    const accounts = key && places.get(placeOf(key))
    if (!key || !accounts || accounts.size < 2 || !isRefusal(notice)) return notice
    const { openedAt } = notice.incident
    // Most notices of an outage share their moment: it is counted once, not once for each.
    const moment = `${placeOf(key)}|${openedAt}`
    const all = together.get(moment) ?? countTogether([...accounts.values()], Date.parse(openedAt))
    together.set(moment, all)
    return { ...notice, facts: { ...notice.facts, others: othersOf(all, openedAt, accounts.get(key.account)) } }
  })
}

interface Known {
  readonly watchList: WatchList
  readonly providers: ReadonlyMap<string, Provider>
  readonly states: ReadonlyMap<string, SubjectState>
}

/** All accounts at one place around one moment. */
interface Together {
  readonly accounts: number
  readonly turned: number
  readonly fromMs: number
  readonly unexplained: number
  readonly fine: number
}

function countTogether(accounts: readonly Account[], atMs: number): Together {
  const turned = accounts.map(account => around(account, atMs)).filter(pools => pools.length > 0)
  return {
    accounts: accounts.length,
    turned: turned.length,
    fromMs: turned.flat().reduce((first, pool) => Math.min(first, pool.openedMs), atMs),
    unexplained: turned.filter(isUnexplained).length,
    fine: accounts.filter(({ isFine }) => isFine).length,
  }
}

/** Without the account itself. */
function othersOf(all: Together, openedAt: string, own: Account | undefined): OthersFact {
  const mine = own ? around(own, Date.parse(openedAt)) : []
  return {
    accounts: all.accounts - (own ? 1 : 0),
    turned: all.turned - (mine.length > 0 ? 1 : 0),
    from: new Date(all.fromMs).toISOString(),
    unexplained: all.unexplained - (isUnexplained(mine) ? 1 : 0),
    ...(mine.length > 0 && !isUnexplained(mine) && { isExplained: true }),
    fine: all.fine - (own?.isFine ? 1 : 0),
  }
}

function around({ turned }: Account, atMs: number): readonly Turned[] {
  return turned.filter(({ openedMs }) => Math.abs(openedMs - atMs) <= TOGETHER_MS)
}

function isUnexplained(turned: readonly Turned[]): boolean {
  return turned.some(({ isExplained }) => !isExplained)
}

function accountsOf(
  watchList: WatchList,
  providers: ReadonlyMap<string, Provider>,
  states: ReadonlyMap<string, SubjectState>,
): ReadonlyMap<string, ReadonlyMap<string, Account>> {
  const places = groupBy(watchList.keys, placeOf)
  return new Map(
    [...places].map(([place, keys]) => [
      place,
      new Map([...groupBy(keys, key => key.account)].map(([id, own]) => [id, accountOf(own, providers, states)])),
    ]),
  )
}

function accountOf(
  keys: readonly WatchedKey[],
  providers: ReadonlyMap<string, Provider>,
  states: ReadonlyMap<string, SubjectState>,
): Account {
  const pools = keys.flatMap(key =>
    key.pools.flatMap(pool => {
      const state = states.get(subjectId({ about: 'pool', key: key.name, pool: pool.name }))
      return state ? [{ key, pool, state }] : []
    }),
  )
  return {
    turned: pools.flatMap(({ key, pool, state }) => {
      const provider = providers.get(key.provider)
      const { balance, lastHealthyAt } = state
      const refused = refusalOf(state)
      // What never worked did not turn: a first sweep finds old trouble everywhere.
      if (!refused || lastHealthyAt === undefined || !provider) return []
      const isGone = balance !== undefined && balanceLevel(balance.amounts, key, pool, provider).level === 'empty'
      return [{ openedMs: Date.parse(refused.from), isExplained: refused.kind === 'exhausted' && isGone }]
    }),
    isFine:
      pools.length > 0 && pools.every(({ state }) => state.incident === undefined && state.condition === 'healthy'),
  }
}

function isRefusal({ kind, subject, condition }: Notice): boolean {
  return (
    (kind === 'opened' || kind === 'worse' || kind === 'reminder') && subject.about === 'pool' && REFUSED.has(condition)
  )
}

const REFUSED: ReadonlySet<string> = new Set(['exhausted', 'suspended', 'rejected', 'forbidden'])

/** Its incident, or a first sight of it: one refusal is no incident of its own yet, but beside others it counts. */
function refusalOf({
  incident,
  sight,
}: SubjectState): { readonly kind: ConditionKind; readonly from: string } | undefined {
  if (incident && isRefused(incident.kind)) return { kind: incident.kind, from: incident.openedAt }
  return sight && isRefused(sight.kind) ? { kind: sight.kind, from: sight.firstAt } : undefined
}

function isRefused(kind: ConditionKind): boolean {
  return kind === 'exhausted' || kind === 'suspended' || kind === 'rejected'
}

/** Servers of one's own share a provider's id, and nothing else. */
function placeOf({ provider, baseUrl }: WatchedKey): string {
  return `${provider}|${baseUrl}`
}
