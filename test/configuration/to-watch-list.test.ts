import { describe, expect, it } from 'vitest'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { defineProvider, defineWatchdog, fromEnv, fromParameter, fromSecret } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { KIE, MINIMAL, problemsOf, withAlerts, withKey } from './minimal.ts'

const listOf = (configuration: unknown, mode: 'deploy' | 'local' = 'deploy') =>
  toWatchList(configuration, mode).watchList
const keyOf = (changes: object) => listOf(withKey({ ...changes })).keys[0]

describe('what the configuration leaves out', () => {
  it('is filled in', () => {
    expect(listOf(MINIMAL)).toMatchObject({
      schema: 1,
      schedule: { expression: 'rate(5 minutes)', longestGapMs: 300_000 },
      language: 'en',
      timeZone: 'UTC',
      displayName: 'Watchdog',
      reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 },
      providers: [],
    })
  })

  it('sends everything by e-mail and only what is urgent by SMS', () => {
    const { recipients } = listOf(withAlerts({ sms: ['+31612345678'] }))

    expect(recipients.map(({ channel, severity }) => [channel, severity])).toEqual([
      ['email', ['urgent', 'warning', 'info']],
      ['sms', ['urgent']],
    ])
  })

  it("takes the provider's suggested lines and work", () => {
    const key = keyOf({})

    expect(key?.low).toEqual([{ amount: 10_000, unit: 'credits' }])
    expect(key?.pools[0]?.workUnits).toContainEqual({ name: 'Sora 2 Pro 720p 15 s', unit: 'credits', cost: 135 })
  })

  it("watches a reseller's pools, one per upstream", () => {
    expect(keyOf({ provider: 'aimlapi' })?.pools.map(pool => pool.name)).toEqual(['chat', 'claude'])
  })

  it('watches a plain key as one pool', () => {
    expect(keyOf({})?.pools.map(pool => pool.name)).toEqual(['default'])
  })

  it('drops a suggested critical line that the own low line is already under', () => {
    expect(keyOf({ provider: 'aimlapi', low: '500k credits' })?.critical).toEqual([])
  })

  it('spends at most two cents a day on questions', () => {
    expect(keyOf({})?.dailyBudgetUsd).toBe(0.02)
  })

  it('takes the accounts from the references: the same one twice is one account', () => {
    const { keys } = listOf({
      ...MINIMAL,
      keys: [KIE, { ...KIE, name: 'again' }, { ...KIE, name: 'other', key: fromSecret('x', 'kie') }],
    })

    expect(keys.map(key => key.account)).toEqual([
      'kie:parameter:/credit-watchdog/kie',
      'kie:parameter:/credit-watchdog/kie',
      'kie:secret:x#kie',
    ])
  })
})

describe('schedules', () => {
  it.each([
    [{ every: '1m' }, 'rate(1 minute)', 60_000],
    [{ every: '90m' }, 'rate(90 minutes)', 5_400_000],
    [{ every: '60m' }, 'rate(1 hour)', 3_600_000],
    [{ every: '8h' }, 'rate(8 hours)', 28_800_000],
    [{ cron: '0/10 7-18 ? * MON-FRI *', longestGap: '62h' }, 'cron(0/10 7-18 ? * MON-FRI *)', 223_200_000],
    [{ cron: 'cron(0 8 * * ? *)', longestGap: '24h' }, 'cron(0 8 * * ? *)', 86_400_000],
    [{ cron: '0 8 L * ? *', longestGap: '72h' }, 'cron(0 8 L * ? *)', 259_200_000],
  ])('%o', (schedule, expression, longestGapMs) => {
    expect(listOf({ ...MINIMAL, schedule }).schedule).toEqual({ expression, longestGapMs })
  })
})

