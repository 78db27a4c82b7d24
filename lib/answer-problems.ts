import { createClassifier } from '../lambda/core/classify.ts'
import type { Answered } from '../lambda/core/observation.ts'
import type { Amount, Provider, VerdictKind } from '../lambda/core/provider.ts'
import { questionsOf } from '../lambda/core/questions-of.ts'
import { readBalance } from '../lambda/core/reading.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'

/** An answer that the provider was seen to give, and what it must be taken for. */
export interface ProviderAnswer {
  readonly verdict: VerdictKind
  /** The id of the probe that gets it. @default any call */
  readonly probe?: string
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object is sent as JSON, a string as it is. */
  readonly body: unknown
  /** What a balance probe must read from it. @default not checked */
  readonly amounts?: readonly Amount[]
}

/** What is wrong with one recorded answer: taken for something else, or read as another amount. */
export function answerProblems(provider: Provider, answer: ProviderAnswer, index: number): string[] {
  const name = `answer ${index}`
  const probe = questionsOf(provider).find(({ id }) => id === answer.probe)
  if (answer.probe !== undefined && !probe) return [`${name} is to a probe '${answer.probe}' that does not exist`]
  const { status, headers = {}, body } = answer
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const observation: Answered = { at: new Date(0), status, headers, body: text }
  const others = PROVIDERS.filter(({ id }) => id !== provider.id)
  const verdict = createClassifier([provider, ...others])(observation, { provider, ...(probe && { probe }) })
  const readings =
    answer.amounts &&
    probe?.kind === 'balance' &&
    readBalance(probe, observation, Object.values(provider.hosts)[0] ?? '')
  const read = readings && 'amounts' in readings ? readings.amounts.map(({ amount, unit }) => `${amount} ${unit}`) : []
  const promised = (answer.amounts ?? []).map(({ amount, unit }) => `${amount} ${unit}`)
  return [
    ...(verdict.kind === answer.verdict
      ? []
      : [`${name} is taken for ${verdict.kind} by ${verdict.signature ?? 'nothing'}, not for ${answer.verdict}`]),
    ...(answer.amounts === undefined || read.join() === promised.join()
      ? []
      : [`${name} reads as ${read.join(', ') || 'nothing'}, not as ${promised.join(', ')}`]),
  ]
}
