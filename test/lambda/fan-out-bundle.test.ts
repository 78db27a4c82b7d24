import { afterAll, beforeAll, expect, it } from 'vitest'
import type { Range } from '../../lambda/core/ranges.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { startAws } from '../io/shared/aws-stand-in.ts'
import { startTable } from '../io/shared/table.ts'
import { functionEnvironment } from './shared/function-environment.ts'
import { logLines, metricLines, type Run, runBundle } from './shared/run-bundle.ts'
import { type Synthesised, synthesise } from './shared/synthesise.ts'

const NAMES = ['kie-1', 'kie-2', 'kie-3']

let synthesised: Synthesised
let simulator: Simulator

beforeAll(async () => {
  synthesised = synthesise('Acme-Watchdog', {
    alerts: { email: ['ops@example.com'] },
    keys: NAMES.map(name => ({ name, provider: 'kie' as const, key: fromParameter(`/credit-watchdog/${name}`) })),
  })
  simulator = await startSimulator()
  simulator.script('kie', { kind: 'draining', to: 0 })
}, 60_000)

afterAll(async () => {
  synthesised?.[Symbol.dispose]()
  await simulator?.close()
})

it('the deployed bundle sweeps in phases, each in a process of its own, and tells all ranges in one message', async () => {
  await using table = await startTable()
  const parameters = Object.fromEntries(NAMES.map(name => [`/credit-watchdog/${name}`, `${name}-key-of-a-test`]))
  await using aws = await startAws({ parameters })
  const environment = functionEnvironment(aws, table)
  const directory = synthesised.asset(provider => simulator.baseUrl(provider))
  const owner = 'arn:aws:states:eu-west-1:123456789012:execution:Sweep:one'
  const call = (event: object) => runBundle({ directory, environment, event: { ...event, owner } })

  const plan = await call({ phase: 'plan', keysPerFunction: 2, leaseSeconds: 600 })
  const { ranges } = answerOf<{ readonly ranges: readonly Range[] }>(plan)
  const swept = await Promise.all(ranges.map(range => call({ phase: 'range', range })))
  expect(aws.published).toEqual([])
  const finish = await call({
    phase: 'finish',
    startedAt: new Date().toISOString(),
    ranges: swept.map(answerOf),
  })

  expect(ranges.map(({ keys }) => keys)).toEqual([2, 1])
  expect(swept.map(({ stdout }) => logLines(stdout, 'pool').map(({ key }) => key))).toEqual([
    NAMES.slice(0, 2),
    ['kie-3'],
  ])
  expect(answerOf(finish)).toEqual({ outcome: 'swept', rangesFailed: 0 })
  expect(aws.published).toHaveLength(1)
  const { notices } = JSON.parse(aws.published[0]?.message.default ?? '')
  expect(notices.map(({ subject }: { readonly subject: { readonly key: string } }) => subject.key).sort()).toEqual(
    NAMES,
  )
  const metrics = new Map(metricLines(finish.stdout).map(({ name, value }) => [name, value]))
  // Metrics of trouble are sent only while there is any.
  expect([metrics.get('Sweeps'), metrics.get('KeysExhausted'), metrics.get('RangesFailed')]).toEqual([1, 3, undefined])
})

function answerOf<Answer>({ invocations, stderr }: Run): Answer {
  const [invocation] = invocations
  if (invocation?.returned === undefined) throw new Error(`${invocation?.threw} ${stderr}`)
  return invocation.returned as Answer
}
