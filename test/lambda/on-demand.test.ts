import { cpSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ENVIRONMENT, WATCH_LIST_FILE } from '../../lambda/contract.ts'
import { writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { fromParameter, fromSecret, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { writeFunction } from '../../lib/write-function.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { startAws } from '../io/shared/aws-stand-in.ts'
import { startTable } from '../io/shared/table.ts'
import { functionEnvironment } from './shared/function-environment.ts'
import { logLines, type Run, runBundle } from './shared/run-bundle.ts'

const alerts = { email: ['ops@example.com'] }
const kie = (key: ReturnType<typeof fromSecret>) => ({ name: 'kie', provider: 'kie' as const, key })

const IN_PARAMETERS: WatchdogConfiguration = { alerts, keys: [kie(fromParameter('/keys/kie'))] }
const IN_SECRETS: WatchdogConfiguration = { alerts, keys: [kie(fromSecret('keys', 'kie'))] }
const BUS = { ...IN_PARAMETERS, events: true }
const FOUND: WatchdogConfiguration = { ...IN_PARAMETERS, discover: fromSecret('keys', '*') }

const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-on-demand-'))
let simulator: Simulator
beforeAll(async () => {
  writeFunction(join(root, 'bundle'))
  simulator = await startSimulator()
  simulator.script('kie', { kind: 'draining', to: 0 })
})
afterAll(async () => {
  rmSync(root, { recursive: true })
  await simulator?.close()
})

/** One sweep of the bundle from beside which these files were taken away. */
async function sweepWithout(files: readonly string[], watchdog: WatchdogConfiguration) {
  await using table = await startTable()
  await using aws = await startAws({ parameters: { '/keys/kie': 'kie-of-a-test' }, secrets: { keys: '{"kie":"k1"}' } })
  const directory = mkdtempSync(join(root, 'asset-'))
  cpSync(join(root, 'bundle'), directory, { recursive: true })
  const { watchList } = toWatchList(watchdog, 'deploy')
  const keys = watchList.keys.map(key => ({ ...key, baseUrl: simulator.baseUrl(key.provider) }))
  writeFileSync(join(directory, WATCH_LIST_FILE), writeWatchList({ ...watchList, keys }))
  const gone = readdirSync(directory).filter(file => files.some(name => file.startsWith(`${name}-`)))
  for (const file of gone) rmSync(join(directory, file))
  const environment = {
    ...functionEnvironment(aws, table),
    ...('events' in watchdog && { [ENVIRONMENT.eventBusName]: 'default' }),
  }
  const run = await runBundle({ directory, environment })
  return { run, gone: gone.length, published: aws.published, events: aws.events.length }
}

const conditions = ({ stdout }: Run) => logLines(stdout, 'pool').map(({ condition }) => condition)

describe('the words of three languages, in a file of their own', () => {
  it('are read when there is something to tell; a message without them goes out bare', async () => {
    const { run, published, gone } = await sweepWithout(['render'], IN_PARAMETERS)

    expect(gone).toBe(1)
    expect(run).toMatchObject({ exitCode: 0, invocations: [{ returned: { outcome: 'swept' } }] })
    expect(logLines(run.stderr, 'a text could not be made; the message goes out bare')).toHaveLength(1)
    expect(published.map(({ message }) => message.sms)).toEqual([expect.stringMatching(/^kie EXHAUSTED /)])
  })
})

describe('the deployed bundle needs of AWS’s clients', () => {
  it.each([
    { keys: 'the Parameter Store', watchdog: IN_PARAMETERS, unused: ['secret-store', 'event-bus'], events: 0 },
    { keys: 'Secrets Manager', watchdog: IN_SECRETS, unused: ['parameter-store', 'event-bus'], events: 0 },
    { keys: 'the Parameter Store, and events,', watchdog: BUS, unused: ['secret-store'], events: 1 },
  ])('no other where keys are in $keys than those', async ({ watchdog, unused, events }) => {
    const swept = await sweepWithout(unused, watchdog)

    expect(swept.gone).toBe(unused.length)
    expect(swept.run).toMatchObject({ exitCode: 0, stderr: '', invocations: [{ returned: { outcome: 'swept' } }] })
    expect(conditions(swept.run)).toEqual(['exhausted'])
    expect(swept.published).toHaveLength(1)
    expect(swept.events).toBe(events)
  })

  it.each([
    { keys: 'the Parameter Store', watchdog: IN_PARAMETERS, used: 'parameter-store' },
    { keys: 'Secrets Manager', watchdog: IN_SECRETS, used: 'secret-store' },
    { keys: 'a JSON secret, where they are discovered,', watchdog: FOUND, used: 'secret-store' },
  ])('its own, at once, where keys are in $keys: an asset without it does not start', async ({ watchdog, used }) => {
    const swept = await sweepWithout([used], watchdog)

    expect(swept.gone).toBe(1)
    expect(swept.run.exitCode).not.toBe(0)
    expect(swept.run.stderr).toContain(`Cannot find module`)
    expect(swept.run.invocations).toEqual([])
  })
})
