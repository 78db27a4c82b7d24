import { describe, expect, it } from 'vitest'
import type { SweepReport } from '../../lambda/sweep-report.ts'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const well: Deployment['reply'] = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
/** What free questions see as well. */
const empty = (): Reply => EMPTY
const told = (report: SweepReport) =>
  report.messages.flatMap(({ notices }) => notices.map(({ kind, subject }) => `${subject.about} ${kind}`))
const documents = (deployment: Deployment) =>
  deployment.published.flatMap(({ json }) =>
    JSON.parse(json).notices.map(
      ({ kind, subject }: { kind: string; subject: { about: string } }) => `${subject.about} ${kind}`,
    ),
  )

describe('what was told while the memory was lost', () => {
  it('is not opened again when it is back, and its end is told', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    const { store } = deployment
    deployment.store = { ...store, load: () => Promise.reject(new Error('no answer')) }
    deployment.reply = empty
    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow('no answer')
    deployment.store = store

    const back = await deployment.at('03:10', { process: memory })
    deployment.reply = well
    const over = await deployment.at('03:15', { process: memory })

    expect(documents(deployment).slice(0, 2)).toEqual(['watchdog opened', 'pool opened'])
    expect(told(back)).toEqual(['watchdog recovered'])
    expect(told(over)).toEqual(['pool recovered'])
  })

  it('is struck off what is owed, when the state had it and could not be read', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    deployment.reply = empty
    const { store } = deployment
    let records = 0
    deployment.store = {
      ...store,
      async record(states) {
        const recorded = await store.record(states)
        records += 1
        if (states.some(({ owed }) => owed.length > 0)) throw new Error('the answer was lost')
        return recorded
      },
    }
    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow('the answer was lost')
    deployment.store = store

    const back = await deployment.at('03:10', { process: memory })

    expect(records).toBeGreaterThan(0)
    expect(told(back)).toEqual(['watchdog recovered'])
    expect(documents(deployment).filter(each => each === 'pool opened')).toHaveLength(1)
  })

  it('is not said again of what the state, read before it was lost, shows as told', async () => {
    const deployment = deploy()
    const memory = {}
    deployment.reply = empty
    await deployment.at('03:00', { process: memory })
    deployment.store = { ...deployment.store, releaseLease: () => Promise.reject(new Error('no answer')) }

    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow('no answer')

    expect(documents(deployment)).toEqual(['pool opened', 'watchdog opened'])
  })

  it('holds of what was decided and written before it was lost in the same sweep', async () => {
    const keys = Array.from({ length: 300 }, (_, index) => aKey({ name: `key-${index}`, account: `key-${index}` }))
    const deployment = deploy(aWatchList({ keys }))
    const memory = {}
    await deployment.at('03:00', { process: memory })
    deployment.reply = call => (call.key === 'key-0' || call.key === 'key-299' ? EMPTY : well(call))
    const { store } = deployment
    deployment.store = {
      ...store,
      record: states =>
        states.some(({ subject }) => subject.startsWith('pool:key-299/'))
          ? Promise.reject(new Error('no answer'))
          : store.record(states),
    }
    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow('no answer')
    const meanwhile = documents(deployment)
    deployment.store = store
    const back = await deployment.at('03:10', { process: memory })

    expect(meanwhile).toEqual(['watchdog opened', 'pool opened', 'pool opened'])
    expect(told(back)).toEqual(['watchdog recovered'])
  })

  it('and is not said of what went out and could not be struck off', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    deployment.reply = empty
    const { store } = deployment
    deployment.store = {
      ...store,
      record: states =>
        deployment.published.length > 0 ? Promise.reject(new Error('no answer')) : store.record(states),
    }

    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow('no answer')

    expect(documents(deployment)).toEqual(['pool opened', 'watchdog opened'])
  })

  it('is tried again by the next sweep when it did not go out', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    deployment.store = { ...deployment.store, load: () => Promise.reject(new Error('no answer')) }
    deployment.publish = () => ({ outcome: 'refused', detail: 'SNS says no' })
    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow()
    deployment.publish = message => ({ outcome: 'sent', messageId: message.id })

    await expect(deployment.at('03:10', { process: memory })).rejects.toThrow()

    expect(documents(deployment)).toEqual(['watchdog opened'])
  })

  it('and its return is told once, though the first write of it fails', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    const { store } = deployment
    const broken = () => Promise.reject(new Error('no answer'))
    deployment.store = { ...store, load: broken }
    await expect(deployment.at('03:05', { process: memory })).rejects.toThrow()
    deployment.store = { ...store, record: broken }
    await expect(deployment.at('03:10', { process: memory })).rejects.toThrow()
    deployment.store = store

    await deployment.at('03:15', { process: memory })
    await deployment.at('03:20', { process: memory })

    expect(documents(deployment)).toEqual(['watchdog opened', 'watchdog recovered'])
  })
})

describe('keys of one account', () => {
  it('are told once as it gets worse', async () => {
    const keys = ['one', 'two'].map(name =>
      aKey({ name, account: 'ops@example.com', low: [{ amount: 100, unit: 'USD' }] }),
    )
    const deployment = deploy(aWatchList({ keys }))
    const low = await deployment.at('03:00')
    deployment.reply = empty

    const worse = await deployment.at('03:05')

    expect(low.notices.map(({ kind, condition }) => `${kind} ${condition}`)).toEqual(['opened low'])
    expect(worse.notices.map(({ kind, condition }) => `${kind} ${condition}`)).toEqual(['opened exhausted'])
  })
})

describe('the watchdog that cannot see', () => {
  it('is not well again because it asked nothing', async () => {
    const other = { ...acme, id: 'other', name: 'Other' }
    const keys = [aKey(), aKey({ name: 'second', provider: 'other', account: 'second' })]
    const deployment = deploy(aWatchList({ keys }), [acme, other])
    deployment.reply = () => ({ failure: 'timeout' })
    await deployment.at('03:00')
    await deployment.at('03:05')
    deployment.reply = () => ({ failure: 'not-reached' })

    const first = await deployment.at('03:10')
    const second = await deployment.at('03:15')

    expect([...told(first), ...told(second)]).toEqual([])
  })
})
