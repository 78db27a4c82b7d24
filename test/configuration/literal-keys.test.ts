import { describe, expect, it } from 'vitest'
import { ConfigurationError } from '../../lib/configuration/problem.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { KIE, MINIMAL, problemsOf, withAlerts, withKey } from './minimal.ts'

/** Shapes as they are issued, with invented characters. */
const SHAPES: readonly (readonly [string, string])[] = [
  ['an OpenAI project key', 'sk-proj-Ab12Cd34Ef56Gh78Ij90Kl12'],
  ['a DeepSeek key', `sk-${'a1b2c3d4'.repeat(4)}`],
  ['an OpenRouter key', `sk-or-v1-${'0123456789abcdef'.repeat(4)}`],
  ['a Groq key', `gsk_${'A1b2C3d4'.repeat(6)}`],
  ['32 hexadecimal digits', '0123456789abcdef0123456789abcdef'],
  ['an AWS access key id', 'AKIAABCDEFGHIJ123456'],
  ['a key among words', 'use 0123456789abcdef0123456789abcdef for now'],
]

const PLACES: readonly (readonly [string, string, (secret: string) => unknown])[] = [
  ['in place of the reference', 'keys[0].key', secret => withKey({ key: secret })],
  ['as the name of a parameter', 'keys[0].key.name', secret => withKey({ key: { from: 'parameter', name: secret } })],
  ['as the name of a variable', 'keys[0].key.name', secret => withKey({ key: { from: 'env', name: secret } })],
  ['in a note', 'keys[0].note', secret => withKey({ note: `old key: ${secret}` })],
  ['as a name', 'keys[0].name', secret => withKey({ name: secret })],
  ['in the product', 'product', secret => ({ ...MINIMAL, product: secret })],
]

describe('a literal key is refused wherever it stands', () => {
  it.each(SHAPES)('%s', (_title, secret) => {
    expect(problemsOf(withKey({ note: secret })).map(problem => problem.path)).toEqual(['keys[0].note'])
  })

  it.each(PLACES)('%s', (_title, path, configure) => {
    const problems = problemsOf(configure('0123456789abcdef0123456789abcdef'))

    expect(problems.map(problem => problem.path)).toContain(path)
    expect(problems.find(problem => problem.path === path)?.text).toContain('fromParameter(')
  })

  it('is never repeated, not even by another problem it causes', () => {
    const secret = '0123456789abcdef0123456789abcdef'
    const configuration = {
      ...(withAlerts({ email: [secret], language: secret, [secret]: 1 }) as object),
      keys: [
        { ...KIE, name: secret, provider: secret, key: secret, low: secret, baseUrl: secret, [secret]: 1 },
        { ...KIE, name: secret },
      ],
      schedule: { cron: secret, longestGap: secret },
    }

    const message = messageOf(() => toWatchList(configuration, 'deploy'))

    expect(message).toContain('looks like a live key')
    expect(message).not.toContain(secret)
  })
})

describe('what is no key passes', () => {
  it.each([
    [
      'a secret by its ARN',
      { key: { from: 'secret', name: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:prod/kie-AbC123' } },
    ],
    [
      'a deep parameter path',
      { key: { from: 'parameter', name: '/teams/studio-2026/production/credit-watchdog/kie' } },
    ],
    ['a model with its date', { pools: [{ name: 'claude', model: 'claude-sonnet-4-5-20250929', costUsd: 0 }] }],
    [
      'a model with the hash of its version',
      { pools: [{ name: 'video', model: `owner/model:${'0123456789abcdef'.repeat(4)}` }] },
    ],
    ['a note with a UUID', { note: 'ticket 123e4567-e89b-12d3-a456-426614174000' }],
    ['a note with a long name', { note: 'key-rotation-of-2026-11-20-is-in-the-calendar' }],
    [
      'a gateway with the hash of an account',
      { baseUrl: 'https://gateway.example.com/v1/0123456789abcdef0123456789abcdef/kie' },
    ],
  ])('%s', (_title, changes) => {
    expect(problemsOf(withKey(changes))).toEqual([])
  })
})

function messageOf(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    if (error instanceof ConfigurationError) return error.message
    throw error
  }
  throw new Error('nothing was wrong')
}
