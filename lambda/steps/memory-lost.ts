import { hash } from '../core/hash.ts'
import { decidePool } from '../core/incident/decide.ts'
import { findOutages } from '../core/incident/outages.ts'
import { createSiblings } from '../core/incident/siblings.ts'
import type { Notice } from '../core/notice.ts'
import { pack } from '../core/pack.ts'
import { planFree } from '../core/plan/plan.ts'
import { emptyState } from '../core/state.ts'
import type { StateStore } from '../ports.ts'
import { ask } from './ask.ts'
import { planInput, type SweepContext } from './context.ts'
import { type Delivery, publishMessages } from './deliver.ts'

const HOUR_MS = 60 * 60_000

/** The state could not be read or written: nothing can be decided, counted or claimed. */
export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
}

/** The same store, whose every failure can be told from a bug of ours. */
export function guarded(store: StateStore): StateStore {
  const guard = async <T>(working: Promise<T>): Promise<T> => {
    try {
      return await working
    } catch (error) {
      throw new StoreFailure(error instanceof Error ? error.message : String(error), { cause: error })
    }
  }
  return {
    acquireLease: (...given) => guard(store.acquireLease(...given)),
    releaseLease: (...given) => guard(store.releaseLease(...given)),
    load: () => guard(store.load()),
    record: states => guard(store.record(states)),
  }
}

/**
 * Says once an hour at most that the watchdog has lost its memory, with what is certain and urgent by free questions alone: paid ones
 * cannot be counted, and nothing else can be known not to have been told already.
 */
export async function tellMemoryLost(context: SweepContext, failure: StoreFailure): Promise<readonly Delivery[]> {
  const now = context.ports.clock.now()
  if (!mayTell(context, now)) return []
  if (context.options.process) context.options.process.memoryLossToldAt = now
  context.states.clear()
  if (context.answers.size === 0) await ask(context, planFree(planInput(context)))
  return publishMessages(context, pack([lossNotice('opened', now, failure.message), ...certainAndUrgent(context, now)]))
}

/** Told by the first sweep whose memory is back, if this process told of the loss. */
export function memoryBack(context: SweepContext): Notice | undefined {
  const since = context.options.process?.memoryLossToldAt
  if (since === undefined || context.options.process === undefined) return undefined
  delete context.options.process.memoryLossToldAt
  return lossNotice('recovered', context.startedAt, undefined, since)
}

/**
 * A process that swept well before tells at once; a new one, which cannot know what others told, only in the first sweep of an hour.
 */
function mayTell({ options, watchList }: SweepContext, now: Date): boolean {
  const told = options.process?.memoryLossToldAt
  if (told !== undefined) return now.getTime() - told.getTime() >= HOUR_MS
  return options.process?.sweptWell === true || now.getTime() % HOUR_MS < watchList.schedule.longestGapMs
}

function certainAndUrgent(context: SweepContext, now: Date): Notice[] {
  const input = {
    watchList: context.watchList,
    providers: context.providers,
    answers: context.answers,
    outages: findOutages([...context.answers.values()].flat()),
    budgetSpent: new Set<string>(),
    canariesAsked: context.options.canaries !== 'never',
    siblings: createSiblings(context.watchList, context.states),
    now,
  }
  return context.watchList.keys
    .flatMap(key =>
      key.pools.map(pool => decidePool(input, key, pool, emptyState(`pool:${key.name}/${pool.name}`, now))),
    )
    .flatMap(decision => decision.notices)
    .filter(notice => notice.severity === 'urgent')
}

function lossNotice(kind: 'opened' | 'recovered', now: Date, detail?: string, since = now): Notice {
  const id = hash(`watchdog|memory|${since.toISOString()}`)
  return {
    id: hash(`${id}|${kind}`),
    kind,
    severity: 'urgent',
    subject: { about: 'watchdog' },
    at: now.toISOString(),
    incident: { id, openedAt: since.toISOString() },
    condition: kind === 'opened' ? 'unavailable' : 'healthy',
    ...(kind === 'recovered' && { before: 'unavailable' as const }),
    facts: {
      since: since.toISOString(),
      by: 'nothing',
      certainty: 'certain',
      why: 'memory',
      ...(detail !== undefined && { detail }),
      ...(kind === 'recovered' && { endedAt: now.toISOString(), lastedMs: now.getTime() - since.getTime() }),
    },
  }
}
