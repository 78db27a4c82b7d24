import type { Decision } from '../core/incident/decide.ts'
import type { UsageFact } from '../core/notice.ts'
import { isAnswered } from '../core/observation.ts'
import type { UsageCall } from '../core/probe-call.ts'
import { createScrubber } from '../core/scrub.ts'
import { burnedFrom } from '../core/usage/burned-from.ts'
import { informed } from '../core/usage/informed.ts'
import { readUsage } from '../core/usage/read-usage.ts'
import { usageCall } from '../core/usage/usage-call.ts'
import type { SweepContext } from './context.ts'

/**
 * Asks what burned, where a decision tells of burning and the provider has a usage API, and puts it into the notice before it is written.
 * Its answer binds nothing: what was not answered, in time and readably, is left out.
 */
export async function askUsage(context: SweepContext, decisions: readonly Decision[]): Promise<readonly Decision[]> {
  const calls = callsFor(context, decisions)
  if (calls.size === 0) return decisions
  const asked = [...calls]
  const observations = await context.ports.prober.ask(
    asked.map(([, call]) => call),
    context.probeUntil,
  )
  const scrub = createScrubber(context.options.providers)
  const found = new Map<Decision, UsageFact>()
  asked.forEach(([decision, call], index) => {
    const observation = observations[index]
    const provider = context.providers.get(call.provider)
    if (observation === undefined || !isAnswered(observation) || provider === undefined) return
    if (context.classify(observation, { provider, probe: call.probe }).kind !== 'healthy') return
    const usage = readUsage({ probe: call.probe, observation, since: call.since, scrub })
    if (usage) found.set(decision, usage)
  })
  return decisions.map(decision => {
    const usage = found.get(decision)
    return usage ? informed(decision, usage) : decision
  })
}

function callsFor(context: SweepContext, decisions: readonly Decision[]): ReadonlyMap<Decision, UsageCall> {
  const calls = new Map<Decision, UsageCall>()
  for (const decision of decisions) {
    const { subject } = decision
    const from = subject.about === 'pool' ? burnedFrom(decision) : undefined
    if (from === undefined || subject.about !== 'pool') continue
    const key = context.watchList.keys.find(({ name }) => name === subject.key)
    const provider = key && context.providers.get(key.provider)
    const call = provider && usageCall(key, provider, from, context.ports.clock.now())
    if (call) calls.set(decision, call)
  }
  return calls
}
