import { readdirSync, readFileSync } from 'node:fs'
import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { GUESSED_ROWS, LAST_ROWS, WORDED_ROWS } from '../../lambda/core/rows/shared-rows.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'

/** Decided by automaton where it can be, bounded repeats written out; else by trying attacks. */
const THOROUGH = { timeout: 5000, maxRepeatCount: 250, maxSimpleRepeatCount: 250 }
const BY_ATTACK = { timeout: 20_000, maxIteration: 3 }

function worst(source: string, flags: string): string {
  const plain = flags.replace(/[gy]/g, '')
  const decided = checkSync(source, plain, THOROUGH)
  const { status } = decided.status === 'unknown' ? checkSync(source, plain, BY_ATTACK) : decided
  return status === 'safe' ? 'linear' : `${status}: /${source}/${flags}`
}

const patterns = [...WORDED_ROWS, ...GUESSED_ROWS, ...LAST_ROWS].flatMap(({ name, says, without, unlessClass }) =>
  [says, without, unlessClass].flatMap(pattern => {
    if (pattern === undefined) return []
    const parts = 'parts' in pattern ? (pattern as { readonly parts: readonly RegExp[] }).parts : [pattern as RegExp]
    return parts.map(part => ({ name, part }))
  }),
)

/** The judge's own expressions, as they are written in its sources. */
const OWN_FILES = ['', 'unwrap/', 'rows/'].flatMap(folder =>
  readdirSync(`lambda/core/${folder}`).map(file => `lambda/core/${folder}${file}`),
)
const JUDGE =
  /(?:unwrap|rows)\/|reset-time|own-words|match-|error-text|letter-runs|even-spaces|class-only|reading|classify/
const LITERAL = /(?:^|[=(,:]|=>) ?\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.){1,200}\])+)\/([a-z]*)/gm

function withoutComments(source: string): string {
  return source.replace(/^\s*(?:\/\*|\*|\/\/).*$/gm, '')
}

describe('every regular expression matches in linear time', () => {
  it('of the shared rows', () => {
    const unique = new Map(patterns.map(({ part }) => [part.source, part]))

    const bad = [...unique.values()].map(part => worst(part.source, '')).filter(verdict => verdict !== 'linear')

    expect(unique.size).toBeGreaterThan(100)
    expect(bad).toEqual([])
  }, 300_000)

  it('of the judge itself', () => {
    const literals = OWN_FILES.filter(file => file.endsWith('.ts') && JUDGE.test(file)).flatMap(file =>
      [...withoutComments(readFileSync(file, 'utf8')).matchAll(LITERAL)].map(([, source = '', flags = '']) => ({
        source,
        flags,
      })),
    )

    const bad = literals.map(({ source, flags }) => worst(source, flags)).filter(verdict => verdict !== 'linear')

    expect(literals.length).toBeGreaterThan(40)
    expect(bad).toEqual([])
  }, 300_000)

  it.each(PROVIDERS.map(provider => [provider.id, provider] as const))(
    'of %s',
    (_, provider) => {
      const expressions = [provider.keyPattern, ...provider.signatures.map(row => row.says)].filter(
        pattern => pattern !== undefined,
      )

      const bad = expressions.map(pattern => worst(pattern.source, 'i')).filter(verdict => verdict !== 'linear')

      expect(bad).toEqual([])
    },
    300_000,
  )
})
