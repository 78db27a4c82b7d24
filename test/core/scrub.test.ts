import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Provider } from '../../lambda/core/provider.ts'
import { createScrubber, findKeys, SCRUBBED, scrubSecret } from '../../lambda/core/scrub.ts'

const SECRET = 'sk-proj-7hG2kd/9sLq+PzX4wV8n=T3BlbkFJ'

const provider: Provider = {
  id: 'acme',
  name: 'Acme',
  hosts: { default: 'https://api.example.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['ACME_API_KEY'],
  keyPattern: /\bacme-[a-z0-9]{16}\b/,
  probes: [],
  signatures: [],
  consoles: {},
}

describe('the exact secret is removed from a text', () => {
  it.each([
    ['whole', `key ${SECRET} is invalid`, `key ${SCRUBBED} is invalid`],
    ['twice', `${SECRET},${SECRET}`, `${SCRUBBED},${SCRUBBED}`],
    ['its head', 'key sk-proj-7hG2****', `key ${SCRUBBED}****`],
    ['its tail', 'key ***T3BlbkFJ', `key ***${SCRUBBED}`],
    ['a piece of the middle', 'got 9sLq+PzX4', `got ${SCRUBBED}`],
    ['URL-encoded', `?key=${encodeURIComponent(SECRET)}&a=1`, `?key=${SCRUBBED}&a=1`],
    ['in JSON with escaped slashes', JSON.stringify({ SECRET }).replaceAll('/', '\\/'), `{"SECRET":"${SCRUBBED}"}`],
  ])('%s', (_, text, expected) => {
    expect(scrubSecret(text, SECRET)).toBe(expected)
  })

  it('leaves what providers show of a key on purpose: five characters or fewer', () => {
    const words = 'Incorrect API key provided: sk-pr***BkFJ'

    expect(scrubSecret(words, SECRET)).toBe(words)
  })

  it('leaves a text without it untouched, and any text when the secret is empty', () => {
    expect(scrubSecret('{"balance": 41000000}', SECRET)).toBe('{"balance": 41000000}')
    expect(scrubSecret('anything', '')).toBe('anything')
  })

  it('removes a secret shorter than six characters whole', () => {
    expect(scrubSecret('key EMPTY is wrong', 'EMPTY')).toBe(`key ${SCRUBBED} is wrong`)
  })
})

const secrets = fc.stringMatching(/^[A-Za-z0-9_\-.:+/=~]{6,80}$/)
const around = fc.string({ maxLength: 40 })

function longestCommonPiece(text: string, secret: string): number {
  let longest = 0
  for (let from = 0; from < secret.length; from++) {
    while (from + longest < secret.length && text.includes(secret.slice(from, from + longest + 1))) longest++
  }
  return longest
}

describe('never six characters of a secret in a row', () => {
  it.each([
    ['plain', (secret: string) => secret],
    ['URL-encoded, read back', (secret: string) => encodeURIComponent(secret)],
    ['in a long text', (secret: string) => `${'{"a": 1} '.repeat(150)}${secret} ${encodeURIComponent(secret)}`],
    ['a piece', (secret: string) => secret.slice(1, 9)],
    ['masked in the middle', (secret: string) => `${secret.slice(0, 7)}***${secret.slice(-7)}`],
  ])('%s', (_, write) => {
    fc.assert(
      fc.property(secrets, around, around, (secret, before, after) => {
        const scrubbed = scrubSecret(`${before}${write(secret)}${after}`, secret)

        expect(longestCommonPiece(scrubbed, secret)).toBeLessThan(6)
        expect(longestCommonPiece(scrubbed, encodeURIComponent(secret))).toBeLessThan(6)
      }),
    )
  })

  it('base64, whatever stands before and after it', () => {
    fc.assert(
      fc.property(secrets, around, around, fc.constantFrom('base64', 'base64url'), (secret, before, after, form) => {
        const scrubbed = scrubSecret(
          `Basic ${Buffer.from(`${before}:${secret}${after}`).toString(form as BufferEncoding)}`,
          secret,
        )
        const left = scrubbed.split(SCRUBBED).map(part => Buffer.from(part.replace('Basic ', ''), 'base64').toString())

        expect(Math.max(...left.map(part => longestCommonPiece(part, secret)))).toBeLessThan(6)
      }),
    )
  })

  it('is the same when scrubbed again', () => {
    fc.assert(
      fc.property(secrets, around, around, (secret, before, after) => {
        const once = scrubSecret(`${before}${secret}${after}`, secret)

        expect(scrubSecret(once, secret)).toBe(once)
      }),
    )
  })
})

describe('keys nobody told us about', () => {
  const scrub = createScrubber([provider])

  it.each([
    ['by a provider pattern', 'bad key acme-0123456789abcdef.', `bad key ${SCRUBBED}.`],
    ['Bearer', 'Authorization: Bearer abcdefghij0123456789xyz', `Authorization: Bearer ${SCRUBBED}`],
    ['a variable', 'export FOO_API_KEY="abcdefghij0123456789"', `export FOO_API_KEY="${SCRUBBED}"`],
    ['a header', 'x-api-key: abcdefghij0123456789', `x-api-key: ${SCRUBBED}`],
    ['nothing there', 'You exceeded your current quota', 'You exceeded your current quota'],
  ])('%s', (_, text, expected) => {
    expect(scrub(text)).toBe(expected)
  })

  it.each([
    ['by a provider pattern', 'a\nacme-0123456789abcdef', [{ line: 2, provider: 'acme', characters: 21 }]],
    [
      'by the variable of a provider',
      'ACME_API_KEY=abcdefghij0123456789',
      [{ line: 1, provider: 'acme', after: 'ACME_API_KEY', characters: 20 }],
    ],
    [
      'of nobody we know',
      '\n\nOTHER_API_KEY: abcdefghij0123456789',
      [{ line: 3, after: 'OTHER_API_KEY', characters: 20 }],
    ],
    ['Bearer', 'Bearer abcdefghij0123456789', [{ line: 1, after: 'Bearer', characters: 20 }]],
    ['known in both ways, told once', 'ACME_API_KEY=acme-0123456789abcdef', 1],
    ['a placeholder', 'ACME_API_KEY=xxxxxxxxxxxxxxxxxxxxxxxx\nB_API_KEY=your_api_key_goes_here_xxxxxxx', 0],
    ['prose', 'Bearer of bad news: the api key is invalid', 0],
  ])('finds %s', (_, text, expected) => {
    const found = findKeys(text, [provider])

    if (typeof expected === 'number') expect(found).toHaveLength(expected)
    else expect(found).toEqual(expected)
    expect(JSON.stringify(found)).not.toContain('0123456789')
  })

  it('takes a hostile 64 KiB line in stride', () => {
    const started = performance.now()
    for (const piece of ['a-', 'api_key', 'Bearer ', 'A_', '='])
      findKeys(piece.repeat(65_536 / piece.length), [provider])

    expect(performance.now() - started).toBeLessThan(2_000)
  })
})
