import type { Answer } from '../core/answer.ts'
import { type Condition, type Subject, subjectId } from '../core/condition.ts'
import { type DecideInput, type Decision, decideOutage, decidePool } from '../core/incident/decide.ts'
import type { PoolForecast } from '../core/incident/forecast-condition.ts'
import { hasChanged } from '../core/incident/has-changed.ts'
import { findOutages, type Outage, type Outages, outagesInRange } from '../core/incident/outages.ts'
import { decideGone } from '../core/incident/roster.ts'
import { createSiblings } from '../core/incident/siblings.ts'
import type { Transition } from '../core/incident/step.ts'
import { tally } from '../core/incident/tally.ts'
import type { WatchedKey } from '../core/watch-list.ts'
import { askUsage } from './ask-usage.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'
import { forecastOf } from './foresee.ts'
import { record } from './record.ts'
import { reportDecided } from './report.ts'
import { recall, saveUse } from './tracked.ts'

/** How often a decision is taken anew when its write was lost to another writer (an acknowledgement, a silence). */
const TRIES = 3

/** Decided, written and reported together, and then forgotten but for what the end of the sweep needs: memory stays flat. */
const KEYS_AT_ONCE = 250

/** What is left of a decision once it is written. */
export interface Settled extends Transition {
  readonly subject: Subject
  /** Pools only: what this sweep shows. */
  readonly condition?: Condition
  readonly forecast?: PoolForecast
}

export interface SettleInput {
  /** By key name. */
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly budgetSpent: ReadonlySet<string>
  /** Only these subjects: the second look. @default all */
  readonly only?: ReadonlySet<string>
}

/**
 * Decides the pools on these answers and writes what changed; each write is the decision and the claim to tell it. Reports them, and gives those
 * that tell something or are looked at again.
 */
export async function settle(context: SweepContext, settleInput: SettleInput): Promise<readonly Settled[]> {
  const decide = deciderOf(context, settleInput)
  const { keys } = context.watchList
  const settled: Settled[] = []
  for (let from = 0; from < keys.length; from += KEYS_AT_ONCE) {
    const some = keys.slice(from, from + KEYS_AT_ONCE)
    const written = await write(context, await askUsage(context, some.flatMap(decide)))
    settled.push(...reportDecided(context, some, written))
  }
  await saveUse(context)
  return settled
}

/** Decides what is no pool that is watched, on what was seen of all keys: providers, the watchdog itself, pools that are gone. */
export function settleOthers(context: SweepContext, outages: Outages): Promise<readonly Settled[]> {
  const input = decideInput(context, outages, { answers: context.answers, budgetSpent: new Set() })
  const subjects: readonly (readonly [Subject, Outage])[] = [
    ...[...outages.providers].map(([provider, outage]) => [{ about: 'provider', provider }, outage] as const),
    [{ about: 'watchdog' }, outages.watchdog],
  ]
  return write(context, [
    ...subjects.map(([subject, outage]) =>
      decideOutage(input, subject, outage, context.states.get(subjectId(subject))),
    ),
    ...decideGone(context.watchList, context.states, input.now),
  ])
}

async function write(context: SweepContext, decisions: readonly Decision[]): Promise<readonly Settled[]> {
  const settled = new Map(decisions.map(decision => [subjectId(decision.subject), decision]))
  let open = decisions.filter(isWorthAWrite)
  const changed = new Set(open)
  for (let tries = 0; tries < TRIES && open.length > 0; tries += 1) {
    const lost = new Set(
      await record(
        context,
        open.map(decision => decision.state),
      ),
    )
    await recall(context, keysOf(context, lost))
    open = open
      .filter(decision => lost.has(subjectId(decision.subject)))
      .map(decision => decision.again(context.states.get(subjectId(decision.subject))))
    for (const decision of open) settled.set(subjectId(decision.subject), decision)
    open = open.filter(isWorthAWrite)
    for (const decision of open) changed.add(decision)
  }
  if (open.length > 0)
    context.ports.meter.warn('states could not be written: another writer was faster three times', {
      subjects: open.map(each => subjectId(each.subject)),
    })
  const unwritten = new Set(open.map(decision => subjectId(decision.subject)))
  // What is not written is not claimed, so it is not told: the next sweep decides it again.
  return [...settled.values()].map(decision => ({
    subject: decision.subject,
    // Where nothing changed but times of day, one state is enough.
    state: changed.has(decision) ? decision.state : decision.before,
    notices: unwritten.has(subjectId(decision.subject)) ? [] : decision.notices,
    reason: decision.reason,
    recovering: decision.recovering,
    ...(decision.assessment && { condition: decision.assessment.condition }),
    ...(decision.assessment?.forecast && { forecast: decision.assessment.forecast }),
  }))
}

function keysOf({ watchList }: SweepContext, subjects: ReadonlySet<string>): readonly WatchedKey[] {
  if (subjects.size === 0) return []
  return watchList.keys.filter(key =>
    key.pools.some(pool => subjects.has(subjectId({ about: 'pool', key: key.name, pool: pool.name }))),
  )
}

function deciderOf(context: SweepContext, settleInput: SettleInput): (key: WatchedKey) => readonly Decision[] {
  const seen = tally([...context.answers.values()].flat())
  const outages = context.isPart ? outagesInRange(seen, context.states) : findOutages(seen)
  const input = decideInput(context, outages, settleInput)
  return key =>
    key.pools.flatMap(pool => {
      const subject = subjectId({ about: 'pool', key: key.name, pool: pool.name })
      if (settleInput.only?.has(subject) === false) return []
      return contain(
        context,
        key.name,
        () => {
          const decision = decidePool(input, key, pool, context.states.get(subject))
          input.siblings.decided(decision.state)
          return [decision]
        },
        () => [],
      )
    })
}

function decideInput(
  context: SweepContext,
  outages: Outages,
  { answers, budgetSpent }: Pick<SettleInput, 'answers' | 'budgetSpent'>,
): DecideInput {
  return {
    watchList: context.watchList,
    providers: context.providers,
    answers,
    outages,
    budgetSpent,
    canariesAsked: context.options.canaries !== 'never',
    siblings: createSiblings(context.watchList, context.states),
    now: context.ports.clock.now(),
    forecastOf: asked => forecastOf(context, asked),
    ...(context.lastSweepAt && { lastSweepAt: context.lastSweepAt }),
  }
}

/** Providers and the watchdog are written only once they were in trouble. */
function isWorthAWrite({ subject, before, state }: Decision): boolean {
  if (subject.about !== 'pool' && before.version === 0 && state.sight === undefined && state.incident === undefined)
    return false
  return hasChanged(before, state)
}