describe('amounts', () => {
  it.each([
    ['kie', 10_000, [{ amount: 10_000, unit: 'credits' }]],
    ['kie', '10k', [{ amount: 10_000, unit: 'credits' }]],
    ['kie', '10_000 Credits', [{ amount: 10_000, unit: 'credits' }]],
    ['kie', '50 usd', [{ amount: 50, unit: 'USD' }]],
    ['aimlapi', '5M credits', [{ amount: 5_000_000, unit: 'credits' }]],
    ['aimlapi', 5_000_000, [{ amount: 5_000_000, unit: 'credits' }]],
    ['aimlapi', '2.50 USD', [{ amount: 2.5, unit: 'USD' }]],
    [
      'deepseek',
      ['5 USD', '20 cny'],
      [
        { amount: 5, unit: 'USD' },
        { amount: 20, unit: 'CNY' },
      ],
    ],
  ])('%s: low %o', (provider, low, expected) => {
    expect(keyOf({ provider, low, critical: [] })?.low).toEqual(expected)
  })

  it.each([
    ['intl', 'USD'],
    ['cn', 'CNY'],
  ])('a bare number at Moonshot %s is %s', (region, unit) => {
    expect(keyOf({ provider: 'moonshot', region, low: 5 })?.low).toEqual([{ amount: 5, unit }])
  })

  it("counts work in the provider's own unit", () => {
    const key = keyOf({ provider: 'aimlapi', workUnits: [{ name: 'article', cost: '0.01 USD' }] })

    expect(key?.pools[0]?.workUnits).toEqual([{ name: 'article', cost: 20_000, unit: 'credits' }])
  })

  it('keeps the currency of a price that cannot be converted, and calls a pool empty by it', () => {
    const work = { provider: 'deepseek', workUnits: [{ name: 'article', cost: '2 CNY' }] }

    expect(keyOf(work)?.pools[0]).toMatchObject({
      workUnits: [{ name: 'article', cost: 2, unit: 'CNY' }],
      emptyUnit: 'CNY',
    })
  })

  it('takes no unit for granted where the balance may be in several', () => {
    const problems = problemsOf(withKey({ provider: 'deepseek', workUnits: [{ name: 'article', cost: 2 }] }))

    expect(problems.map(({ path }) => path)).toEqual(['keys[0].workUnits[0].cost'])
    expect(problems[0]?.text).toContain('has no unit, and this provider has no single one')
  })

  it('calls a pool empty when less is left than its cheapest work costs, and not before', () => {
    const emptyAt =
      keyOf({
        workUnits: [
          { name: 'video', cost: 135 },
          { name: 'long video', cost: 270 },
        ],
      })?.pools[0]?.emptyAt ?? 0

    expect([134.5, 134.999999, 135].map(balance => balance <= emptyAt)).toEqual([true, true, false])
  })

  it('is empty at nothing without work', () => {
    expect(keyOf({ workUnits: [] })?.pools[0]?.emptyAt).toBe(0)
  })
})

describe('keys', () => {
  it('goes by the id where an alias was written', () => {
    expect(keyOf({ provider: 'kie.ai' })?.provider).toBe('kie')
  })

  it('asks one of the hosts by name', () => {
    const openaiCompatible = keyOf({ provider: 'openai-compatible', baseUrl: 'https://llm.acme-studio.org/' })

    expect(openaiCompatible?.baseUrl).toBe('https://llm.acme-studio.org')
    expect(
      listOf({ ...MINIMAL, keys: [{ name: 'vllm', provider: 'openai-compatible', region: 'vllm' }] }, 'local').keys[0]
        ?.baseUrl,
    ).toBe('http://localhost:8000')
  })

  it('takes a variable of the environment on this machine', () => {
    expect(listOf(withKey({ key: fromEnv('KIE_API_KEY') }), 'local').keys[0]?.credential).toEqual({
      from: 'env',
      name: 'KIE_API_KEY',
    })
  })

  it('sends a canary that may be dear only where a pool names its model', () => {
    const pools = [{ name: 'a' }, { name: 'b', model: 'llama3.2' }]
    const key = keyOf({ provider: 'openai-compatible', baseUrl: 'https://llm.acme-studio.org', pools })

    expect(key?.pools.map(pool => pool.canary)).toEqual([false, true])
  })

  it.each([
    ['a pool of the same key', 'a/b', [{ name: 'x', fallback: 'y' }, { name: 'y' }]],
    ['another key', 'kie', [{ name: 'x', fallback: 'kie' }]],
    ["another key's own pool", 'aimlapi/claude', [{ name: 'x', fallback: 'aimlapi/claude' }]],
  ])('falls back on %s', (_title, _fallback, pools) => {
    const keys = [KIE, { ...KIE, name: 'aimlapi', provider: 'aimlapi' }, { ...KIE, name: 'other', pools }]

    expect(listOf({ ...MINIMAL, keys }).keys[2]?.pools[0]?.fallback).toBe(pools[0]?.fallback)
  })

  it.each(PROVIDERS.map(provider => [provider.id, provider] as const))(
    '%s can be watched with a name and a reference',
    (id, provider) => {
      const asked = Object.entries(provider.parameters ?? {}).filter(([, parameter]) => 'ask' in parameter)
      const parameters = Object.fromEntries(asked.map(([name]) => [name, 'acme']))
      const key = { name: id, provider: id, key: fromParameter(`/credit-watchdog/${id}`), parameters }

      expect(listOf({ ...MINIMAL, keys: [key] }, 'local').keys[0]?.pools.length).toBeGreaterThan(0)
    },
  )
})

describe('the types', () => {
  it('let an editor complete the providers, private ones too, and mark a mistyped one', () => {
    const alerts = { email: ['ops@acme-studio.org'] }
    const key = fromParameter('/a')

    // @ts-expect-error "kei" is no provider
    const mistyped = defineWatchdog({ alerts, keys: [{ name: 'a', provider: 'kei', key }] })
    const sound = defineWatchdog({ alerts, keys: [{ name: 'a', provider: 'kie', key }] })

    expect([mistyped, sound].map(configuration => configuration.keys[0]?.provider)).toEqual(['kei', 'kie'])
  })
})

