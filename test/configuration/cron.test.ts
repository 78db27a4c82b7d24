import { describe, expect, it } from 'vitest'
import { cronProblem } from '../../lib/configuration/cron.ts'
import { cronLongestGapMinutes } from '../../lib/configuration/cron-longest-gap.ts'

describe('cron expressions, as EventBridge takes them', () => {
  it.each([
    '0/10 7-18 ? * MON-FRI *',
    '*/5 * * * ? *',
    '15 10 ? * 6L 2026-2030',
    '0 18 LW * ? *',
    '0 8 ? * tue#2 *',
    '0,30 0 1,15 jan-mar ? *',
  ])('%s is one', expression => {
    expect(cronProblem(expression)).toBeUndefined()
  })

  it.each([
    ['60 * * * ? *', 'minutes'],
    ['* * 0 * ? *', 'day of month'],
    ['* * * 13 ? *', 'month'],
    ['* * ? * 0 *', 'day of week'],
    ['* * ? * MON-XYZ *', 'day of week'],
    ['18-7 * * * ? *', 'minutes'],
    ['*/0 * * * ? *', 'minutes'],
    ['1-2-3 * * * ? *', 'minutes'],
    ['* * * * ? 1969', 'year'],
    ['* * ? * ? *', 'exactly one'],
    ['* * *', '3 fields'],
  ])('%s is none', (expression, words) => {
    expect(cronProblem(expression)).toContain(words)
  })
})

describe('the longest time between two sweeps', () => {
  it.each([
    ['* * * * ? *', 1],
    ['0/10 * * * ? *', 10],
    ['0 8 * * ? *', 24 * 60],
    ['0 8,20 * * ? *', 12 * 60],
    ['0/10 7-18 ? * MON-FRI *', 60 * 60 + 10],
    ['0 7-18 ? * MON-FRI *', 61 * 60],
    ['0 8 1 * ? *', 31 * 24 * 60],
    ['0 0 29 FEB ? *', undefined],
    ['0 8 L * ? *', undefined],
    ['0 8 ? * FRI#1 *', undefined],
  ])('%s: %s minutes', (expression, minutes) => {
    expect(cronLongestGapMinutes(expression)).toBe(minutes)
  })
})
