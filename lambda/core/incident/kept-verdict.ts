import type { Answer } from '../answer.ts'
import type { ConditionKind, KeptVerdict, UnknownWhy } from '../condition.ts'
import { isAnswered } from '../observation.ts'

/** The stored form of an answer's verdict. A balance that answered but could not be read is `unknown`, with the path that was odd. */
export function keep({ observation, verdict, readings }: Answer): KeptVerdict {
  const unreadable = readings !== undefined && 'unreadable' in readings ? readings.unreadable : undefined
  const failure = isAnswered(observation) ? undefined : (observation.detail ?? observation.failure)
  return {
    kind: unreadable === undefined ? verdict.kind : 'unknown',
    certainty: verdict.certainty,
    signature: unreadable === undefined ? verdict.signature : 'unreadable',
    blame: verdict.blame,
    ...(verdict.upstream !== undefined && { upstream: verdict.upstream }),
    ...(verdict.about !== undefined && { about: verdict.about }),
    words: verdict.words,
    status: verdict.status,
    at: observation.at.toISOString(),
    ...(verdict.resetsAt && { resetsAt: verdict.resetsAt.toISOString() }),
    ...((unreadable ?? failure) !== undefined && { detail: unreadable ?? failure ?? '' }),
    ...(!isAnswered(observation) && observation.failure === 'credential' && { signature: 'credential' }),
  }
}

/** Why a verdict says nothing, where it does not. */
export function unknownWhy(kind: ConditionKind, verdict: KeptVerdict): { why: UnknownWhy } | Record<string, never> {
  if (kind !== 'unknown') return {}
  if (verdict.signature === 'credential') return { why: 'credential' }
  if (verdict.kind === 'bad-request') return { why: 'bad-request' }
  return { why: verdict.signature === 'unreadable' ? 'unreadable' : 'nothing-matched' }
}