describe('private providers', () => {
  const acme = defineProvider({
    id: 'acme',
    name: 'Acme',
    hosts: { default: 'https://api.acme-studio.org' },
    auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
    env: ['ACME_API_KEY'],
    keyPattern: /\bacme-[0-9]{4}\b/,
    probes: [],
    signatures: [{ kind: 'exhausted', says: /no more acme/i, evidence: { seen: 'our own logs', on: '2026-11-20' } }],
    consoles: {},
  })

  it('is watched like any other', () => {
    const configuration = defineWatchdog({
      alerts: { email: ['ops@acme-studio.org'] },
      providers: [acme],
      keys: [{ name: 'a', provider: 'acme', key: fromParameter('/a') }],
    })

    const { keys, providers } = listOf(configuration)

    expect(keys[0]).toMatchObject({ provider: 'acme', baseUrl: 'https://api.acme-studio.org' })
    expect(providers).toEqual([acme])
  })

  it.each([
    ['whose id the catalogue has', { id: 'openai' }, 'providers[0].id'],
    ['with a host in clear text', { hosts: { default: 'http://api.acme-studio.org' } }, 'providers[0].hosts.default'],
    [
      'with a row that matches everything',
      { signatures: [{ kind: 'exhausted', evidence: { unconfirmed: 'x' } }] },
      'providers[0].signatures[0]',
    ],
    [
      'with a row without evidence',
      { signatures: [{ kind: 'exhausted', code: ['x'], evidence: {} }] },
      'providers[0].signatures[0].evidence',
    ],
    [
      'with a code that can never match',
      { signatures: [{ kind: 'exhausted', code: ['NO_MORE'], evidence: { unconfirmed: 'x' } }] },
      'providers[0].signatures[0].code[0]',
    ],
    ['with a mistyped property', { signature: [] }, 'providers[0]'],
    [
      'with a balance that reads nothing',
      {
        probes: [{ id: 'balance', kind: 'balance', request: { path: '/' }, proof: '', evidence: { unconfirmed: 'x' } }],
      },
      'providers[0].probes[0].reads',
    ],
    [
      'with a usage report that names no model',
      {
        usage: {
          id: 'usage',
          kind: 'usage',
          request: { path: '/usage?from={since}' },
          proof: 'data',
          hours: 'data',
          time: 'at',
          plus: ['tokens'],
          unit: 'tokens',
          evidence: { unconfirmed: 'x' },
        },
      },
      'providers[0].usage.model',
    ],
    ['with a function', { gotchas: [() => 'x'] }, 'providers[0].gotchas[0]'],
  ])('is refused %s', (_title, changes, path) => {
    const configuration = { ...MINIMAL, providers: [{ ...acme, ...changes }] }

    expect(() => listOf(configuration)).toThrow(`  ${path}: `)
  })

  it.each(PROVIDERS.map(provider => [provider.id, provider] as const))(
    'may be written like %s of the catalogue',
    (id, { aliases: _aliases, ...provider }) => {
      const copy = { ...provider, id: `my-${id}` }

      expect(listOf({ ...MINIMAL, providers: [copy] }, 'local').providers).toEqual([copy])
    },
  )

  it('has its keys recognised by its own pattern', () => {
    expect(() => listOf({ ...MINIMAL, providers: [acme], product: 'acme-1234' })).toThrow(
      'product: holds what looks like a live key',
    )
  })
})

describe('warnings', () => {
  it.each([
    ['nobody to tell', withAlerts({ email: [] }), 'nobody is told'],
    ['a mailbox that nobody reads', withAlerts({ email: ['ops@example.com'] }), 'ops@example.com'],
    ['a phone that nobody has', withAlerts({ sms: ['+15550100'] }), '+15550100'],
    ['a line that is never compared', withKey({ provider: 'openai', low: '5 USD' }), 'never compared'],
    ['an admin key that nothing asks with', withKey({ adminKey: fromParameter('/admin') }), 'adminKey'],
    ['a model without a price', withKey({ provider: 'openai', pools: [{ name: 'a', model: 'gpt-6-pro' }] }), 'costUsd'],
    [
      'one secret for two providers',
      { ...MINIMAL, keys: [KIE, { ...KIE, name: 'b', provider: 'deepseek' }] },
      'kie and deepseek',
    ],
  ])('%s', (_title, configuration, words) => {
    const { warnings } = toWatchList(configuration, 'deploy')

    expect(warnings).toEqual([expect.stringContaining(words)])
  })

  it('are none for a sound configuration', () => {
    expect(toWatchList(MINIMAL, 'deploy').warnings).toEqual([])
  })
})
