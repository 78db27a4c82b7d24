import type { ConditionKind } from './condition.ts'
import type { Notice } from './notice.ts'
import type { Pool, Severity, WatchedKey, WatchList } from './watch-list.ts'

export const CONDITION_CHANGED_SCHEMA = 1

/** What an application needs to act by itself: the detail of an event (`docs/event.schema.json`). */
export interface ConditionChanged {
  readonly schema: typeof CONDITION_CHANGED_SCHEMA
  readonly deployment: string
  /** The same notice delivered again has the same id. */
  readonly noticeId: string
  readonly kind: Notice['kind']
  readonly severity: Severity
  /** When it was decided. */
  readonly at: string
  readonly key: string
  readonly pool: string
  /** Absent where the key is no longer configured. */
  readonly provider?: string
  readonly model?: string
  readonly condition: ConditionKind
  readonly before?: ConditionKind
  readonly since: string
  readonly incident: { readonly id: string; readonly openedAt: string }
  /** `upstream`: another company's words, relayed; topping up may not help. */
  readonly blame?: 'account' | 'upstream'
  readonly resetsAt?: string
  readonly fallback?: Fallback
}

/** What the configuration names to switch to. */
export interface Fallback {
  readonly key: string
  readonly pool: string
  readonly provider: string
  readonly model?: string
  /** Whether it answered in the sweep that decided this; absent: it was not asked. */
  readonly answered?: boolean
}

/** Nothing for a notice that is not about a pool. */
export function conditionChanged(
  notice: Notice,
  { watchList, deployment }: { readonly watchList: WatchList; readonly deployment: string },
): ConditionChanged | undefined {
  const { subject, facts } = notice
  if (subject.about !== 'pool') return undefined
  const key = watchList.keys.find(candidate => candidate.name === subject.key)
  const pool = key?.pools.find(candidate => candidate.name === subject.pool)
  const provider = key?.provider ?? facts.provider
  const fallback = key && pool && fallbackOf(key, pool, notice, watchList)
  return {
    schema: CONDITION_CHANGED_SCHEMA,
    deployment,
    noticeId: notice.id,
    kind: notice.kind,
    severity: notice.severity,
    at: notice.at,
    key: subject.key,
    pool: subject.pool,
    ...(provider !== undefined && { provider }),
    ...(pool?.model !== undefined && { model: pool.model }),
    condition: notice.condition,
    ...(notice.before !== undefined && { before: notice.before }),
    since: facts.since,
    incident: notice.incident,
    ...(facts.blame !== undefined && { blame: facts.blame }),
    ...(facts.resetsAt !== undefined && { resetsAt: facts.resetsAt }),
    ...(fallback && { fallback }),
  }
}

/** 'chat' is a pool of this key, else a key; 'openai/chat' names both. A key alone stands for the pool that was asked, else its first. */
function fallbackOf(own: WatchedKey, of: Pool, notice: Notice, watchList: WatchList): Fallback | undefined {
  const name = of.fallback
  if (name === undefined) return undefined
  const sibling = own.pools.find(pool => pool.name === name)
  const [keyName, poolName] = sibling ? [own.name, name] : name.split('/')
  const key = watchList.keys.find(candidate => candidate.name === keyName)
  const asked = notice.facts.asked?.find(
    each =>
      each.as !== 'alternative' && each.as !== 'other' && each.key === keyName && (poolName ?? each.pool) === each.pool,
  )
  const pool = key?.pools.find(candidate => candidate.name === (poolName ?? asked?.pool ?? key.pools[0]?.name))
  if (!key || !pool) return undefined
  return {
    key: key.name,
    pool: pool.name,
    provider: key.provider,
    ...(pool.model !== undefined && { model: pool.model }),
    ...(asked && { answered: asked.kind === 'healthy' }),
  }
}
