import { describe, expect, it } from 'vitest'
import { acme, aKey, aPool, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK } from '../support/sweeping.ts'

describe('a sweep tells once', () => {
  it('what is empty, and what works again after two healthy sights in one sweep', async () => {
    const deployment = deploy()
    await deployment.at('03:00')
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(0) : EMPTY)

    const opened = await deployment.at('03:05')
    const quiet = await deployment.at('03:10')
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
    const recovered = await deployment.at('03:15')

    expect(opened.notices.map(notice => notice.kind)).toEqual(['opened'])
    expect(quiet.notices).toEqual([])
    expect(recovered.notices.map(notice => notice.kind)).toEqual(['recovered'])
    expect(deployment.published).toHaveLength(2)
  })

  it('a passing rate limit not at all', async () => {
    const deployment = deploy()
    deployment.reply = call =>
      call.probe.kind === 'canary'
        ? { status: 429, body: { error: { code: 'rate_limit_exceeded', message: 'Rate limit reached' } } }
        : OK.access

    for (const clock of ['03:00', '03:05', '03:10']) await deployment.at(clock)

    expect(deployment.published).toEqual([])
  })

  it('two keys of one account once, with both names', async () => {
    const keys = ['one', 'two'].map(name => aKey({ name, account: 'ops@example.com' }))
    const deployment = deploy(aWatchList({ keys }))
    deployment.reply = () => EMPTY

    const report = await deployment.at('03:05')

    expect(report.notices.map(notice => notice.facts.alsoKeys)).toEqual([['two']])
    expect(deployment.published).toHaveLength(1)
  })
})

describe('nothing is lost', () => {
  it('two pools that recovered in the same sweep are each said to have been watched to a good end', async () => {
    const keys = ['one', 'two'].map(name => aKey({ name, account: name }))
    const deployment = deploy(aWatchList({ keys }))
    const { reply } = deployment
    deployment.reply = () => EMPTY
    await deployment.at('03:00')
    deployment.reply = reply
    await deployment.at('03:05')

    const report = await deployment.at('2025-11-21T03:10:00Z')

    expect(report.messages.flatMap(({ notices }) => notices.map(({ kind, subject }) => [kind, subject]))).toEqual([
      ['watched', { about: 'pool', key: 'one', pool: 'default' }],
      ['watched', { about: 'pool', key: 'two', pool: 'default' }],
    ])
  })

  it.each(['throttled', 'refused', 'unanswered'] as const)(
    'a publish that is %s stays owed, and goes out under the same id in the next sweep',
    async outcome => {
      const deployment = deploy()
      deployment.reply = () => EMPTY
      const attempts: string[] = []
      deployment.publish = message => {
        attempts.push(message.id)
        return { outcome, detail: 'SNS says no' }
      }
      const first = await deployment.at('03:05')
      deployment.publish = message => {
        attempts.push(message.id)
        return { outcome: 'sent', messageId: 'm' }
      }

      const second = await deployment.at('03:10')

      expect(first.messages.map(({ published }) => published.outcome)).toEqual([outcome])
      expect(deployment.lines.sweeps[0]?.noticesFailed).toBe(1)
      expect(second.notices).toEqual([])
      expect(deployment.published).toHaveLength(1)
      expect(new Set(attempts).size).toBe(1)
    },
  )

  it('a state somebody else wrote meanwhile is decided again: one alert', async () => {
    const deployment = deploy()
    await deployment.at('03:00')
    deployment.reply = () => EMPTY
    const { store } = deployment
    let interfered = false
    deployment.store = {
      ...store,
      async record(states) {
        const [state] = states
        if (!interfered && state?.incident) {
          interfered = true
          const { states: current } = await store.load()
          const known = current.get(state.subject)
          if (known)
            await store.record([
              { ...known, version: known.version + 1, silence: { until: '2020-01-01T00:00:00.000Z', because: 'over' } },
            ])
        }
        return store.record(states)
      },
    }

    const report = await deployment.at('03:05')

    expect(interfered).toBe(true)
    expect(report.notices).toHaveLength(1)
    expect(deployment.published).toHaveLength(1)
  })

  it('who does not get the lease ends at once, well', async () => {
    const deployment = deploy()
    await deployment.store.acquireLease(
      'another run',
      new Date('2025-11-20T03:04:00Z'),
      new Date('2025-11-20T03:09:00Z'),
    )

    const report = await deployment.at('03:05')

    expect(report.outcome).toBe('another-sweep-runs')
    expect(deployment.calls).toEqual([])
  })

  it('a lease whose holder died is taken over when it has run out', async () => {
    const deployment = deploy()
    await deployment.store.acquireLease(
      'a run that died',
      new Date('2025-11-20T03:00:00Z'),
      new Date('2025-11-20T03:04:05Z'),
    )

    expect((await deployment.at('03:05')).outcome).toBe('swept')
  })

  it('a store that fails is told once an hour with what is certain and urgent, and so is its return', async () => {
    const deployment = deploy()
    const memory = {}
    await deployment.at('03:00', { process: memory })
    const { store } = deployment
    deployment.store = { ...store, load: () => Promise.reject(new Error('no answer within 2 s')) }
    deployment.reply = () => EMPTY

    for (const clock of ['03:05', '03:10', '04:00', '04:05']) {
      await expect(deployment.at(clock, { process: memory })).rejects.toThrow('no answer')
    }
    const whileLost = deployment.published.map(message => message.attributes.keys)
    deployment.store = store
    const back = await deployment.at('04:10', { process: memory })

    expect(whileLost).toEqual([
      ['*', 'shop'],
      ['*', 'shop'],
    ])
    expect(
      back.messages.flatMap(({ notices }) => notices.map(notice => `${notice.subject.about} ${notice.kind}`)),
    ).toContain('watchdog recovered')
  })

  it('a new process, which cannot know what others told, tells of it only in the first sweep of an hour', async () => {
    const deployment = deploy()
    deployment.store = { ...deployment.store, load: () => Promise.reject(new Error('no answer')) }

    for (const clock of ['03:25', '03:30', '04:00'])
      await expect(deployment.at(clock, { process: {} })).rejects.toThrow()

    expect(deployment.published).toHaveLength(1)
  })

  it('a store that fails makes the sweep fail loudly', async () => {
    const deployment = deploy()
    deployment.store = { ...deployment.store, load: () => Promise.reject(new Error('no answer within 2 s')) }

    await expect(deployment.at('03:05')).rejects.toThrow('no answer within 2 s')
  })
})

