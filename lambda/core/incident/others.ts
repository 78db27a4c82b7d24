import { subjectId } from '../condition.ts'
import { groupBy } from '../group-by.ts'
import type { Notice, OthersFact } from '../notice.ts'
import type { Provider } from '../provider.ts'
import type { Incident, SubjectState } from '../state.ts'
import type { WatchedKey, WatchList } from '../watch-list.ts'
import { balanceLevel } from './balance-lines.ts'

/** Accounts that turn within so long of one another turned together. */
const TOGETHER_MS = 10 * 60_000

/** One account at a provider, as its pools' states show it. */
interface Account {
  readonly id: string
  /** Its pools that worked once and are refused now. */
  readonly turned: readonly Turned[]
  readonly isFine: boolean
}

interface Turned {
  readonly openedAt: string
  /** Its own balance is gone. */
  readonly isExplained: boolean
}

/**
 * How the other accounts at its provider fare, for each notice of a pool that is refused. From the states of all keys, so only when all are
 * loaded: as the notices go out. Every incident is told all the same.
 */
export function withOthers(notices: readonly Notice[], { watchList, providers, states }: Known): readonly Notice[] {
  if (!notices.some(isRefusal)) return notices
  const accounts = accountsOf(watchList, providers, states)
  const keys = new Map(watchList.keys.map(key => [key.name, key]))
  return notices.map(notice => {
    const key = notice.subject.about === 'pool' ? keys.get(notice.subject.key) : undefined
    const others = key && isRefusal(notice) ? othersOf(notice, key, accounts.get(placeOf(key)) ?? []) : undefined
    return others ? { ...notice, facts: { ...notice.facts, others } } : notice
  })
}

interface Known {
  readonly watchList: WatchList
  readonly providers: ReadonlyMap<string, Provider>
  readonly states: ReadonlyMap<string, SubjectState>
}

function othersOf(notice: Notice, key: WatchedKey, accounts: readonly Account[]): OthersFact | undefined {
  const { openedAt } = notice.incident
  const others = accounts.filter(({ id }) => id !== key.account)
  if (others.length === 0) return undefined
  const isTogether = (turned: Turned) => Math.abs(Date.parse(turned.openedAt) - Date.parse(openedAt)) <= TOGETHER_MS
  const turned = others.map(account => account.turned.filter(isTogether)).filter(pools => pools.length > 0)
  const own = accounts.find(({ id }) => id === key.account)?.turned.filter(isTogether) ?? []
  return {
    accounts: others.length,
    turned: turned.length,
    from: [openedAt, ...turned.flat().map(pool => pool.openedAt)].sort()[0] ?? openedAt,
    unexplained: turned.filter(pools => pools.some(pool => !pool.isExplained)).length,
    ...(own.length > 0 && own.every(pool => pool.isExplained) && { isExplained: true }),
    fine: others.filter(({ isFine }) => isFine).length,
  }
}

function accountsOf(
  watchList: WatchList,
  providers: ReadonlyMap<string, Provider>,
  states: ReadonlyMap<string, SubjectState>,
): ReadonlyMap<string, readonly Account[]> {
  const places = new Map<string, Account[]>()
  for (const [place, keys] of groupBy(watchList.keys, placeOf)) {
    const accounts = [...groupBy(keys, key => key.account)].map(([id, own]) => {
      const pools = own.flatMap(key =>
        key.pools.flatMap(pool => {
          const state = states.get(subjectId({ about: 'pool', key: key.name, pool: pool.name }))
          return state ? [{ key, pool, state }] : []
        }),
      )
      return {
        id,
        turned: pools.flatMap(({ key, pool, state }) => {
          const provider = providers.get(key.provider)
          const { incident, balance, lastHealthyAt } = state
          // What never worked did not turn: a first sweep finds old trouble everywhere.
          if (!incident || !isRefused(incident) || lastHealthyAt === undefined || !provider) return []
          const isGone = balance !== undefined && balanceLevel(balance.amounts, key, pool, provider).level === 'empty'
          return [{ openedAt: incident.openedAt, isExplained: incident.kind === 'exhausted' && isGone }]
        }),
        isFine:
          pools.length > 0 && pools.every(({ state }) => state.incident === undefined && state.condition === 'healthy'),
      }
    })
    places.set(place, accounts)
  }
  return places
}

function isRefusal({ kind, subject, condition }: Notice): boolean {
  return (
    (kind === 'opened' || kind === 'worse' || kind === 'reminder') && subject.about === 'pool' && REFUSED.has(condition)
  )
}

const REFUSED: ReadonlySet<string> = new Set(['exhausted', 'suspended', 'rejected', 'forbidden'])

function isRefused({ kind }: Incident): boolean {
  return kind === 'exhausted' || kind === 'suspended' || kind === 'rejected'
}

/** Servers of one's own share a provider's id, and nothing else. */
function placeOf({ provider, baseUrl }: WatchedKey): string {
  return `${provider}|${baseUrl}`
}
