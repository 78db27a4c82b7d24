import { describe, expect, it } from 'vitest'
import { letterRunsOf, mayHold, neededBy } from '../../lambda/core/letter-runs.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'

const EXPRESSIONS: readonly (readonly [expression: string, needed: readonly string[] | undefined])[] = [
  ['credit balance is too low', ['credit balance is too low']],
  ['too low to access the (?:Claude )?API', ['too low to access the ']],
  ['no credits?|out of funds', ['no credit', 'out of funds']],
  ['(?:this|that) account has {1,3}been disabled', ['been disabled']],
  ['openrouter\\.ai\\/settings', ['openrouter.ai/settings']],
  ['limit of \\d{1,9}\\s?MB', ['limit of ']],
  ['^rate[ _]limits+ hit$', ['limits']],
  ['no \\u0062alance', ['alance']],
  ['\\x41bc no funds', ['bc no funds']],
  ['\\p{Letter} no funds', [' no funds']],
  ['no (?<kind>credit|money) left', [' left']],
  ['余额不足|no balance', undefined],
  ['a|no balance', undefined],
]

describe('what must stand in a text for an expression to match', () => {
  it.each(EXPRESSIONS)('%s', (expression, needed) => {
    expect(neededBy(expression)).toEqual(needed)
  })

  it('is found in it, whatever its case, and not in others', () => {
    const runs = letterRunsOf(['Your CREDIT balance is', 'too low.'])

    expect(mayHold(runs, ['credit balance'])).toBe(true)
    expect(mayHold(runs, ['no funds', 'too low'])).toBe(true)
    expect(mayHold(runs, undefined)).toBe(true)
    expect(mayHold(runs, ['no funds'])).toBe(false)
  })

  it('is known of nearly all words that providers write', () => {
    const says = PROVIDERS.flatMap(({ signatures }) => signatures.flatMap(row => row.says ?? []))

    expect(says.filter(({ source }) => neededBy(source) === undefined).length).toBeLessThan(says.length / 20)
  })
})