describe('outages are told of the provider, not of each key', () => {
  const keys = ['one', 'two'].map(name => aKey({ name, account: name }))

  it('two keys that cannot reach their provider are one notice after half an hour', async () => {
    const other = { ...acme, id: 'other', name: 'Other' }
    const deployment = deploy(
      aWatchList({ keys: [...keys, aKey({ name: 'three', provider: 'other', account: 'three' })] }),
      [acme, other],
    )
    deployment.reply = call =>
      call.provider === 'acme'
        ? { failure: 'timeout' }
        : call.probe.kind === 'balance'
          ? OK.balance(50)
          : OK[call.probe.kind]

    const kinds: string[] = []
    for (const clock of ['03:00', '03:05', '03:10', '03:15', '03:20', '03:25', '03:30']) {
      const report = await deployment.at(clock)
      kinds.push(...report.notices.map(notice => `${clock} ${notice.subject.about} ${notice.kind}`))
    }

    expect(kinds).toEqual(['03:30 provider opened'])
  })

  it('nothing answers anywhere: the watchdog says that it cannot see, and that once', async () => {
    const other = { ...acme, id: 'other', name: 'Other' }
    const deployment = deploy(
      aWatchList({ keys: [...keys, aKey({ name: 'three', provider: 'other', account: 'three' })] }),
      [acme, other],
    )
    deployment.reply = () => ({ failure: 'timeout' })

    const told: string[] = []
    for (const clock of ['03:00', '03:05', '03:10', '03:40', '04:00']) {
      const report = await deployment.at(clock)
      told.push(...report.notices.map(notice => `${clock} ${notice.subject.about} ${notice.severity}`))
    }

    expect(told).toEqual(['03:05 watchdog urgent'])
  })
})

describe('secrets', () => {
  it('none of two can be read: the watchdog says that, and not that providers are silent', async () => {
    const keys = ['one', 'two'].map(name => aKey({ name, account: name, credential: { from: 'parameter', name } }))
    const deployment = deploy(aWatchList({ keys }))
    deployment.reply = () => ({ failure: 'credential' })

    const told: unknown[] = []
    for (const clock of ['03:00', '03:05', '03:10']) told.push(...(await deployment.at(clock)).notices)

    expect(told).toMatchObject([
      { subject: { about: 'watchdog' }, facts: { why: 'credential', count: { failing: 2, of: 2 } } },
    ])
  })
})

