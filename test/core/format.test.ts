import { describe, expect, it } from 'vitest'
import { createFormat, type FormatContext } from '../../lambda/core/format.ts'
import { TEXTS } from '../../lambda/core/text/all.ts'
import type { Language } from '../../lambda/core/watch-list.ts'
import { aimlapi } from '../../lambda/providers/aimlapi.ts'
import { kie } from '../../lambda/providers/kie.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

function format(language: Language, over: Partial<FormatContext> = {}) {
  return createFormat(TEXTS[language].format, {
    timeZone: 'Europe/Amsterdam',
    reference: '2025-11-20T02:05:00.000Z',
    ...over,
  })
}

describe('amounts', () => {
  it.each([
    ['en', '41.0M credits (about $20.50)'],
    ['nl', '41,0 mln credits (ca. $ 20,50)'],
    ['de', '41,0 Mio. Credits (ca. 20,50 $)'],
  ] as const)('are shown in the unit people think in, with their worth (%s)', (language, expected) => {
    expect(format(language, { provider: aimlapi }).worth({ amount: 20.5, unit: 'USD' })).toBe(expected)
  })

  it.each([
    ['credits, where the provider counts in them', { amount: 9945, unit: 'credits' }, '9,945 credits'],
    ['one credit', { amount: 1, unit: 'credits' }, '1 credit'],
    ['dollars', { amount: 20.5, unit: 'USD' }, '$20.50'],
    ['a fraction of a cent', { amount: 0.000006, unit: 'USD' }, '$0.000006'],
    ['a currency with an ambiguous sign', { amount: 10, unit: 'CNY' }, 'CNY 10.00'],
    ['a billion', { amount: 2_500_000_000, unit: 'characters' }, '2.5B characters'],
    ['less than nothing', { amount: -3.2, unit: 'USD' }, '-$3.20'],
  ])('are written as %s', (_, amount, expected) => {
    expect(format('en').amount(amount)).toBe(expected)
  })

  it('are as short as can be where room is short', () => {
    expect(format('en', { provider: aimlapi }).brief({ amount: 20.5, unit: 'USD' })).toBe('41M')
    expect(format('en', { provider: kie }).brief({ amount: 90, unit: 'credits' })).toBe('90 credits')
  })
})

describe('moments', () => {
  it.each([
    ['the same day', '2025-11-20T02:05:00.000Z', '03:05'],
    ['the day before', '2025-11-19T02:05:00.000Z', 'Wed 03:05'],
    ['the same day in the zone, another in UTC', '2025-11-19T23:30:00.000Z', '00:30'],
    ['weeks before', '2025-11-01T02:05:00.000Z', 'Sat 1 Nov 03:05'],
  ])('of %s', (_, iso, expected) => {
    expect(format('en').moment(iso)).toBe(expected)
  })

  it.each([
    ['en', 'Thu 20 Nov'],
    ['nl', 'do 20 nov'],
    ['de', 'Do 20. Nov.'],
  ] as const)('have their day (%s)', (language, expected) => {
    expect(format(language).day('2025-11-20T02:05:00.000Z')).toBe(expected)
  })
})

describe('durations', () => {
  it.each([
    ['en', 20_000, 'under 1 min'],
    ['en', 16 * MINUTE, '16 min'],
    ['en', 126 * MINUTE, '2 h 6 min'],
    ['en', 44.2 * HOUR, '44 h'],
    ['en', 89.3 * HOUR, '3.7 days'],
    ['en', 42 * 24 * HOUR, '6 weeks'],
    ['nl', 126 * MINUTE, '2 uur 6 min'],
    ['nl', 89.3 * HOUR, '3,7 dagen'],
    ['de', 126 * MINUTE, '2 Std. 6 Min.'],
  ] as const)('in %s: %d ms', (language, ms, expected) => {
    expect(format(language).duration(ms)).toBe(expected)
  })

  it('between two sweeps are never "1 hour", which each language counts in its own way', () => {
    expect(format('de').interval(HOUR)).toBe('60 Minuten')
    expect(format('en').interval(2 * HOUR)).toBe('2 hours')
  })
})
