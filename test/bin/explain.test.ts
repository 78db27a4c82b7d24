import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Writable } from 'node:stream'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dispatch } from '../../bin/dispatch.ts'
import { runCommand } from './shared/run-command.ts'

const RELAYED =
  'Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits.'
const LIVE_KEY = '5f0c9a7be1d24c3f8a6b0e9d7c1f2a34'

async function explain(args: readonly string[], stdin = ''): Promise<string> {
  const { stdout, stderr, exitCode } = await runCommand(['explain', ...args], { stdin })
  expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 })
  return stdout
}

/** The output as one line, so that where it is broken does not matter. */
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('explain', () => {
  it("gives both readings of Anthropic's words when nobody said whom they called", async () => {
    const text = flat(await explain([RELAYED]))

    expect(text).toContain("EXHAUSTED certain Anthropic's wording")
    expect(text).toContain('You called Anthropic: your account at Anthropic is empty.')
    expect(text).toMatch(/You called a reseller: it relays Anthropic\..*your balance may be fine.*--provider aimlapi/)
    expect(text).toContain('Not a rate limit. Waiting does not help.')
  })

  it('says that topping up may not help when a reseller relays them', async () => {
    const text = flat(await explain(['--provider', 'aimlapi', RELAYED]))

    expect(text).toContain("Anthropic's own words, relayed by AIML API")
    expect(text).toContain('topping up may not help')
    expect(text).toMatch(/npx credit-watchdog check aimlapi --model \S+ --model \S*claude\S*/)
  })

  it.each([
    ['IP address not allowed', "The caller's address: it is not on a list of allowed ones"],
    ['Country, region, or territory not supported', "The caller's address: the country it is in is not served"],
    ['Your card was declined.', 'blocked for a payment: a card declined or expired'],
  ])('says what a refusal is about: %s', async (words, whose) => {
    expect(flat(await explain([words]))).toContain(whose)
  })

  it('says when a rate limit refills, and that credit is not the problem', async () => {
    const body = '{"error":{"type":"tokens","code":"rate_limit_exceeded","message":"Please try again in 20s"}}'
    const text = flat(await explain(['--status', '429', body]))

    expect(text).toMatch(/^THROTTLED certain/)
    expect(text).toContain('it refills by itself in 20 s')
    expect(text).toContain('Your credit is not the problem')
  })

  it.each([
    ['an exhausted account', ['{"error":{"code":"insufficient_quota"}}'], { kind: 'exhausted', certainty: 'certain' }],
    ['a bare status', ['--status', '402', 'no'], { kind: 'exhausted', certainty: 'likely', status: 402 }],
    ['a wrong key', ['--provider', 'openai', '{"error":{"code":"invalid_api_key"}}'], { kind: 'rejected' }],
    ['nothing we know', ['the cat sat on the mat'], { kind: 'unknown', signature: null, provider: null }],
    ['a provider by its alias', ['--provider', 'aiml-api', RELAYED], { provider: 'aimlapi', upstream: 'anthropic' }],
    ['several words without quotes', ['code', 'insufficient_quota'], { kind: 'exhausted' }],
  ])('explains %s as one object with --json', async (_, args, expected) => {
    expect(JSON.parse(await explain(['--json', ...args]))).toMatchObject(expected)
  })

  it('reads the status and the headers of a pasted HTTP answer', async () => {
    const answer = 'HTTP/2 429\r\nretry-after: 20\r\ncontent-type: text/plain\r\n\r\nslow down'

    expect(JSON.parse(await explain(['--json'], answer))).toMatchObject({
      kind: 'throttled',
      status: 429,
      retryAfterSeconds: 20,
    })
  })

  it('hedges what is only likely', async () => {
    const text = flat(await explain(['--status', '402', 'no']))

    expect(text).toContain('Probably: your account')
    expect(text).toContain('Probably not a rate limit.')
  })
})

