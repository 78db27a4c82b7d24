import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import type { NoticeFacts } from '../../lambda/core/notice.ts'
import { pack } from '../../lambda/core/pack.ts'
import { render } from '../../lambda/core/render.ts'
import { anyNotice, exampleContext } from '../support/notices.ts'

const SCHEMA = JSON.parse(readFileSync(new URL('../../docs/notice.schema.json', import.meta.url), 'utf8'))
const documented = z.fromJSONSchema(SCHEMA)

/** A fact that is added or removed fails the type check here, and then the test below until it is documented. */
const FACTS: Readonly<Record<keyof Required<NoticeFacts>, true>> = {
  provider: true,
  since: true,
  by: true,
  certainty: true,
  status: true,
  words: true,
  signature: true,
  blame: true,
  upstream: true,
  about: true,
  resetsAt: true,
  why: true,
  detail: true,
  balance: true,
  balanceReadAt: true,
  line: true,
  contradiction: true,
  workUnits: true,
  model: true,
  lastHealthyAt: true,
  askedEveryMs: true,
  asked: true,
  runway: true,
  burning: true,
  usage: true,
  billed: true,
  expired: true,
  budget: true,
  budgetEnd: true,
  estimate: true,
  throttledAt: true,
  endedAt: true,
  lastedMs: true,
  balanceBefore: true,
  nextReminderAt: true,
  closerUntil: true,
  alsoKeys: true,
  accountKey: true,
  toppedUp: true,
  recharge: true,
  others: true,
  acknowledgedBy: true,
  episodes: true,
  flappingSince: true,
  count: true,
  summary: true,
}

describe('the notice document', () => {
  it('is what docs/notice.schema.json says, for any notices', () => {
    fc.assert(
      fc.property(fc.array(anyNotice, { minLength: 1, maxLength: 3 }), notices => {
        for (const message of pack(notices)) {
          const document: unknown = JSON.parse(render(message, exampleContext()).json)

          expect(documented.safeParse(document).error).toBeUndefined()
        }
      }),
      { numRuns: 100 },
    )
  })

  it('is refused by the schema where something documented is missing', () => {
    expect(
      documented.safeParse({
        schema: 1,
        id: 'x',
        severity: 'urgent',
        text: '',
        deployment: { name: 'x' },
        notices: [],
        omitted: 0,
      }).success,
    ).toBe(false)
    expect(documented.safeParse({ schema: 2 }).success).toBe(false)
  })

  it('stays far below what SNS takes, with the worst of a storm in it and the rest counted', () => {
    fc.assert(
      fc.property(fc.array(anyNotice, { minLength: 200, maxLength: 300, size: 'max' }), notices => {
        for (const message of pack(notices)) {
          const { json } = render(message, exampleContext())
          const document = JSON.parse(json)

          expect(Buffer.byteLength(json)).toBeLessThan(64 * 1024)
          expect(document.notices[0]).toEqual(JSON.parse(JSON.stringify(message.notices[0])))
          expect(document.notices.length + document.omitted).toBe(message.notices.length)
        }
      }),
      { numRuns: 3 },
    )
  })

  it('has every fact documented', () => {
    expect(Object.keys(SCHEMA.$defs.facts.properties).sort()).toEqual(Object.keys(FACTS).sort())
  })
})
