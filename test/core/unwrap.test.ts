import { describe, expect, it } from 'vitest'
import { unwrap } from '../../lambda/core/unwrap/unwrap.ts'

/** The same refusal in the wrappings it is met in: each must give the code and the words. */
const WRAPPED: readonly (readonly [string, string])[] = [
  ['JSON', '{"error":{"message":"Out of credits","code":"no_credits"}}'],
  ['an array of one (Google)', '[{"error":{"message":"Out of credits","code":"no_credits"}}]'],
  ['a FastAPI detail', '{"detail":{"message":"Out of credits","status":"no_credits"}}'],
  ['a base_resp', '{"base_resp":{"status_msg":"Out of credits","status_code":"no_credits"}}'],
  [
    'JSON in a string',
    JSON.stringify({ error: { message: '{"error":{"message":"Out of credits","code":"no_credits"}}' } }),
  ],
  [
    'JSON in a string in a string',
    JSON.stringify({
      message: JSON.stringify({ error: JSON.stringify({ message: 'Out of credits', code: 'no_credits' }) }),
    }),
  ],
  ['a JSON string', JSON.stringify('{"message":"Out of credits","code":"no_credits"}')],
  ['an SDK line', 'APIStatusError: Error code: 402 - {"error":{"message":"Out of credits","code":"no_credits"}}'],
  [
    'a Python repr',
    "Error code: 402 - {'error': {'message': 'Out of credits', 'code': 'no_credits', 'param': None, 'ok': False}}",
  ],
  ['a JavaScript inspection', "{ error: { message: 'Out of credits', code: 'no_credits', cause: undefined, }, }"],
  [
    'escaped JSON in a log',
    'request failed: {\\"error\\":{\\"message\\":\\"Out of credits\\",\\"code\\":\\"no_credits\\"}}',
  ],
  [
    'an object that is fine within one that is odd',
    'Error: {"x": {"error": {"message": "Out of credits", "code": "no_credits"} "c"}}',
  ],
  [
    'an object deeper than is read, from within',
    `Error: ${'{"message":"Out of credits","code":"no_credits","k":'.repeat(55)}1${'}'.repeat(55)}`,
  ],
  ['JSON cut off', 'upstream said {"error":{"code":"no_credits","message":"Out of credits'],
  ['an event stream', 'event: error\ndata: {"error":{"message":"Out of credits","code":"no_credits"}}\n\n'],
  ['JSON lines', '{"done":false}\n{"error":{"message":"Out of credits","code":"no_credits"}}\n'],
  [
    'an upstream’s raw body',
    '{"error":{"message":"Provider returned error","metadata":{"raw":"{\\"message\\":\\"Out of credits\\",\\"code\\":\\"no_credits\\"}"}}}',
  ],
]

describe('a refusal is found in', () => {
  it.each(WRAPPED)('%s', (_, body) => {
    const { codes, texts } = unwrap(body)

    expect(codes).toContain('no_credits')
    expect(texts).toContain('Out of credits')
  })
})

describe('codes of a plain text', () => {
  it.each([
    ['402 Payment Required', '402'],
    ['HTTP 402: no', '402'],
    ['status code: 402', '402'],
    ['Error code 1113', '1113'],
    ['[404 Not Found] models', '404'],
    ['insufficient balance (1008)', '1008'],
    ['failed with insufficient_quota today', 'insufficient_quota'],
    ['botocore ThrottlingException: slow', 'throttlingexception'],
    ['ERR 20003 in the log', '20003'],
  ])('%s', (text, code) => {
    expect(unwrap(text).codes).toContain(code)
  })

  it.each(['waited 402 ms', 'in 2026 as in 2025', 'costs $1,402.50'])('none in: %s', text => {
    expect(unwrap(text).codes).toEqual([])
  })
})

describe('what is not the error’s own is never read', () => {
  const PROMPT = 'Explain insufficient_quota please'

  it.each([
    [
      'an echoed request',
      { error: { message: 'bad' }, requestBodyValues: { messages: [{ role: 'user', content: PROMPT }] } },
    ],
    ['an echoed input', { detail: [{ loc: ['body'], msg: 'bad', input: { prompt: PROMPT } }] }],
    ['a completion', { error: null, choices: [{ message: { content: PROMPT } }] }],
  ])('%s', (_, body) => {
    const { codes, texts } = unwrap(JSON.stringify(body))

    expect([...codes, ...texts].join(' ')).not.toContain('insufficient_quota')
  })

  it('and of a success nothing at all', () => {
    expect(unwrap('{"message":"Insufficient credits are a pity","id":"x"}', true)).toMatchObject({
      codes: [],
      texts: [],
      ownError: false,
    })
  })
})

describe('an error of its own in a success', () => {
  it.each([
    [true, { error: { message: 'x' } }],
    [true, { error: 'x' }],
    [true, { errors: [{ message: 'x' }] }],
    [true, { success: false }],
    [true, { type: 'error' }],
    [true, { status: 'failed' }],
    [true, { code: 402, msg: 'no', data: null }],
    [true, { code: 402, msg: '', data: null }],
    [true, { base_resp: { status_code: 1008 } }],
    [true, { choices: [{ error: { code: 502 } }] }],
    [false, { error: null }],
    [false, { error: {} }],
    [false, { errors: [] }],
    [false, { code: 0, msg: 'ok' }],
    [false, { code: 200, data: 5, msg: 'success' }],
    [false, { code: 'Success', message: 'fine' }],
    [false, { code: 7, msg: 'seven', data: { balance: 1 } }],
    [false, { base_resp: { status_code: 0, status_msg: 'success' } }],
    [false, { type: 'message', content: [] }],
  ])('%s: %j', (own, body) => {
    expect(unwrap(JSON.stringify(body), true).ownError).toBe(own)
  })
})

describe('a page', () => {
  it('gives its words without scripts, styles and tags', () => {
    const page =
      '<!doctype html><html><head><style>p{}</style><script>insufficient_quota()</script><title>502 Bad Gateway</title></head><body>it&#39;s nginx</body></html>'

    const { form, texts, codes } = unwrap(page)

    expect(form).toBe('html')
    expect(texts.join(' ').replace(/\s+/g, ' ')).toBe("502 Bad Gateway it's nginx")
    expect(codes).toEqual(['502'])
  })
})

describe('an answer of forty-nine messages', () => {
  it('loses none of them: the last are read as one', () => {
    const errors = Array.from({ length: 48 }, (_, at) => ({ message: `Field ${at} is missing` }))
    errors.push({ message: 'Out of credits' })

    const { texts } = unwrap(JSON.stringify({ errors }))

    expect(texts.length).toBeLessThan(20)
    expect(texts[0]).toBe('Field 0 is missing')
    expect(texts.at(-1)).toMatch(/Field 47 is missing\. Out of credits$/)
  })
})
