import type { Answer } from '../core/answer.ts'
import { groupBy } from '../core/group-by.ts'
import { isAnswered, type Observation } from '../core/observation.ts'
import { reserve } from '../core/plan/plan.ts'
import type { Plan } from '../core/plan/plan-input.ts'
import type { ProbeCall } from '../core/probe-call.ts'
import type { Provider } from '../core/provider.ts'
import { readBalance } from '../core/reading.ts'
import { emptyState } from '../core/state.ts'
import type { Verdict } from '../core/verdict.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'
import { foresee } from './foresee.ts'
import { record } from './record.ts'
import { recall } from './tracked.ts'

/** Asks a round's questions and judges what came back. Paid ones are counted in the state first; what cannot be counted is not asked. */
export async function ask(context: SweepContext, plan: Plan): Promise<readonly Answer[]> {
  const uncounted = await count(context, plan.counted)
  const calls = plan.calls.filter(call => !uncounted.has(call))
  if (calls.length === 0) return []

  const balances = new Set(calls.filter(isOfBalance).map(({ key }) => key))
  await recall(
    context,
    context.watchList.keys.filter(({ name }) => balances.has(name)),
  )
  const take = taker(context, calls)
  const taken: Answer[] = []
  const observations = await context.ports.prober.ask(calls, context.probeUntil, (observation, index) => {
    const call = calls[index]
    if (call) taken[index] = take(call, observation)
  })
  const answers = calls.map((call, index) => taken[index] ?? take(call, observations[index]))
  for (const answer of answers) {
    const known = context.answers.get(answer.call.key)
    if (known) known.push(answer)
    else context.answers.set(answer.call.key, [answer])
  }
  return answers
}

/** Reserves the price of each call in its pool's state; returns the calls whose reservation was lost to another writer. */
async function count(context: SweepContext, calls: readonly ProbeCall[]): Promise<ReadonlySet<ProbeCall>> {
  const now = context.ports.clock.now()
  const bySubject = new Map<string, ProbeCall[]>()
  for (const call of calls) {
    const subject = `pool:${call.key}/${call.pools[0] ?? ''}`
    bySubject.set(subject, [...(bySubject.get(subject) ?? []), call])
  }
  const reserved = [...bySubject].map(([subject, own]) => {
    const state = context.states.get(subject) ?? emptyState(subject, now)
    return own.reduce((next, call) => reserve(next, call, now), state)
  })
  const lost = await record(context, reserved)
  return new Set(lost.flatMap(subject => bySubject.get(subject) ?? []))
}

/** Judges an answer, and looks ahead with what is known of its key by then. */
function taker(
  context: SweepContext,
  calls: readonly ProbeCall[],
): (call: ProbeCall, observed: Observation | undefined) => Answer {
  const keys = new Map(context.watchList.keys.map(key => [key.name, key]))
  const several = ofSeveral(calls)
  return (call, observed) => {
    const observation = observed ?? { at: context.ports.clock.now(), failure: 'not-reached' as const }
    const answer = contain<Answer>(
      context,
      call.key,
      () => judge(context, call, observation),
      () => ({ call, observation, verdict: NOT_JUDGED }),
    )
    const key = keys.get(call.key)
    const round = several.get(call.key)
    if (round && isOfBalance(call)) round.waiting -= 1
    if (answer.readings === undefined || key === undefined) return answer
    // Those too that came before the readings of the past: what is foreseen with the last one rests on all.
    round?.taken.push(answer)
    if (context.tracked === undefined) return answer
    // A second look is decided by itself.
    const known = call.purpose === 'confirm' ? [] : (context.answers.get(key.name) ?? [])
    foresee(context, key, [...known, ...(round?.taken ?? [answer])], round === undefined || round.waiting === 0)
    return answer
  }
}

/** Keys whose balance takes more than one question: what of it is taken, and how much is waited for. */
function ofSeveral(calls: readonly ProbeCall[]): ReadonlyMap<string, { waiting: number; readonly taken: Answer[] }> {
  const asked = groupBy(calls.filter(isOfBalance), ({ key }) => key)
  return new Map(
    [...asked].flatMap(([key, { length }]) => (length > 1 ? [[key, { waiting: length, taken: [] }] as const] : [])),
  )
}

function isOfBalance({ probe }: ProbeCall): boolean {
  return probe.kind === 'balance'
}

/** It says nothing, as what no row knows says nothing. */
const NOT_JUDGED: Verdict = {
  kind: 'unknown',
  certainty: 'likely',
  signature: null,
  blame: 'account',
  words: '',
  status: null,
}

function judge(context: SweepContext, call: ProbeCall, observation: Observation): Answer {
  const provider = context.providers.get(call.provider)
  const verdict = context.classify(observation, { ...(provider && { provider }), probe: call.probe })
  if (call.probe.kind !== 'balance' || !isAnswered(observation) || verdict.kind !== 'healthy')
    return { call, observation: lightened(observation, verdict), verdict }
  const readings = readBalance(call.probe, observation, hostOf(call, provider))
  return { call, observation: lightened(observation, verdict), verdict, readings }
}

const NOTHING = {}
/** A refusal's own text is shown by the demo; longer ones are pages. */
const SHORT_BODY = 1_024

/**
 * What an answer says is judged and read by now: ten thousand pages of 64 KiB, as a provider that is down sends, are not carried to the end of
 * the sweep.
 */
function lightened(observation: Observation, { kind }: Verdict): Observation {
  if (!isAnswered(observation)) return observation
  const isShown = kind !== 'healthy' && observation.body.length <= SHORT_BODY
  return { ...observation, headers: NOTHING, body: isShown ? observation.body : '' }
}

/** Units may depend on the provider's host; a private base URL in front of it counts as the default one. */
function hostOf(call: ProbeCall, provider: Provider | undefined): string {
  const hosts = Object.values(provider?.hosts ?? {})
  return hosts.includes(call.baseUrl) ? call.baseUrl : (hosts[0] ?? call.baseUrl)
}
