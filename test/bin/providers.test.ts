import { describe, expect, it } from 'vitest'
import { knownInWords, knownOf } from '../../bin/commands/providers/evidence.ts'
import { authInWords, howInWords, price } from '../../bin/commands/providers/probe-words.ts'
import { readsInWords } from '../../bin/commands/providers/readings.ts'
import { inMinutes, noticedInWords } from '../../bin/commands/providers/schedule.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { runCommand } from './shared/run-command.ts'

const DOCUMENTED = { documented: 'https://docs.example.com' } as const
const BASE: Provider = {
  id: 'acme',
  name: 'Acme',
  hosts: { default: 'https://api.example.com' },
  auth: { in: 'header', name: 'x-api-key' },
  env: ['ACME_API_KEY'],
  probes: [],
  signatures: [{ kind: 'exhausted', code: ['no_credit'], evidence: { seen: 'a log', on: '2026-01-01' } }],
  consoles: {},
}
const READ = {
  id: 'balance',
  kind: 'balance',
  request: { path: '/credits' },
  proof: 'credits',
  reads: [{ measures: 'balance', plus: ['credits'], unit: 'credits' }],
  evidence: DOCUMENTED,
} as const
const CALL = {
  id: 'canary',
  kind: 'canary',
  model: 'small',
  costUsd: 0.0001,
  request: { method: 'POST', path: '/chat' },
  proof: 'choices',
  evidence: DOCUMENTED,
} as const

describe('how soon an empty account is noticed', () => {
  const LIKELY = [{ kind: 'exhausted', status: [402], evidence: DOCUMENTED }] as const
  const HIDDEN = [
    { name: 'a', model: 'a', costUsd: 0.0001 },
    { name: 'b', model: 'b', costUsd: 0.0002 },
  ]
  it.each<readonly [string, Partial<Provider>, string]>([
    ['a balance is read in every sweep', { probes: [READ] }, '5 min'],
    ['a call that costs next to nothing is made in every sweep', { probes: [{ ...CALL, costUsd: 1e-8 }] }, '5 min'],
    ['other calls are made every half hour', { probes: [CALL] }, '30 min'],
    ['a refusal that is only likely is told on the second sight', { probes: [CALL], signatures: LIKELY }, '35 min'],
    ['a dear call is spaced to fit the budget', { probes: [{ ...CALL, costUsd: 0.004 }] }, '6 h'],
    ['a hidden pool is noticed by its own call', { probes: [READ, CALL], pools: HIDDEN }, '5 min (a pool: 36 min)'],
    ['without pools the balance is enough', { probes: [READ, CALL] }, '5 min'],
    ['a call that nobody asked for is not made', { probes: [{ ...CALL, optIn: true }] }, 'by opting in'],
    [
      'headroom is shown and not judged',
      { probes: [{ ...READ, reads: [{ ...READ.reads[0], measures: 'headroom' }] }] },
      'your own errors',
    ],
    [
      'an admin key binds nothing',
      { probes: [{ ...READ, request: { path: '/credits', credential: 'adminKey' } }] },
      'your own errors',
    ],
    ['nothing to ask', {}, 'your own errors'],
  ])('%s', (_, changes, expected) => {
    expect(noticedInWords({ ...BASE, ...changes })).toBe(expected)
  })

  it.each([
    [60_000, '1 min'],
    [119 * 60_000, '119 min'],
    [120 * 60_000, '2 h'],
    [150 * 60_000, '2.5 h'],
  ])('%d ms is %s', (milliseconds, expected) => {
    expect(inMinutes(milliseconds)).toBe(expected)
  })
})

