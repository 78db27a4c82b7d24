import type { Answer } from '../answer.ts'
import type { KeptVerdict } from '../condition.ts'
import { isAnswered } from '../observation.ts'
import { asksPoolItself } from '../probe-call.ts'
import type { AssessInput, Assessment } from './assess.ts'
import { keep } from './kept-verdict.ts'

export function bindsPool(answer: Answer, input: AssessInput): boolean {
  const { call, observation } = answer
  if (call.key !== input.key.name || !call.pools.includes(input.pool.name)) return false
  // Another spelling, or another model, that answers or not says nothing about the pool's own.
  if (!asksPoolItself(call)) return false
  if ((call.probe.request.credential ?? 'key') === 'adminKey') return false
  return isAnswered(observation) || observation.failure !== 'not-reached'
}

export function mergeVerdicts(input: AssessInput, binding: readonly Answer[]): Record<string, KeptVerdict> {
  const known = new Set(input.provider.probes.map(probe => probe.id))
  const kept = Object.entries(input.state.verdicts).filter(([probe]) => known.has(probe))
  return {
    ...Object.fromEntries(kept),
    ...Object.fromEntries(binding.map(answer => [answer.call.probe.id, keep(answer)])),
  }
}

/** An admin key's verdict binds nothing, but the amount it reads is the account's. */
export function balanceAnswers({ answers, key, pool }: AssessInput): readonly Answer[] {
  return answers.filter(
    ({ call, readings }) =>
      call.key === key.name && call.pools.includes(pool.name) && readings !== undefined && 'amounts' in readings,
  )
}

/** What was read in this sweep, and what was not read again of what the state keeps: an admin key is asked hourly. */
export function mergeBalance(input: AssessInput): Assessment['balance'] {
  const read = balanceAnswers(input)
  const newest = read.at(-1)
  if (newest === undefined) return input.state.balance
  const amounts = read.flatMap(({ readings }) =>
    readings !== undefined && 'amounts' in readings ? readings.amounts : [],
  )
  const known = new Set(amounts.map(({ measures }) => measures))
  const kept = (input.state.balance?.amounts ?? []).filter(({ measures }) => !known.has(measures))
  return { at: newest.observation.at.toISOString(), amounts: [...amounts, ...kept] }
}
