import type { Decision } from '../core/incident/decide.ts'
import type { NoticeFacts } from '../core/notice.ts'
import { isAnswered, type Observation } from '../core/observation.ts'
import type { UsageCall } from '../core/probe-call.ts'
import { createScrubber } from '../core/scrub.ts'
import { burnedFrom } from '../core/usage/burned-from.ts'
import { informed } from '../core/usage/informed.ts'
import { readUsage } from '../core/usage/read-usage.ts'
import { usageCalls } from '../core/usage/usage-call.ts'
import { contain } from './contain.ts'
import type { SweepContext } from './context.ts'

/**
 * Asks what burned, where a decision tells of burning and the provider has a usage API, and puts it into the notice before it is written.
 * Its answer binds nothing: what was not answered, in time and readably, is left out.
 */
export async function askUsage(context: SweepContext, decisions: readonly Decision[]): Promise<readonly Decision[]> {
  const asked = callsFor(context, decisions)
  if (asked.length === 0) return decisions
  const observations = await context.ports.prober.ask(
    asked.map(({ call }) => call),
    context.probeUntil,
  )
  const scrub = createScrubber(context.options.providers)
  const found = new Map<Decision, Pick<NoticeFacts, 'usage' | 'billed'>>()
  const read = (call: UsageCall, observation: Observation | undefined) => {
    const provider = context.providers.get(call.provider)
    if (observation === undefined || !isAnswered(observation) || provider === undefined) return {}
    if (context.classify(observation, { provider, probe: call.probe }).kind !== 'healthy') return {}
    const fact = readUsage({ probe: call.probe, observation, since: call.since, scrub })
    return fact ? { [call.probe === provider.billed ? 'billed' : 'usage']: fact } : {}
  }
  for (const [index, { decision, call }] of asked.entries()) {
    const facts = contain(
      context,
      call.key,
      () => read(call, observations[index]),
      () => ({}),
    )
    found.set(decision, { ...found.get(decision), ...facts })
  }
  return decisions.map(decision => {
    const told = found.get(decision)
    return told ? informed(decision, told) : decision
  })
}

function callsFor(
  context: SweepContext,
  decisions: readonly Decision[],
): readonly { readonly decision: Decision; readonly call: UsageCall }[] {
  return decisions.flatMap(decision => {
    const { subject } = decision
    const from = subject.about === 'pool' ? burnedFrom(decision) : undefined
    if (from === undefined || subject.about !== 'pool') return []
    const key = context.watchList.keys.find(({ name }) => name === subject.key)
    const provider = key && context.providers.get(key.provider)
    if (key === undefined || provider === undefined) return []
    return usageCalls(key, provider, from, context.ports.clock.now()).map(call => ({ decision, call }))
  })
}
