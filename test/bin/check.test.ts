import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dollarsAtMost, highestCostUsd } from '../../bin/commands/check/highest-cost.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import type { Behaviour } from '../../simulator/behaviour.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'
import { type RunOptions, runCommand } from './shared/run-command.ts'

const NAMES = ['aimlapi', 'kie', 'openai', 'anthropic', 'deepseek', 'did'] as const
/** Each key holds its provider's name, so that a key at the wrong server is seen. */
const KEYS = {
  AIML_API_KEY: 'aimlapi-marker-4f0c9a7be1d24c3f',
  KIE_API_KEY: 'kie-marker-5a6b0e9d7c1f2a34b9',
  OPENAI_API_KEY: 'openai-marker-7be1d24c3f8a6b0e',
  ANTHROPIC_API_KEY: 'anthropic-marker-9d7c1f2a34b9',
  DEEPSEEK_API_KEY: 'deepseek-marker-c3f8a6b0e1d24',
  DID_API_KEY: 'did-marker-2a34b9f4f0c9a7be1',
}
const VARIABLES = {
  aimlapi: 'AIML_API_KEY',
  kie: 'KIE_API_KEY',
  openai: 'OPENAI_API_KEY',
  anthropic: 'ANTHROPIC_API_KEY',
  deepseek: 'DEEPSEEK_API_KEY',
  did: 'DID_API_KEY',
} as const
const SPELLINGS = ['anthropic/claude-sonnet-4.5', 'claude-sonnet-4-5-20250929', 'claude-sonnet-4-5']

let simulator: Simulator
let folder: string

beforeEach(async () => {
  simulator = await startSimulator({ providers: PROVIDERS.filter(({ id }) => NAMES.some(name => name === id)) })
  folder = mkdtempSync(join(tmpdir(), 'check-'))
})
afterEach(async () => {
  await simulator.close()
  rmSync(folder, { recursive: true })
})

/** A configuration as somebody would write it, each key at its simulated provider. */
function configure(names: readonly (typeof NAMES)[number][], more: Readonly<Record<string, object>> = {}): void {
  const keys = names.map(name => ({
    name,
    provider: name,
    key: { from: 'env', name: VARIABLES[name] },
    baseUrl: simulator.baseUrl(name),
    ...more[name],
  }))
  const alerts = { email: ['ops@example.com'] }
  writeFileSync(join(folder, 'watchdog.config.ts'), `export default ${JSON.stringify({ alerts, keys })}\n`)
}

const check = (args: readonly string[] = [], options: RunOptions = {}) =>
  runCommand(['check', ...args], { cwd: folder, env: KEYS, ...options })

async function checkJson(args: readonly string[] = [], options: RunOptions = {}) {
  const { stdout, exitCode } = await check([...args, '--json'], options)
  return { ...JSON.parse(stdout), exitCode }
}

