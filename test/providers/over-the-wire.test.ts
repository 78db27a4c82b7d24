import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { Answered } from '../../lambda/core/observation.ts'
import { isAnswered } from '../../lambda/core/observation.ts'
import type { Question } from '../../lambda/core/probe-call.ts'
import type { Probe, Provider, UsageProbe } from '../../lambda/core/provider.ts'
import { questionsOf } from '../../lambda/core/questions-of.ts'
import { createCredentials } from '../../lambda/io/credentials.ts'
import { envSource } from '../../lambda/io/env-source.ts'
import { createProber } from '../../lambda/io/prober.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'

const SECRET = 'user:not-a-real-key-0123456789'
const classify = createClassifier(PROVIDERS)
const EVERY_PROBE = PROVIDERS.flatMap(provider =>
  questionsOf(provider).map(probe => [`${provider.id} ${probe.id}`, provider, probe] as const),
)

let simulator: Simulator
let prober: ReturnType<typeof createProber>

beforeAll(async () => {
  simulator = await startSimulator()
  prober = createProber({
    clock: systemClock,
    credentials: createCredentials({ clock: systemClock, sources: { env: envSource({ KEY: SECRET }) } }),
    providers: simulator.providers,
  })
})

afterAll(async () => {
  await prober.close()
  await simulator.close()
})

describe('every probe of the catalogue, asked by the prober over HTTP', () => {
  it.each(EVERY_PROBE)('%s is answered, and the answer is believed', async (_, provider, probe) => {
    const observation = await ask(provider, probe)

    expect(classify(observation, { provider, probe })).toMatchObject({ kind: 'healthy', certainty: 'certain' })
  })

  it.each(PROVIDERS.map(provider => [provider.id, provider] as const))(
    '%s is asked with the key where it looks for one',
    async (_, provider) => {
      const [probe] = provider.probes
      if (probe === undefined) return
      simulator.script(provider.id, { kind: 'healthy' })

      await ask(provider, probe)

      expect(simulator.calls.findLast(call => call.provider === provider.id)).toMatchObject({ authorised: true })
    },
  )

  it.each(EVERY_PROBE.filter(([, , probe]) => probe.kind === 'balance'))(
    '%s is not believed when it answers 200 without what proves it',
    async (_, provider, probe) => {
      simulator.script(provider.id, { kind: 'answer', status: 200, body: { hello: 'world' } })

      const observation = await ask(provider, probe)

      expect(classify(observation, { provider, probe }).kind).toBe(probe.proof === '' ? 'healthy' : 'unknown')
    },
  )
})

async function ask(provider: Provider, probe: Probe | UsageProbe): Promise<Answered> {
  const simulated = simulator.providers.find(({ id }) => id === provider.id) ?? provider
  const call = {
    key: provider.id,
    pools: ['default'],
    provider: provider.id,
    probe: questionsOf(simulated).find(({ id }) => id === probe.id) ?? probe,
    baseUrl: simulator.baseUrl(provider.id),
    credential: { from: 'env', name: 'KEY' },
    parameters: Object.fromEntries(Object.keys(provider.parameters ?? {}).map(name => [name, 'example'])),
    costUsd: probe.kind === 'canary' ? probe.costUsd : 0,
    purpose: 'regular',
    ...(probe.kind === 'usage' && { since: new Date('2025-11-20T01:00:00Z') }),
  } as Question
  const [observation] = await prober.ask([call], new Date(Date.now() + 10_000))
  if (observation === undefined || !isAnswered(observation))
    throw new Error(`no answer: ${JSON.stringify(observation)}`)
  return observation
}
