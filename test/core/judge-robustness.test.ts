import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'

const classify = createClassifier(PROVIDERS)
const at = new Date('2026-11-20T12:00:00Z')
const LIMIT = 65_536
/** Far above what any takes on a quiet machine (under 0.1 s), far below what a stall would. */
const PATIENCE_MS = 3000

const status = fc.option(fc.integer({ min: 100, max: 599 }), { nil: null })
const provider = fc.option(fc.constantFrom(...PROVIDERS), { nil: undefined })

describe('no input makes the judge throw, and every verdict can be told', () => {
  const bodies = {
    'any bytes': fc.uint8Array({ maxLength: 4096 }).map(bytes => Buffer.from(bytes).toString('latin1')),
    'any text': fc.string({ unit: 'binary', maxLength: 2000 }),
    'any JSON': fc.json({ maxDepth: 8 }),
    'any JSON under error keys': fc
      .json()
      .map(json => `{"error":{"message":${json},"code":${json},"details":[${json}],"retry_after":${json}}}`),
    'JSON cut off': fc.tuple(fc.json(), fc.nat(200)).map(([json, at]) => `Error 400: {"error":${json}}`.slice(0, at)),
    'text of telling words': fc
      .array(
        fc.constantFrom(
          'insufficient',
          'credits',
          '{"',
          "'",
          'error',
          ':',
          '402',
          'rate limit',
          'per minute',
          '余额',
          '}',
          '<html>',
          'data:',
          '\n',
          'retry in 5s',
          '\\"',
        ),
      )
      .map(words => words.join(' ')),
  }

  it.each(Object.entries(bodies))(
    '%s',
    (_, body) => {
      fc.assert(
        fc.property(body, status, provider, fc.dictionary(fc.string(), fc.string()), (text, code, known, headers) => {
          const verdict = classify(
            { at, status: code, headers: { ...headers, 'retry-after': text.slice(0, 40) }, body: text },
            known ? { provider: known } : {},
          )

          expect(verdict.words.length).toBeLessThanOrEqual(300)
          expect(verdict.words).not.toMatch(/[\n\r]/)
          if (verdict.resetsAt) {
            expect(verdict.resetsAt.getTime()).toBeGreaterThan(at.getTime())
            expect(verdict.resetsAt.getTime()).toBeLessThanOrEqual(at.getTime() + 400 * 86_400_000)
          }
        }),
        { numRuns: 150 },
      )
    },
    60_000,
  )
})

it('an object where a state is expected is no failure, and no exception', () => {
  const verdict = classify({ at, status: 200, headers: {}, body: "done: {'status': {'step': 1}, 'result': {}}" })

  expect(verdict.kind).toBe('healthy')
})

it('an object where an envelope has its code is a refusal, and no exception', () => {
  const kie = PROVIDERS.find(({ id }) => id === 'kie')
  const body = '{"code":{"toString":200},"msg":"The current credits are insufficient. Please top up."}'

  const verdict = classify({ at, status: 200, headers: {}, body }, kie && { provider: kie })

  expect(verdict.kind).toBe('exhausted')
})

describe('64 KiB of the worst does not stall it', () => {
  const WORST = [
    '{',
    '[',
    '{"',
    '{"error":',
    '{"error":{"message":"{',
    "{'a':'",
    '\\"{',
    '<',
    '<div>',
    '"',
    'a ',
    ' ',
    '\n',
    'credits ',
    'insufficient ',
  ]
  const MORE = [
    'exceeded your limit of requests ',
    'account is ',
    'retry in 5 ',
    'data: {"error":1}\n',
    '{"a":1}\n',
    'https://a',
    'a_b ',
    '余额',
    'A',
    'aB',
    '\u0000',
  ]

  it.each([...WORST, ...MORE].map(text => [JSON.stringify(text), text]))('%s', (_, text) => {
    const body = text.repeat(Math.ceil(LIMIT / text.length)).slice(0, LIMIT)
    const began = performance.now()

    for (const code of [200, 400, null]) classify({ at, status: code, headers: {}, body })

    expect(performance.now() - began).toBeLessThan(PATIENCE_MS)
  })

  it('nesting as deep as a body can be', () => {
    const body = `${'{"error":'.repeat(7000)}1${'}'.repeat(7000)}`
    const strings = Array.from({ length: 12 }).reduce<string>(text => JSON.stringify({ error: text }), 'Out of credits')
    const began = performance.now()

    classify({ at, status: 400, headers: {}, body })
    classify({ at, status: 400, headers: {}, body: strings.slice(0, LIMIT) })

    expect(performance.now() - began).toBeLessThan(PATIENCE_MS)
  })
})