const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('check', () => {
  it("tells a reseller's empty pool from the account's balance, with what speaks for it", async () => {
    configure(['aimlapi'])
    simulator.script('aimlapi', { kind: 'recorded', file: 'exhausted-anthropic-relayed' }, { model: SPELLINGS })

    const { stdout, exitCode } = await check()

    expect(stdout).toMatch(/aimlapi\/claude +EXHAUSTED +same balance +3 calls, refused \(HTTP 400\)/)
    expect(stdout).toMatch(/aimlapi\/chat +healthy +\S+M credits \(about \$[\d.]+\)/)
    const text = flat(stdout)
    expect(text).toContain('refused by Anthropic, relayed by AIML API; topping up may not help')
    expect(text).toContain('they say "Your credit balance is too low to access the Anthropic API.')
    expect(text).toContain('gpt-4o on the same key answers')
    expect(text).toContain('refused under 3 spellings')
    expect(text).toContain('do use gpt-4o, it answered just now; https://aimlapi.com/app/billing')
    expect(text).toContain('1 blocked, 0 low, 1 healthy, 0 unknown.')
    expect(exitCode).toBe(1)
  })

  it('says which line a balance is under, and what it still buys', async () => {
    configure(['kie'], { kie: { workUnits: [{ name: 'video', cost: 135 }] } })
    simulator.script('kie', { kind: 'draining', to: 9_945 })

    const { stdout, exitCode } = await check()

    expect(stdout).toMatch(/kie +LOW +9,945 credits \(about \$49\.7\d\) +balance read/)
    expect(flat(stdout)).toContain('under 10,000 credits, the line the catalogue suggests because that is 73 videos')
    expect(exitCode).toBe(1)
  })

  it('says what of a balance was granted, and what of it expires when', async () => {
    configure(['deepseek', 'did'], { deepseek: { pools: [{ name: 'default', canary: false }] } })
    const until = new Date(Date.now() + 20 * 24 * 3_600_000).toISOString()
    simulator.script('did', {
      kind: 'answer',
      status: 200,
      body: { remaining: 74, total: 120, credits: [{ remaining: 54, total: 100, expire_at: until }] },
    })

    const { stdout } = await check()
    const { pools } = await checkJson()

    expect(stdout).toMatch(/^deepseek +healthy +CNY 110\.00, CNY 10\.00 of it granted +/m)
    expect(stdout).toMatch(/^did +healthy +74 credits, 54 credits of it until \w{3} \d+ \w{3} +balance read$/m)
    expect(pools.map(({ balance }: { balance: object[] }) => balance[0])).toEqual([
      { measures: 'balance', amount: 110, unit: 'CNY', granted: 10 },
      { measures: 'balance', amount: 74, unit: 'credits', expiring: [{ amount: 54, at: until }] },
    ])
  })

  it('says what a balance buys that is not low', async () => {
    configure(['kie'], { kie: { workUnits: [{ name: 'video', cost: 135 }] } })
    simulator.script('kie', { kind: 'draining', to: 20_090 })

    const { stdout } = await check()

    expect(flat(stdout)).toContain('good to know kie: 20,090 credits (about $100.45): that is 148 videos')
  })

  it('takes a balance under the price of the cheapest work as exhausted', async () => {
    configure(['kie'], { kie: { workUnits: [{ name: 'video', cost: 135 }] } })
    simulator.script('kie', { kind: 'draining', to: 90 })

    expect(flat((await check()).stdout)).toContain('90 credits (about $0.45) left, and one video costs 135')
  })

  it.each<[string, Behaviour, string, number]>([
    ['everything answers', { kind: 'healthy' }, 'healthy', 0],
    ['the account is empty', { kind: 'exhausted' }, 'exhausted', 1],
    ['a limit is reached', { kind: 'capped' }, 'capped', 1],
    ['the account is suspended', { kind: 'suspended' }, 'suspended', 1],
    ['the key is wrong', { kind: 'rejected' }, 'rejected', 1],
    ['it is a rate limit', { kind: 'throttled' }, 'throttled', 2],
    ['the provider is down', { kind: 'unavailable' }, 'unavailable', 2],
    ['the answer is none we know', { kind: 'answer', status: 418, body: 'teapot' }, 'unknown', 2],
    ['the connection breaks', { kind: 'reset' }, 'unavailable', 2],
  ])('when %s: %o is %s and exit code %i', async (_, behaviour, condition, exitCode) => {
    configure(['openai'])
    simulator.script('openai', behaviour)

    expect(await checkJson()).toMatchObject({ pools: [{ key: 'openai', condition }], exitCode, summary: { exitCode } })
  })

  it.each([
    ['healthy-spend-limit-not-set', true],
    ['healthy-spend-limit-enforced', false],
  ])('with the answer %s it is %s that no spend limit is enforced', async (file, told) => {
    configure(['openai'], { openai: { adminKey: { from: 'env', name: 'OPENAI_ADMIN_KEY' } } })
    simulator.script('openai', { kind: 'recorded', file }, { probe: 'spend-limit' })

    const { stdout } = await check([], { env: { ...KEYS, OPENAI_ADMIN_KEY: 'openai-marker-admin-2a34b9' } })

    expect(flat(stdout).includes('no spend limit is enforced at OpenAI')).toBe(told)
  })

  it.each([
    ['of this month', `${new Date().toISOString().slice(0, 8)}01`, /about \$\d+\.\d\d or more, estimated/],
    ['of another', '2020-01-01', /that takes the readings of the deployed watchdog: npx credit-watchdog status/],
  ])('calls what is left by declared top-ups %s an estimate', async (_, at, told) => {
    const adminKey = { from: 'env', name: 'OPENAI_ADMIN_KEY' }
    configure(['openai'], { openai: { adminKey, topUps: [{ at, amount: 500 }] } })

    const { stdout } = await check([], { env: { ...KEYS, OPENAI_ADMIN_KEY: 'openai-marker-admin-2a34b9' } })

    expect(flat(stdout)).toMatch(told)
    expect(flat(stdout)).toMatch(/last top-up declared \d+ \w+/)
  })

  it('says how much of the budget is spent', async () => {
    configure(['openai'], {
      openai: { adminKey: { from: 'env', name: 'OPENAI_ADMIN_KEY' }, budget: { amount: 0.1 } },
    })

    const { stdout, exitCode } = await check([], { env: { ...KEYS, OPENAI_ADMIN_KEY: 'openai-marker-admin-2a34b9' } })

    expect(flat(stdout)).toMatch(
      /this month's budget is spent, \d+% of 0.1 USD do https:\/\/platform.openai.com\/usage/,
    )
    expect(exitCode).toBe(1)
  })

  it('says a rate limit is none of the credit, and when it ends', async () => {
    configure(['openai'])
    simulator.script('openai', {
      kind: 'answer',
      status: 429,
      headers: { 'retry-after': '20' },
      body: { error: { code: 'rate_limit_exceeded', message: 'Rate limit reached for gpt-4o-mini' } },
    })

    const text = flat((await check()).stdout)

    expect(text).toContain('a rate limit at OpenAI: it refills by itself; your credit is not the problem')
    expect(text).toMatch(/it says (?:19|20) s until it ends by itself/)
  })

  it('states the number of keys and the highest cost before it asks anything', async () => {
    configure(['aimlapi', 'openai'])

    const { stdout } = await check()

    expect(stdout).toMatch(
      /^2 keys configured: aimlapi, openai\. Each goes to its own provider only\.\nThis check costs at most \$0\.0002 \(--free: free reads only\)\.\n/,
    )
  })

  it('makes no paid call with --free, and says what that leaves unknown', async () => {
    configure(['aimlapi', 'openai'])

    const { stdout, exitCode } = await check(['--free'])

    expect(stdout).toContain('Free reads only: this check costs nothing.')
    expect(flat(stdout)).toContain('nothing free to ask; a paid call of a fraction of a cent would tell')
    expect(simulator.calls.map(({ probe }) => probe)).toEqual(['balance'])
    expect(exitCode).toBe(2)
  })

  it('asks only the key or the pool that is named', async () => {
    configure(['aimlapi', 'kie', 'openai'])

    const pool = await checkJson(['aimlapi/claude'])
    const key = await checkJson(['kie'])

    expect(pool.pools).toMatchObject([{ key: 'aimlapi', pool: 'claude' }])
    expect(key.pools).toMatchObject([{ key: 'kie' }])
    expect(simulator.count({ provider: 'openai' })).toBe(0)
  })

  it('refuses a key that is not there and names the nearest', async () => {
    configure(['aimlapi', 'kie'])

    expect(await check(['aimlapi/cloude'])).toMatchObject({
      exitCode: 64,
      stdout: '',
      stderr: expect.stringContaining('Did you mean "aimlapi/claude"?'),
    })
  })

  it('compares the models given with --model on one key', async () => {
    configure(['aimlapi', 'kie'])
    simulator.script('aimlapi', { kind: 'recorded', file: 'exhausted-anthropic-relayed' }, { model: SPELLINGS })

    const { pools, exitCode } = await checkJson(['aimlapi', '--model', 'gpt-4o', '--model', 'claude-sonnet-4-5'])

    expect(pools).toMatchObject([
      { pool: 'gpt-4o', condition: 'healthy' },
      { pool: 'claude-sonnet-4-5', condition: 'exhausted', blame: 'upstream', upstream: 'anthropic' },
    ])
    expect(exitCode).toBe(1)
  })

  it.each([
    [['--model', 'gpt-4o'], '--model asks one key; name it'],
    [['kie', '--model', 'sora-2'], 'KIE has no call that is cheap and safe to ask "sora-2" with'],
  ])('refuses %j', async (args, text) => {
    configure(['aimlapi', 'kie'])

    expect(await check(args)).toMatchObject({ exitCode: 64, stderr: expect.stringContaining(text) })
  })

  it('leaves out the keys that are in AWS when there are no credentials for it, and says so', async () => {
    configure(['kie', 'openai'], { openai: { key: { from: 'parameter', name: '/credit-watchdog/openai' } } })

    const { stdout } = await check()

    expect(stdout).toContain('openai is not asked: its key is in AWS, and there are no AWS credentials here.')
    expect(simulator.count({ provider: 'kie' })).toBeGreaterThan(0)
    expect(simulator.count({ provider: 'openai' })).toBe(0)
  })

  it('says why a key that is named cannot be asked', async () => {
    configure(['kie', 'openai'], { openai: { key: { from: 'parameter', name: '/credit-watchdog/openai' } } })

    expect(await check(['openai'])).toMatchObject({
      exitCode: 64,
      stderr: expect.stringContaining('openai is not asked: its key is in AWS'),
    })
  })

  it('tells everything that is wrong with a configuration, exit code 64', async () => {
    writeFileSync(
      join(folder, 'watchdog.config.ts'),
      "export default { alerts: {}, keys: [{ name: 'a', provider: 'kee' }] }",
    )

    expect(await check()).toMatchObject({ exitCode: 64, stderr: expect.stringMatching(/keys\[0\]\.provider: .*"kie"/) })
  })

  it.each([
    ['export const a = 1', 'has no default export'],
    ['export default {', 'cannot be loaded'],
  ])('says what is wrong with a configuration file that reads %j', async (text, message) => {
    writeFileSync(join(folder, 'watchdog.config.ts'), text)

    expect(await check()).toMatchObject({ exitCode: 64, stderr: expect.stringContaining(message) })
  })

  it('shows no key in any output, even when a provider echoes it', async () => {
    configure([...NAMES])
    for (const name of NAMES) simulator.script(name, { kind: 'echo-key' })

    const outputs = [await check(), await check(['--json'])].map(({ stdout, stderr }) => stdout + stderr).join('\n')

    for (const key of Object.values(KEYS)) expect(outputs).not.toContain(key)
    expect(simulator.count({ authorised: true }) + simulator.calls.length).toBeGreaterThan(0)
  })

  it.each([
    ['a terminal', {}, true],
    ['a terminal with NO_COLOR', { NO_COLOR: '1' }, false],
  ])('on %s colours are shown: %s', async (_, env, coloured) => {
    configure(['kie'])

    const { stdout, stderr } = await check([], { env: { ...KEYS, ...env }, isTTY: true })

    expect(stdout !== stripVTControlCharacters(stdout)).toBe(coloured)
    expect(stderr).toContain('Asking 1 question ...')
  })

  it('writes plain lines and no progress into a pipe', async () => {
    configure(['kie'])

    const { stdout, stderr } = await check()

    expect(stdout).toBe(stripVTControlCharacters(stdout))
    expect(stderr).toBe('')
  })
})

