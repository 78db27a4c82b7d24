import { describe, expect, it } from 'vitest'
import type { Probe, Provider } from '../../lambda/core/provider.ts'
import { makeHealthy } from '../../simulator/make-healthy.ts'
import { example } from './example-provider.ts'

const evidence = { documented: 'https://docs.example.com' }

describe('a healthy body is made', () => {
  it.each<[string, Probe, Provider['envelope'], unknown]>([
    ['from the proof of a canary', example.probes[1], undefined, { choices: [{ message: 'simulated' }] }],
    ['from every term of a reading', example.probes[0], undefined, { granted: 1000, gift: 0, used: 0 }],
    ['in the envelope of the provider', example.probes[2], { code: 'code', ok: [0] }, { code: 0, data: 'simulated' }],
    [
      'with a list where a reading is made for each',
      {
        id: 'b',
        kind: 'balance',
        request: { path: '/' },
        proof: 'ok',
        reads: [{ measures: 'balance', each: 'infos', plus: ['n'], unit: { at: 'c' } }],
        evidence,
      },
      undefined,
      { infos: [{ n: 1000, c: 'USD' }], ok: 'simulated' },
    ],
  ])('%s', (_, probe, envelope, body) => {
    expect(makeHealthy({ ...example, ...(envelope && { envelope }) }, probe)).toEqual(body)
  })
})
