import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { startTable } from '../io/shared/table.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'
import { atAws } from './shared/at-aws.ts'
import { startAccount } from './shared/aws-account.ts'
import { runCommand } from './shared/run-command.ts'

/** The commands and the sweep on one table: what a person says at night, and what the others then hear. */

let aws: Awaited<ReturnType<typeof startAccount>>
let table: Awaited<ReturnType<typeof startTable>>
let watchdog: Deployment

beforeEach(async () => {
  aws = await startAccount()
  table = await startTable()
  atAws(aws, table)
  watchdog = deploy()
  watchdog.store = createDynamoStore(table.client, table.tableName)
  await watchdog.at('03:00')
  watchdog.reply = () => EMPTY
  await watchdog.at('03:05')
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws[Symbol.asyncDispose]()
  await table[Symbol.asyncDispose]()
})

const told = () => watchdog.published.map(({ attributes }) => `${attributes.kind} ${attributes.severity}`)

describe('a person and the sweep', () => {
  it('an acknowledgement is told to the others once, ends the reminders, and hides neither the recovery nor its end', async () => {
    const { stdout } = await runCommand(['ack', 'shop', '--by', 'anna'])
    await watchdog.at('03:10')
    await watchdog.at('03:15')
    await watchdog.at('09:00')

    expect(stdout).toMatch(/^shop, EXHAUSTED since .*: anna is on it\./)
    expect(told()).toEqual(['opened urgent', 'acknowledged info'])
    expect(watchdog.published[1]?.email).toContain('anna is on it')

    watchdog.reply = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
    await watchdog.at('10:00')
    await watchdog.at('10:05')

    expect(told()).toEqual(['opened urgent', 'acknowledged info', 'recovered urgent'])
  })

  it('a silence keeps reminders quiet and not the recovery', async () => {
    await runCommand(['silence', 'shop', '--for', '2h', '--because', 'moving'])
    await watchdog.at('09:00')

    expect(told()).toEqual(['opened urgent'])

    watchdog.reply = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
    await watchdog.at('10:00')
    await watchdog.at('10:05')

    expect(told()).toEqual(['opened urgent', 'recovered urgent'])
  })

  it('a silence that is lifted lets the reminder through', async () => {
    await runCommand(['silence', 'shop', '--for', '2h', '--because', 'moving'])
    await watchdog.at('09:00')
    await runCommand(['unsilence', 'shop'])
    await watchdog.at('09:05')

    expect(told()).toEqual(['opened urgent', 'reminder urgent'])
  })

  it('status shows what the sweep has decided', async () => {
    const { stdout, exitCode } = await runCommand(['status'])

    expect(stdout).toMatch(/^shop +EXHAUSTED /m)
    expect(stdout).toContain('acknowledged by nobody; next reminder')
    expect(exitCode).toBe(1)
  })
})