describe('explain for a whole log or note', () => {
  const NOTE = [
    '# What happened on Thursday',
    '',
    'Videos failed, images worked. First I saw this, which was something else:',
    '    HTTP 429: rate limit reached, please try again in 20s',
    'and then, for every user:',
    '    Error: The current credits are insufficient. Please top up.',
    `My settings were KIE_API_KEY=${LIVE_KEY} and nothing else.`,
  ].join('\n')

  it('decides by the worst certain line, gives its number, and names the rest', async () => {
    const text = flat(await explain([], NOTE))

    expect(text).toMatch(/^Line 6 EXHAUSTED certain KIE's wording/)
    expect(text).toContain('line 4: THROTTLED')
  })

  it('warns of a live key by its line, and never repeats it', async () => {
    const plain = await explain([], NOTE)
    const json = await explain(['--json'], NOTE)

    expect(flat(plain)).toMatch(/line 7 looks like a live API key \(32 characters after KIE_API_KEY\)/)
    expect(JSON.parse(json).keys).toMatchObject([{ line: 7, provider: 'kie' }])
    expect(plain + json).not.toContain(LIVE_KEY)
  })

  it('never repeats a key that stands in the words themselves', async () => {
    const key = `sk-proj-${'A1b2C3d4'.repeat(6)}`
    const text = await explain([`Incorrect API key provided: ${key}. You exceeded your current quota`])

    expect(text).toContain('EXHAUSTED')
    expect(text).not.toContain(key)
  })

  it('finds a sentence that is broken over lines', async () => {
    const note = `Notes\n\n> Your credit balance is too low to access the\n> Anthropic API. Please go to Plans\n\nThat was all.`
    const { kind, line } = JSON.parse(await explain(['--json'], note))

    expect({ kind, line }).toEqual({ kind: 'exhausted', line: 3 })
  })

  it('takes JSON that is printed over several lines as one', async () => {
    const log = `12:01 calling\n{\n  "error": {\n    "code": "insufficient_quota"\n  }\n}\n12:02 done`

    expect(JSON.parse(await explain(['--json'], log))).toMatchObject({ kind: 'exhausted', line: 2 })
  })

  it('finds the one line that matters in a log far longer than an answer', async () => {
    const filler = Array.from({ length: 5_000 }, (_, index) => `12:00:${index} GET /articles/${index} 200 in 12 ms`)
    const log = [...filler, '12:01 openai: insufficient_quota', ...filler].join('\n')

    expect(JSON.parse(await explain(['--json'], log))).toMatchObject({ kind: 'exhausted', line: 5_001 })
  })

  it('tells where the same words mean something else', async () => {
    const text = flat(await explain(['You exceeded your current quota, please check your plan and billing details.']))

    expect(text).toMatch(/But at .*Gemini.* the same words mean THROTTLED: --provider gemini/)
  })

  it('reads a file that is named, and says so when there is none', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'explain-'))
    writeFileSync(join(folder, 'error.txt'), RELAYED)

    const found = await runCommand(['explain', '--json', 'error.txt'], { cwd: folder })
    const missing = await runCommand(['explain', 'other.txt'], { cwd: folder })

    expect(JSON.parse(found.stdout)).toMatchObject({ kind: 'exhausted' })
    expect(missing).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('No file "other.txt" here') })
  })

  it('refuses to explain nothing', async () => {
    expect(await runCommand(['explain'], { stdin: ' \n' })).toMatchObject({
      exitCode: 64,
      stderr: expect.stringContaining('Nothing to explain'),
    })
  })

  it('answers every text, whatever is in it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1 }), async text => {
        const { exitCode, stdout } = await runCommand(['explain', '--json'], { stdin: text })
        if (text.trim() === '') expect(exitCode).toBe(64)
        else expect(JSON.parse(stdout).kind).toBeTypeOf('string')
      }),
      { numRuns: 100 },
    )
  })
})