describe('in words', () => {
  it('says what is read in which unit, and what needs an admin key', () => {
    const spend = { ...READ, id: 'spend', request: { path: '/spend', credential: 'adminKey' } } as const
    const provider: Provider = {
      ...BASE,
      probes: [
        { ...READ, reads: [...READ.reads, { measures: 'limit', plus: ['limit'], unit: 'credits' }] },
        { ...spend, reads: [{ measures: 'spend', plus: ['cost'], unit: { at: 'currency' } }] },
        {
          ...READ,
          id: 'other',
          reads: [{ measures: 'balance', unit: { byHost: { 'a.example': 'USD', 'b.example': 'CNY' } } }],
        },
      ],
    }

    expect(readsInWords(provider)).toBe('balance + limit (credits), spend (as told, admin key), balance (USD or CNY)')
    expect(howInWords(provider)).toBe('free read + admin key')
  })

  it('names of several calls the one that is made', () => {
    const dear = { ...CALL, id: 'dear', costUsd: 1 }

    expect(howInWords({ ...BASE, probes: [CALL, dear] })).toBe('call $0.0001')
  })

  it.each([
    [2e-8, '$0.00000002'],
    [0.007, '$0.007'],
    [1, '$1'],
    [20, '$20'],
    [0, '$0'],
  ])('%d dollars are written %s', (usd, expected) => {
    expect(price(usd)).toBe(expected)
  })

  it.each([
    [{ in: 'header', name: 'authorization', scheme: 'Bearer' }, 'header authorization: Bearer …'],
    [{ in: 'header', name: 'xi-api-key' }, 'header xi-api-key'],
    [{ in: 'query', name: 'api_key' }, 'query parameter api_key'],
    [{ in: 'basic' }, "basic authentication; the key is 'user:password'"],
    [{ in: 'none' }, 'no key'],
  ] as const)('%o is sent as %s', (auth, expected) => {
    expect(authInWords(auth)).toBe(expected)
  })

  it('says how sure we are of reading and refusal apart', () => {
    expect(knownInWords(knownOf({ ...BASE, probes: [READ] }))).toBe('documented / seen')
    expect(knownInWords(knownOf(BASE))).toBe('- / seen')
    expect(knownInWords({ read: 'documented', refusal: 'documented' })).toBe('documented')
  })
})

describe('credit-watchdog providers', () => {
  it('has one line for every provider, without colours where nobody sees them', async () => {
    const { stdout, exitCode } = await runCommand(['providers'])

    const ids = stdout.split('\n').map(line => line.split(' ', 1)[0])
    expect(exitCode).toBe(0)
    expect(PROVIDERS.filter(({ id }) => !ids.includes(id))).toEqual([])
    expect(stdout.includes('\u001b')).toBe(false)
  })

  it('shows one provider whole, found by any of its names', async () => {
    const { stdout, exitCode } = await runCommand(['providers', 'Eleven-Labs'])

    expect(exitCode).toBe(0)
    expect(stdout).toMatch(/^ElevenLabs \(elevenlabs/)
    expect(stdout).toContain('ELEVENLABS_API_KEY')
    expect(stdout).toContain('GET /v1/user/subscription; free, every 5 min')
    expect(stdout).toContain('code quota_exceeded')
    expect(stdout).toContain('https://elevenlabs.io/app/subscription')
  })

  it('has a page for each of them', async () => {
    const pages = await Promise.all(PROVIDERS.map(({ id }) => runCommand(['providers', id])))

    expect(pages.filter(({ exitCode }) => exitCode !== 0)).toEqual([])
    expect(pages.map(({ stdout }) => /undefined|\[object/.test(stdout)).includes(true)).toBe(false)
  })

  it('gives the same as data', async () => {
    const list = await runCommand(['providers', '--json'])
    const one = await runCommand(['providers', 'exa', '--json'])

    expect(JSON.parse(list.stdout)).toHaveLength(PROVIDERS.length)
    expect(JSON.parse(one.stdout)).toMatchObject({
      id: 'exa',
      reads: [],
      noticedWithin: {},
      known: { read: 'documented', refusal: 'documented' },
      probes: [{ id: 'canary', costUsd: 0.007, askedEveryMs: null }],
    })
  })

  it.each([
    [['providers', 'kei'], 'Did you mean "kie"?'],
    [['providers', 'kie', 'exa'], 'takes one id'],
    [['providers', '--jsno'], 'Did you mean "--json"?'],
  ])('%j is wrong usage', async (args, expected) => {
    const { stderr, stdout, exitCode } = await runCommand(args)

    expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' })
    expect(stderr).toContain(expected)
  })
})
