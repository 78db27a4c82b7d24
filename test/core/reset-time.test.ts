import { describe, expect, it } from 'vitest'
import { readMoment, resetTime } from '../../lambda/core/reset-time.ts'

const at = new Date('2026-11-20T12:00:00Z')
const seconds = (moment: Date | undefined) => moment && (moment.getTime() - at.getTime()) / 1000

describe('headers', () => {
  it.each<[Record<string, string>, number | undefined]>([
    [{ 'retry-after': '20' }, 20],
    [{ 'retry-after': 'Fri, 20 Nov 2026 12:01:00 GMT' }, 60],
    [{ 'retry-after-ms': '1500' }, 1.5],
    [{ 'x-ratelimit-reset': '1795176060' }, 60],
    [{ 'x-ratelimit-reset': '1795176060000' }, 60],
    [{ 'x-ratelimit-reset-requests': '6m0s' }, 360],
    [{ 'x-ratelimit-reset-tokens': '17ms' }, 0.017],
    [{ 'anthropic-ratelimit-tokens-reset': '2026-11-20T12:00:30Z' }, 30],
    [
      {
        'x-ratelimit-reset-requests': '1s',
        'x-ratelimit-remaining-requests': '0',
        'x-ratelimit-reset-tokens': '9m0s',
        'x-ratelimit-remaining-tokens': '5',
      },
      1,
    ],
    [{ 'retry-after': '0' }, undefined],
    [{ 'retry-after': '-5' }, undefined],
    [{ 'retry-after': 'soon' }, undefined],
    [{ 'retry-after': 'Fri, 20 Nov 2020 12:01:00 GMT' }, undefined],
    [{ 'retry-after': '99999999999' }, undefined],
    [{}, undefined],
  ])('%j', (headers, expected) => {
    expect(seconds(resetTime(at, headers, [], []))).toBe(expected)
  })
})

describe('words', () => {
  it.each([
    ['Please try again in 1m30s.', 90],
    ['Please try again in 174ms.', 0.174],
    ['Please retry after 6 seconds', 6],
    ['Please retry in 30.5s.', 30.5],
    ['Your quota will reset after 4h28m20s.', 16_100],
    ['try again in 5 days 22 hours 11 minutes.', 511_860],
    ['Please wait 23 seconds before retrying.', 23],
    ['Your rate limit resets in ~7s.', 7],
    ['You will regain access on 2027-01-01 at 00:00 UTC.', 3_585_600],
    ['You will regain access on 2026-12-01.', 907_200],
    ['limit reached, resets at 2026-11-20T15:00:00Z (2056)', 10_800],
    ['resets at 2026-11-20T15:00:00+02:00', 3600],
    ['try again at Nov 25th, 2026 3:05 PM.', 443_100],
    ['usage limit will reset at 1795176060', 60],
    ['Retrying after 6173ms... it failed', 6.173],
    ['You will regain access on 2025-07-01 at 00:00 UTC.', undefined],
    ['resets in 900 days', undefined],
    ['Please try again later.', undefined],
    ['Limit 30000, Used 18928', undefined],
  ])('%s', (text, expected) => {
    expect(seconds(resetTime(at, {}, [], [text]))).toBe(expected)
  })
})

describe('fields', () => {
  it.each([
    ['retrydelay', '26s', 26],
    ['retrydelay', { seconds: 26 }, 26],
    ['retryafter', 7, 7],
    ['retryafterms', 700, 0.7],
    ['resetsat', 1_795_176_060, 60],
    ['resetsat', '2026-11-20T12:01:00Z', 60],
    ['estimatedtime', 20.5, 20.5],
    ['resetsat', true, undefined],
    ['resetsat', 1_595_176_060, undefined],
  ])('%s %j', (name, value, expected) => {
    expect(seconds(resetTime(at, {}, [{ name, value }], []))).toBe(expected)
  })

  it('stand before words, and words before headers', () => {
    const headers = { 'retry-after': '3' }

    expect(seconds(resetTime(at, headers, [{ name: 'retryafter', value: 1 }], ['retry in 2s']))).toBe(1)
    expect(seconds(resetTime(at, headers, [], ['retry in 2s']))).toBe(2)
  })
})

describe('a moment in a balance answer', () => {
  it.each([
    ['2026-12-01T00:00:00Z', '2026-12-01T00:00:00.000Z'],
    [1_795_176_060, '2026-11-20T12:01:00.000Z'],
    [1_795_176_060_000, '2026-11-20T12:01:00.000Z'],
    ['next month', undefined],
    [null, undefined],
  ])('%j', (value, expected) => {
    expect(readMoment(value, at)?.toISOString()).toBe(expected)
  })
})