describe('names change', () => {
  it('was: carries an incident over to the new name, and it recovers there', async () => {
    const deployment = deploy(aWatchList({ keys: [aKey({ name: 'old' })] }))
    deployment.reply = () => EMPTY
    await deployment.at('03:00')
    const after = deploy(aWatchList({ keys: [aKey({ name: 'new', was: 'old' })] }))
    after.store = deployment.store
    after.reply = () => EMPTY

    const still = await after.at('03:05')
    after.reply = call => (call.probe.kind === 'balance' ? OK.balance(50) : OK[call.probe.kind])
    const recovered = await after.at('03:10')

    expect(still.notices).toEqual([])
    expect(recovered.notices.map(notice => [notice.kind, notice.subject])).toEqual([
      ['recovered', { about: 'pool', key: 'new', pool: 'default' }],
    ])
  })

  it("a provider's outage is closed when too few keys are left to speak of it as a whole", async () => {
    const other = { ...acme, id: 'other', name: 'Other' }
    const keys = ['one', 'two'].map(name => aKey({ name, account: name }))
    const third = aKey({ name: 'three', provider: 'other', account: 'three' })
    const deployment = deploy(aWatchList({ keys: [...keys, third] }), [acme, other])
    const well = deployment.reply
    deployment.reply = call => (call.provider === 'acme' ? { failure: 'timeout' } : well(call))
    for (const clock of ['03:00', '03:15', '03:30']) await deployment.at(clock)
    const after = deploy(aWatchList({ keys: [...keys.slice(0, 1), third] }), [acme, other])
    after.store = deployment.store

    const report = await after.at('03:35')

    expect(report.notices.map(({ kind, subject }) => [kind, subject.about])).toEqual([['closed', 'provider']])
  })

  it('a pool no longer watched closes its incident, once', async () => {
    const deployment = deploy(aWatchList({ keys: [aKey({ name: 'gone' })] }))
    deployment.reply = () => EMPTY
    await deployment.at('03:00')
    const after = deploy(aWatchList({ keys: [aKey({ name: 'stays' })] }))
    after.store = deployment.store

    const first = await after.at('03:05')
    const second = await after.at('03:10')

    expect(first.notices.map(notice => notice.kind)).toEqual(['closed'])
    expect(second.notices).toEqual([])
  })
})

describe('the watchdog is never the loop', () => {
  it('a day of sweeps costs at most the daily budget, and a spent budget is unknown, not healthy', async () => {
    const deployment = deploy(
      aWatchList({ keys: [aKey({ dailyBudgetUsd: 0.001, pools: [aPool({ costUsd: 0.0003 })] })] }),
    )
    deployment.reply = call =>
      call.probe.kind === 'canary'
        ? { status: 418, body: { error: { message: 'a text that nobody knows' } } }
        : call.probe.kind === 'balance'
          ? OK.balance(50)
          : OK.access

    let costUsd = 0
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      const report = await deployment.at(new Date(Date.parse('2025-11-20T00:00:00Z') + minute * 60_000).toISOString())
      costUsd += report.costUsd
    }

    expect(costUsd).toBeGreaterThan(0)
    expect(costUsd).toBeLessThanOrEqual(0.001)
    expect(deployment.lines.pools.at(-1)).toMatchObject({ condition: 'unknown', why: 'budget-spent' })
  })

  it('a crash between a paid call and its record is not asked for again without being counted', async () => {
    const deployment = deploy()
    const { ask } = deployment.ports.prober
    let crash = true
    Object.assign(deployment.ports.prober, {
      ask: async (...given: Parameters<typeof ask>) => {
        const answered = await ask(...given)
        if (crash && given[0].some(call => call.costUsd > 0)) throw new Error('the function was stopped')
        return answered
      },
    })
    await expect(deployment.at('03:00')).rejects.toThrow('the function was stopped')
    crash = false

    // A failure that the sweep saw ends its lease: the next run need not wait for it.
    await deployment.at('03:01')

    const { states } = await deployment.store.load()
    expect(states.get('pool:shop/default')?.spent).toEqual({ day: '2025-11-20', usd: 0.0002 })
    expect(states.get('pool:shop/default')?.asked?.canary?.open).toBeUndefined()
  })
})
