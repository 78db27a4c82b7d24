import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readSecret } from '../../bin/commands/keys/read-secret.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import type { Behaviour } from '../../simulator/behaviour.ts'
import { type Simulator, startSimulator } from '../../simulator/start-simulator.ts'
import { atAws, withoutCredentials } from './shared/at-aws.ts'
import { startAccount } from './shared/aws-account.ts'
import { type RunOptions, runCommand } from './shared/run-command.ts'

const KEY = 'kie-marker-5a6b0e9d7c1f2a34b9'
const OTHER = 'old-marker-9d7c1f2a34b95a6b0e'
const NAMES = ['kie', 'openai'] as const

let aws: Awaited<ReturnType<typeof startAccount>>
let simulator: Simulator
let folder: string

beforeEach(async () => {
  aws = await startAccount()
  simulator = await startSimulator({ providers: PROVIDERS.filter(({ id }) => NAMES.some(name => name === id)) })
  folder = mkdtempSync(join(tmpdir(), 'keys-'))
  configure()
  atAws(aws)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws[Symbol.asyncDispose]()
  await simulator.close()
  rmSync(folder, { recursive: true })
})

function configure(kie: object = {}): void {
  const keys = [
    { name: 'kie', provider: 'kie', key: { from: 'parameter', name: '/credit-watchdog/kie' }, ...kie },
    {
      name: 'openai',
      provider: 'openai',
      key: { from: 'secret', name: 'prod/ai', field: 'openai' },
      adminKey: { from: 'parameter', name: '/credit-watchdog/openai-admin' },
    },
  ].map(key => ({ ...key, baseUrl: simulator.baseUrl(key.provider as 'kie' | 'openai') }))
  const configuration = { alerts: { email: ['ops@example.com'] }, keys }
  writeFileSync(join(folder, 'watchdog.config.ts'), `export default ${JSON.stringify(configuration)}\n`)
}

const keys = (args: readonly string[], options: RunOptions = {}) =>
  runCommand(['keys', ...args], { cwd: folder, stdin: `${KEY}\n`, ...options })
const everythingSaid = (ran: { stdout: string; stderr: string }) => ran.stdout + ran.stderr
const parameter = () => aws.account.parameters['/credit-watchdog/kie']
const actions = () => aws.asked.map(({ action }) => action)

