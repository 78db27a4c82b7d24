import { subjectId } from '../core/condition.ts'
import { hash } from '../core/hash.ts'
import { type Decision, decidePool } from '../core/incident/decide.ts'
import { findOutages } from '../core/incident/outages.ts'
import { createSiblings } from '../core/incident/siblings.ts'
import type { Transition } from '../core/incident/step.ts'
import { tally } from '../core/incident/tally.ts'
import type { Notice } from '../core/notice.ts'
import { pack } from '../core/pack.ts'
import { planFree } from '../core/plan/plan.ts'
import { emptyState } from '../core/state.ts'
import type { StateStore } from '../ports.ts'
import type { ProcessMemory } from '../sweep-report.ts'
import { ask } from './ask.ts'
import { contain } from './contain.ts'
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
    load: (...given) => guard(store.load(...given)),
    record: states => guard(store.record(states)),
  }
}

/**
 * Says once an hour at most that the watchdog has lost its memory, with what is certain and urgent by free questions alone: paid ones
 * cannot be counted. Where the state was read before it was lost, what it says was told is not told again.
 */
export async function tellMemoryLost(context: SweepContext, failure: StoreFailure): Promise<readonly Delivery[]> {
  const now = context.ports.clock.now()
  if (!mayTell(context, now)) return []
  if (context.answers.size === 0) await ask(context, planFree(planInput(context)))
  const opened = [...claimed(context), ...certainAndUrgent(context, now)]
  const notices = [lossNotice('opened', now, failure.message), ...opened.flatMap(each => each.notices)]
  const deliveries = await publishMessages(context, pack(notices))
  if (context.options.process) remember(context.options.process, now, opened, deliveries)
  return deliveries
}

/** What did not go out is tried again by the next sweep; what went out is no news when the memory is back. */
function remember(
  memory: ProcessMemory,
  now: Date,
  opened: readonly Pick<Transition, 'state' | 'notices'>[],
  deliveries: readonly Delivery[],
): void {
  const outcomes = deliveries.map(({ published }) => published.outcome)
  if (!outcomes.some(outcome => outcome === 'sent' || outcome === 'unanswered')) return
  memory.memoryLossToldAt = now
  memory.toldMeanwhile ??= new Map()
  if (outcomes.some(outcome => outcome !== 'sent')) return
  for (const { state } of opened) if (state.incident) memory.toldMeanwhile.set(state.subject, state.incident)
}

/**
 * A process that swept well before tells at once; a new one, which cannot know what others told, only in the first sweep of an hour.
 */
function mayTell({ options, watchList }: SweepContext, now: Date): boolean {
  const told = options.process?.memoryLossToldAt
  if (told !== undefined) return now.getTime() - told.getTime() >= HOUR_MS
  return options.process?.sweptWell === true || now.getTime() % HOUR_MS < watchList.schedule.longestGapMs
}

/** Decided and written before the memory was lost, and not out yet: nobody can say when it will be read again. */
function claimed({ states, sent }: SweepContext): Pick<Transition, 'state' | 'notices'>[] {
  return [...states.values()].flatMap(state => {
    const notices = state.owed.filter(notice => isUrgentOpening(notice) && !sent.has(notice.id))
    return notices.length > 0 ? [{ state, notices }] : []
  })
}

function isUrgentOpening({ kind, severity }: Notice): boolean {
  return kind === 'opened' && severity === 'urgent'
}

function certainAndUrgent(context: SweepContext, now: Date): Decision[] {
  const input = {
    watchList: context.watchList,
    providers: context.providers,
    answers: context.answers,
    outages: findOutages(tally([...context.answers.values()].flat())),
    budgetSpent: new Set<string>(),
    canariesAsked: context.options.canaries !== 'never',
    siblings: createSiblings(context.watchList, context.states),
    // Without the state there are no readings of the past.
    forecastOf: () => undefined,
    now,
  }
  const decisions = context.watchList.keys.flatMap(key =>
    key.pools.flatMap(pool => {
      const id = subjectId({ about: 'pool', key: key.name, pool: pool.name })
      const decide = () => {
        const decision = decidePool(input, key, pool, context.states.get(id) ?? emptyState(id, now))
        input.siblings.decided(decision.state)
        return [decision]
      }
      return contain(context, key.name, decide, () => [])
    }),
  )
  return decisions.filter(({ notices }) => notices.some(isUrgentOpening))
}

export function lossNotice(kind: 'opened' | 'recovered', now: Date, detail?: string, since = now): Notice {
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