describe('explain --jsonl', () => {
  const lines = async (input: string | readonly (string | Buffer)[], args: readonly string[] = []) => {
    const { stdout, stderr, exitCode } = await runCommand(['explain', '--jsonl', ...args], { stdin: input })
    expect(stderr).toBe('')
    return {
      answers: stdout
        .split('\n')
        .slice(0, -1)
        .map(line => JSON.parse(line)),
      exitCode,
    }
  }

  it.each([
    ['a gateway we do not know relays them', 'some-gateway', 'upstream'],
    ['a tool in front of Anthropic itself does not', 'anthropic/claude-code', 'account'],
    ['nobody is named', undefined, 'account'],
  ])("Anthropic's own words: %s", async (_, provider, blame) => {
    const body = 'Your credit balance is too low to access the Anthropic API.'

    const { answers } = await lines(JSON.stringify({ id: 1, provider, status: 400, body }))

    expect(answers).toMatchObject([{ kind: 'exhausted', certainty: 'certain', blame }])
  })

  it('gives one verdict a line, in order, with exactly the documented fields', async () => {
    const { answers, exitCode } = await lines(
      [
        '{"id":"a","provider":"openai","status":429,"headers":{},"body":{"error":{"code":"insufficient_quota"}}}',
        '{"id":2,"provider":"openai","status":429,"headers":{"Retry-After":"30"},"body":"Rate limit reached for gpt-4o"}',
      ].join('\n'),
    )

    expect(exitCode).toBe(0)
    expect(answers[0]).toEqual({
      id: 'a',
      provider: 'openai',
      kind: 'exhausted',
      certainty: 'certain',
      signature: expect.stringMatching(/^openai: /),
      blame: 'account',
      words: expect.any(String),
    })
    expect(answers[1]).toMatchObject({ id: 2, kind: 'throttled', retryAfterSeconds: 30, resetsAt: expect.any(String) })
  })

  it.each([
    [
      'a provider we do not know',
      { provider: 'some-gateway', status: 402, body: 'Payment Required' },
      { provider: 'some-gateway', kind: 'exhausted' },
    ],
    ['an alias', { provider: 'google-gemini', status: 500, body: 'oops' }, { provider: 'gemini' }],
    ['no provider, no id, no status', { body: RELAYED }, { id: null, provider: null, kind: 'exhausted' }],
    ['a status of null', { status: null, body: 'insufficient_quota' }, { kind: 'exhausted' }],
    ['a body of null', { status: 503, body: null }, { kind: 'unavailable' }],
    ['no body but a status', { status: 503 }, { kind: 'unavailable' }],
    ['a success', { provider: 'openai', status: 200, body: { choices: [] } }, { kind: 'healthy' }],
    [
      'its own time',
      { status: 429, headers: { 'retry-after': '30' }, body: '', at: '2025-11-20T12:00:00Z' },
      { resetsAt: '2025-11-20T12:00:30.000Z' },
    ],
  ])('takes %s', async (_, record, expected) => {
    const { answers } = await lines(JSON.stringify(record))

    expect(answers).toMatchObject([expected])
  })

  it.each([
    ['not JSON', 'oops', 'not JSON'],
    ['a list', '[1]', 'not an object'],
    ['null', 'null', 'not an object'],
    ['a wrong status', '{"status":"many","body":""}', '"status" is no HTTP status'],
    ['wrong headers', '{"headers":[],"body":""}', '"headers" is no object'],
    ['nothing to judge', '{"id":"x"}', 'neither "body" nor "status"'],
    ['a wrong time', '{"body":"","at":"then"}', '"at" is no date'],
  ])('tells of a line that is %s, goes on, and ends with 65', async (_, bad, text) => {
    const good = '{"id":"after","body":"insufficient_quota"}'

    const { answers, exitCode } = await lines(`${good}\n${bad}\n${good}\n`)

    expect(answers).toMatchObject([
      { id: 'after' },
      { id: null, error: expect.stringContaining(text) },
      { id: 'after' },
    ])
    expect(answers[1].error).toContain('line 2')
    expect(Object.keys(answers[1])).toEqual(['id', 'error'])
    expect(exitCode).toBe(65)
  })

  it('never repeats a key, not even from a line it cannot read', async () => {
    const key = `sk-proj-${'A1b2C3d4'.repeat(6)}`
    const { answers } = await lines(`{"body":"Incorrect API key provided: ${key}"}\n{"body": ${key}\n`)

    expect(JSON.stringify(answers)).not.toContain(key)
  })

  it('reads lines that arrive in pieces, with line separators and characters of several bytes inside', async () => {
    const body = 'insufficient\u2028_quota 每分钟 €'
    const bytes = Buffer.from(`${JSON.stringify({ id: '€\u2028', body })}\r\n{"id":"b","body":"x"}`)

    const { answers } = await lines(Array.from(bytes, byte => Buffer.from([byte])))

    expect(answers.map(({ id }) => id)).toEqual(['€\u2028', 'b'])
  })

  it('answers a line before the next one is there', async () => {
    const stdin = new PassThrough()
    const written: string[] = []
    let arrived = () => {}
    const first = new Promise<void>(resolve => {
      arrived = resolve
    })
    const stdout = new Writable({
      write(chunk, _, done) {
        written.push(String(chunk))
        arrived()
        done()
      },
    })
    const ended = dispatch(['explain', '--jsonl'], { stdout, stderr: stdout, stdin, env: {}, cwd: '/' })

    stdin.write('{"id":"first","body":"insufficient_quota"}\n')
    await first
    expect(written).toHaveLength(1)
    stdin.end('{"id":"second","body":"insufficient_quota"}\n')

    expect(await ended).toBe(0)
    expect(written).toHaveLength(2)
  })
})