describe('keys put', () => {
  it('asks the provider, says what it answered, and stores the key encrypted', async () => {
    simulator.script('kie', { kind: 'draining', to: 19_945 })

    const ran = await keys(['put', 'kie'])

    expect(ran.stdout).toMatch(/^KIE accepts it: 19,945 credits \(about \$99\.7\d\)\.\n/)
    expect(ran.stdout).toContain('Stored as /credit-watchdog/kie (SecureString, eu-west-1).\n')
    expect(parameter()).toEqual({ value: KEY, type: 'SecureString' })
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(ran.exitCode).toBe(0)
  })

  it('asks before it stores', async () => {
    simulator.script('kie', { kind: 'rejected' })

    const ran = await keys(['put', 'kie'])

    expect(ran.stdout).toBe('KIE does not accept it: wrong, revoked or expired.\n')
    expect(ran.stderr).toBe('Not stored. To store it all the same: credit-watchdog keys put kie --no-probe\n')
    expect(parameter()).toBeUndefined()
    expect(ran.exitCode).toBe(1)
  })

  it.each<[string, Behaviour, RegExp]>([
    ['an empty account', { kind: 'draining', to: 0 }, /^KIE accepts it: 0 credits.*\. kie: /],
    ['a provider that is down', { kind: 'unavailable' }, /^Whether KIE accepts it could not be told: /],
    [
      'an answer that nobody knows',
      { kind: 'answer', status: 418, body: `teapot ${KEY}` },
      /^Whether KIE accepts it could not be told/,
    ],
  ])('stores the key of %s, and says what is the matter', async (_title, behaviour, text) => {
    simulator.script('kie', behaviour)

    const ran = await keys(['put', 'kie'])

    expect(ran.stdout).toMatch(text)
    expect(parameter()?.value).toBe(KEY)
    expect(everythingSaid(ran)).not.toContain('marker')
  })

  it('with --no-probe asks nobody', async () => {
    simulator.script('kie', { kind: 'rejected' })

    const { exitCode, stdout } = await keys(['put', 'kie', '--no-probe'])

    expect(simulator.calls).toEqual([])
    expect(stdout).toMatch(/^Stored as /)
    expect(exitCode).toBe(0)
  })

  it('states what asking costs, where it costs anything', async () => {
    const { stderr } = await keys(['put', 'openai'])

    expect(stderr).toMatch(/^Asking OpenAI costs at most \$0\.\d+ \(--no-probe: not asked\)\.\n/)
  })

  it.each([
    [`${KEY}\n`, false],
    [`${KEY}\r\n`, false],
    [`  ${KEY}\t\n\n`, true],
    [KEY, false],
  ])('cuts white space off %j, and says so where it was more than a line break', async (stdin, said) => {
    const { stdout } = await keys(['put', 'kie', '--no-probe'], { stdin })

    expect(parameter()?.value).toBe(KEY)
    expect(stdout.includes('White space around it was cut off.')).toBe(said)
  })

  it.each([
    ['nothing', '', 'What was read is empty.'],
    ['a line break', '\n', 'is empty'],
    ['a placeholder', 'your-api-key\n', 'holds a placeholder'],
    ['two lines', `${KEY}\n${OTHER}\n`, 'holds a space or a character that no key has'],
    ['much too much', 'x1'.repeat(40_000), 'too long for a key'],
  ])('refuses %s', async (_title, stdin, text) => {
    const ran = await keys(['put', 'kie', '--no-probe'], { stdin })

    expect(ran.stderr).toContain(text)
    expect(ran.stderr).toContain('Nothing was stored or sent.')
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(actions()).not.toContain('PutParameter')
    expect(ran.exitCode).toBe(64)
  })

  it.each([
    [['put', 'kie', 'sk-proj-marker5a6b0e9d7c1f2a34b9']],
    [['put', 'sk-proj-marker5a6b0e9d7c1f2a34b9']],
    [['put', 'kie', '--value=marker5a6b0e9d7c1f2a34b9aa']],
    [['sk-proj-marker5a6b0e9d7c1f2a34b9']],
  ])('refuses a key on the command line, and says that it is in the history: %#', async args => {
    const ran = await keys(args)

    expect(ran.stderr).toContain(
      'An argument looks like a key. It was not used, but it stands in your shell history now',
    )
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(aws.asked).toEqual([])
    expect(ran.exitCode).toBe(64)
  })

  it('says of anything behind the name that it may have been the key, without repeating it', async () => {
    const ran = await keys(['put', 'kie', 'short-marker'])

    expect(ran.stderr).toContain('Was that the key? It was not used, but it stands in your shell history now')
    expect(everythingSaid(ran)).not.toContain('marker')
  })

  it('sends no key to a provider whose it is plainly not', async () => {
    writeFileSync(
      join(folder, 'watchdog.config.ts'),
      `export default ${JSON.stringify({ alerts: { email: ['ops@example.com'] }, keys: [{ name: 'openai', provider: 'openai', key: { from: 'parameter', name: '/credit-watchdog/openai' } }] })}\n`,
    )

    const ran = await keys(['put', 'openai'], { stdin: `sk-ant-api03-marker${'a1B2'.repeat(22)}AA\n` })

    expect(ran.stderr).toContain('This looks like a key of Anthropic, not of OpenAI.')
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(actions()).not.toContain('PutParameter')
  })

  it('keeps the encryption key that a parameter has', async () => {
    aws.account.parameters['/credit-watchdog/kie'] = { value: OTHER, keyId: 'alias/ours' }

    await keys(['put', 'kie', '--no-probe'])

    expect(parameter()).toEqual({ value: KEY, type: 'SecureString', keyId: 'alias/ours' })
  })

  it('sets one field of a secret and leaves the others', async () => {
    aws.account.secrets['prod/ai'] = JSON.stringify({ stripe: OTHER, openai: OTHER })

    const { stdout } = await keys(['put', 'openai', '--no-probe'])

    expect(JSON.parse(aws.account.secrets['prod/ai'] ?? '')).toEqual({ stripe: OTHER, openai: KEY })
    expect(stdout).toContain('Stored as prod/ai, field openai (Secrets Manager, eu-west-1).')
  })

  it('makes a secret that is not there yet', async () => {
    const { stdout } = await keys(['put', 'openai', '--no-probe'])

    expect(aws.account.secrets['prod/ai']).toBe(JSON.stringify({ openai: KEY }))
    expect(stdout).toContain('(Secrets Manager, new, eu-west-1)')
  })

  it('does not touch a secret that holds no object', async () => {
    aws.account.secrets['prod/ai'] = OTHER

    const ran = await keys(['put', 'openai', '--no-probe'])

    expect(ran.stderr).toContain('holds no JSON object')
    expect(aws.account.secrets['prod/ai']).toBe(OTHER)
    expect(everythingSaid(ran)).not.toContain('marker')
  })

  it('puts the admin key where that is, and asks with it what only it can', async () => {
    await keys(['put', 'openai', '--admin'])

    expect(aws.account.parameters['/credit-watchdog/openai-admin']?.value).toBe(KEY)
    expect(simulator.calls.length).toBeGreaterThan(0)
    expect(simulator.calls.every(({ probe }) => /usage|cost|spend|admin|limit/i.test(probe ?? ''))).toBe(true)
  })

  it.each([
    [['put'], 'Say which: credit-watchdog keys put <name>.'],
    [['put', 'kei'], 'Unknown key "kei". Did you mean "kie"?'],
    [['put', 'kie', '--admin'], 'kie has no admin key.'],
    [[], 'Say what: keys put, keys match, keys list.'],
    [['putt', 'kie'], 'Unknown subcommand "putt". Did you mean "put"?'],
    [['list', 'kie'], 'keys list takes no argument.'],
    [['put', 'kie', '--json'], 'keys put has no --json.'],
    [['match', 'kie', '--no-probe'], 'keys match has no --no-probe.'],
    [['list', '--admin'], 'keys list has no --admin.'],
  ])('refuses %j', async (args, text) => {
    const { stderr, exitCode } = await keys(args)

    expect(stderr).toContain(text)
    expect(exitCode).toBe(64)
  })

  it('says that it may not, and never repeats what AWS says of the value', async () => {
    aws.account.refuse.PutParameter = 'AccessDeniedException'

    const ran = await keys(['put', 'kie', '--no-probe'])

    expect(ran.stderr).toBe('These AWS credentials may not call x:PutParameter.\n')
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(ran.exitCode).toBe(64)
  })

  it('stores all the same where it may not describe', async () => {
    aws.account.refuse.DescribeParameters = 'AccessDeniedException'

    expect((await keys(['put', 'kie', '--no-probe'])).exitCode).toBe(0)
    expect(parameter()?.value).toBe(KEY)
  })

  it('without AWS credentials says so before it asks for a key', async () => {
    withoutCredentials()

    const { stderr, stdout, exitCode } = await keys(['put', 'kie'], { stdin: '' })

    expect(stderr).toMatch(/^No AWS credentials here\./)
    expect(stdout).toBe('')
    expect(exitCode).toBe(64)
  })

  it('without a configuration says how to get one', async () => {
    const { stderr, exitCode } = await keys(['put', 'kie'], { cwd: tmpdir() })

    expect(stderr).toContain('There is no watchdog.config.ts here. Write one: npx credit-watchdog init')
    expect(exitCode).toBe(64)
  })
})