describe('check without a configuration', () => {
  let server: Server
  let seen: (string | undefined)[]
  let address: string

  beforeEach(async () => {
    seen = []
    server = createServer((request, response) => {
      seen.push(request.headers.authorization)
      response.setHeader('content-type', 'application/json').end('{"object":"list","data":[]}')
    })
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterEach(() => server.close())

  it.each(['OPENAI_BASE_URL', 'OPENAI_API_BASE'])(
    'sends the key to the server of %s, and to nobody else',
    async name => {
      const env = { OPENAI_API_KEY: 'local-marker-key', [name]: `${address}/v1` }

      const { stdout, exitCode } = await check([], { env })

      expect(seen).toEqual(['Bearer local-marker-key'])
      expect(stdout).toMatch(/openai-compatible +healthy/)
      expect(stdout).toContain("baseUrl: 'http://127.0.0.1:")
      expect(exitCode).toBe(0)
    },
  )

  it('reads env files, the later over the earlier and both over the environment', async () => {
    writeFileSync(join(folder, 'a.env'), `OPENAI_API_KEY="from-file-a"\nOPENAI_BASE_URL=${address}/v1\n`)
    writeFileSync(join(folder, 'b.env'), '# the newer one\nexport OPENAI_API_KEY=from-file-b\n')

    await check(['--env-file', 'a.env', '--env-file', 'b.env'], { env: { OPENAI_API_KEY: 'from-the-environment' } })

    expect(seen).toEqual(['Bearer from-file-b'])
  })

  it('ends with the lines of a configuration for what it found, and no way to put a key on a command line', async () => {
    const { stdout } = await check([], { env: { OPENAI_API_KEY: 'local-marker-key', OPENAI_BASE_URL: address } })

    expect(stdout).toContain("key: fromParameter('/credit-watchdog/openai-compatible')")
    expect(stdout).toContain('npx credit-watchdog keys put <name>')
    expect(stdout).not.toMatch(/--value/)
  })

  it('says where it looked when there is no key, exit code 64', async () => {
    writeFileSync(join(folder, '.env.local'), '')
    const { stderr, exitCode } = await check([], { env: {} })

    expect(stderr).toMatch(
      /^No keys found\. Looked at \d+ environment variables and watchdog\.config\.ts \(not there\)\./,
    )
    expect(stderr).toContain('Not read without being named: .env.local')
    expect(stderr).toContain('check --env-file .env.local')
    expect(exitCode).toBe(64)
  })

  it.each([
    ['', 'is empty'],
    ['changeme', 'holds a placeholder'],
    ['sk-...', 'holds a placeholder'],
    ['<your key>', 'holds a placeholder'],
    ['abc def 12345', 'holds a space'],
    [`sk-or-v1-${'a1'.repeat(32)}`, 'looks like a key of OpenRouter, not of OpenAI'],
  ])('does not send %j, and says that the variable %s', async (value, why) => {
    const { stderr, exitCode } = await check([], { env: { OPENAI_API_KEY: value } })

    expect(stderr).toMatch(new RegExp(`OPENAI_API_KEY .*${why}`))
    if (value !== '') expect(stderr).not.toContain(value)
    expect(exitCode).toBe(64)
  })

  it.each([
    ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'http://gateway.example.com/v1', 'plain http'],
    ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'http://127.0.0.1.example.com/v1', 'plain http'],
    ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'nonsense', 'not an http(s) address'],
    ['OPENAI_BASE_URL', 'OPENAI_API_KEY', 'https://me:secret@gateway.example.com', 'holds a password'],
    ['ANTHROPIC_BASE_URL', 'ANTHROPIC_API_KEY', 'https://gateway.example.com', 'which no provider we know owns'],
  ])('sends nothing when %s beside %s is %s', async (base, variable, value, why) => {
    const { stderr, exitCode } = await check([], { env: { [variable]: 'some-marker-key-1234', [base]: value } })

    expect(stderr).toContain(`${variable} was not sent: ${base}`)
    expect(stderr).toContain(why)
    expect(exitCode).toBe(64)
  })
})

describe('the highest cost', () => {
  it.each([
    [0, '$0'],
    [0.00000002, '$0.00000002'],
    [0.0000031, '$0.000004'],
    [0.0001, '$0.0001'],
    [0.000175, '$0.0002'],
    [0.0096, '$0.01'],
    [0.021, '$0.03'],
    [1.2, '$2.00'],
  ])('%d USD is told as %s', (usd, text) => {
    expect(dollarsAtMost(usd)).toBe(text)
  })

  it('counts the other model that a refused key without another pool is asked for', () => {
    const openai = PROVIDERS.filter(({ id }) => id === 'openai')
    const key = aKey({ provider: 'openai', pools: [aPool()] })

    expect(highestCostUsd(aWatchList({ keys: [key] }), openai)).toBeCloseTo(0.00000202, 10)
  })
})
