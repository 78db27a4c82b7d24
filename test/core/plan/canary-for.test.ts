import { describe, expect, it } from 'vitest'
import { canaryFor } from '../../../lambda/core/plan/canary-for.ts'
import { isAskable } from '../../../lambda/core/plan/is-askable.ts'
import type { CanaryProbe, Probe, Provider } from '../../../lambda/core/provider.ts'

const evidence = { unconfirmed: 'a test' } as const
const canary = (id: string, more: Partial<CanaryProbe> = {}): CanaryProbe => ({
  id,
  kind: 'canary',
  model: `${id}-model`,
  costUsd: 0.000001,
  request: { method: 'POST', path: '/ask', body: { model: '{model}' } },
  proof: '',
  evidence,
  ...more,
})

function providerWith(probes: readonly Probe[]): Provider {
  return {
    id: 'acme',
    name: 'Acme',
    hosts: { default: 'https://api.example.com' },
    auth: { in: 'none' },
    env: ['ACME_API_KEY'],
    probes,
    signatures: [],
    consoles: {},
  }
}

describe('the canary that asks for a model', () => {
  const two = providerWith([canary('embed', { modelsStartingWith: ['embedding-'] }), canary('chat')])

  it.each([
    [undefined, 'embed'],
    ['embedding-small', 'embed'],
    ['gpt-mini', 'chat'],
  ])('for %s is %s', (model, expected) => {
    expect(canaryFor(two, model)?.id).toBe(expected)
  })

  it('is none where no canary fits, or none is there', () => {
    expect(
      canaryFor(providerWith([canary('embed', { modelsStartingWith: ['embedding-'] })]), 'gpt-mini'),
    ).toBeUndefined()
    expect(canaryFor(providerWith([]))).toBeUndefined()
  })
})

describe('a probe that needs a parameter', () => {
  const balance = (path: string): Probe => ({
    id: 'b',
    kind: 'balance',
    request: { path },
    proof: '',
    reads: [],
    evidence,
  })

  it.each([
    ['/balance', {}, true],
    ['/teams/{teamId}/balance', {}, false],
    ['/teams/{teamId}/balance', { teamId: 't-1' }, true],
    ['/costs?from={monthIso}&day={day}', {}, true],
  ])('%s with %o is askable: %s', (path, parameters, askable) => {
    expect(isAskable(balance(path), parameters)).toBe(askable)
  })
})