describe('the hidden prompt', () => {
  const ENTER = '\r'

  async function type(...pieces: readonly string[]) {
    const modes: boolean[] = []
    const shown: string[] = []
    const stdin = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (raw: boolean) => modes.push(raw) })
    const stderr = Object.assign(new PassThrough(), { isTTY: true }).on('data', chunk => shown.push(String(chunk)))
    const stdout = new PassThrough()
    const reading = readSecret({ stdin, stdout, stderr, env: {}, cwd: '.' }, 'Key for kie').then(
      read => read,
      (error: Error) => error.message,
    )
    for (const piece of pieces) stdin.write(piece)
    const read = await reading
    return { read, modes, shown: shown.join('') }
  }

  it('shows nothing of what is typed, and gives the terminal back', async () => {
    const { read, modes, shown } = await type(KEY, ENTER)

    expect(read).toEqual({ value: KEY, trimmed: false })
    expect(shown).toBe('Key for kie (hidden): \n')
    expect(modes).toEqual([true, false])
  })

  it.each([
    ['backspace', [`${KEY}xy`, '\u007f\u007f', ENTER]],
    ['a paste between the marks of the terminal', [`\u001b[200~${KEY}\u001b[201~`, ENTER]],
    ['a paste in pieces', [KEY.slice(0, 9), KEY.slice(9), ENTER]],
    ['a paste with its line break', [`${KEY}\n`]],
  ])('understands %s', async (_title, pieces) => {
    expect((await type(...pieces)).read).toEqual({ value: KEY, trimmed: false })
  })

  it.each([
    ['Ctrl-C', [KEY, '\u0003'], 'Cancelled.'],
    ['Ctrl-D at once', ['\u0004'], 'Cancelled.'],
    ['several lines', [`${KEY}\n${OTHER}\n`], 'several lines'],
    ['a second line that comes in a piece of its own', [`${KEY}\n`, `${OTHER}\n`], 'several lines'],
    ['nothing', [ENTER], 'What was typed is empty.'],
  ])('ends with nothing at %s', async (_title, pieces, text) => {
    const { read, modes, shown } = await type(...pieces)

    expect(read).toContain(text)
    expect(read).not.toContain('marker')
    expect(shown).not.toContain('marker')
    expect(modes).toEqual([true, false])
  })
})

describe('keys match', () => {
  it.each([
    [KEY, 'the same key\n', 0],
    [` ${KEY}\n`, 'the same key\n', 0],
    [OTHER, 'another key\n', 1],
  ])('says only whether it is the same: %#', async (stored, stdout, exitCode) => {
    aws.account.parameters['/credit-watchdog/kie'] = { value: stored }

    expect(await keys(['match', 'kie'])).toEqual({ stdout, stderr: '', exitCode })
    expect(simulator.calls).toEqual([])
  })

  it('looks into the field of a secret', async () => {
    aws.account.secrets['prod/ai'] = JSON.stringify({ openai: KEY })

    expect((await keys(['match', 'openai'])).stdout).toBe('the same key\n')
  })

  it('says why it cannot be compared', async () => {
    expect(await keys(['match', 'kie'])).toEqual({
      stdout: '',
      stderr: 'It cannot be compared: the parameter /credit-watchdog/kie does not exist.\n',
      exitCode: 2,
    })
  })

  it('refuses a key on the command line', async () => {
    expect((await keys(['match', 'kie', 'sk-proj-marker5a6b0e9d7c1f2a34b9'])).stderr).toContain(
      'in your shell history now',
    )
  })
})

describe('keys list', () => {
  it('says of each key where it is and whether it is there, and reads no value', async () => {
    aws.account.parameters['/credit-watchdog/kie'] = { value: KEY }
    aws.account.secrets['prod/ai'] = JSON.stringify({ openai: KEY })

    const ran = await keys(['list'])

    expect(ran.stdout).toMatch(/^kie +KIE +parameter \/credit-watchdog\/kie +yes, changed .+ ago$/m)
    expect(ran.stdout).toMatch(
      /^openai +OpenAI +secret prod\/ai, field openai +yes, changed .+ ago, the field is not looked at$/m,
    )
    expect(ran.stdout).toMatch(/^openai \(admin\) +OpenAI +parameter \/credit-watchdog\/openai-admin +MISSING$/m)
    expect(ran.stdout).toContain('Put it: npx credit-watchdog keys put openai --admin\n')
    expect(everythingSaid(ran)).not.toContain('marker')
    expect(new Set(actions())).toEqual(new Set(['DescribeParameters', 'DescribeSecret']))
    expect(ran.exitCode).toBe(1)
  })

  it('says what may not be described, and shows the rest', async () => {
    aws.account.refuse.DescribeParameters = 'AccessDeniedException'
    aws.account.secrets['prod/ai'] = '{}'

    const { stdout, exitCode } = await keys(['list'])

    expect(stdout).toContain('not known: These AWS credentials may not call x:DescribeParameters.')
    expect(stdout).toMatch(/^openai .* yes, /m)
    expect(exitCode).toBe(2)
  })

  it('tells a parameter that is not encrypted', async () => {
    aws.account.parameters['/credit-watchdog/kie'] = { value: KEY, type: 'String' }

    expect((await keys(['list'])).stdout).toContain('NOT ENCRYPTED: a plain String')
  })

  it('is a list for machines', async () => {
    aws.account.parameters['/credit-watchdog/kie'] = { value: KEY }

    const json = JSON.parse((await keys(['list', '--json'])).stdout)

    expect(json).toMatchObject([
      {
        name: 'kie',
        admin: false,
        provider: 'kie',
        where: { from: 'parameter', name: '/credit-watchdog/kie' },
        stored: true,
      },
      { name: 'openai', admin: false, stored: false },
      { name: 'openai', admin: true, stored: false },
    ])
  })
})
