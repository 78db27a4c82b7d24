import { existsSync, readFileSync } from 'node:fs'
import type { Answered } from '../../lambda/core/observation.ts'
import type { Probe, Provider, UsageProbe, VerdictKind } from '../../lambda/core/provider.ts'
import { questionsOf } from '../../lambda/core/questions-of.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { ANSWERS_DIRECTORY, loadAnswers } from '../../simulator/load-answers.ts'
import type { RecordedAnswer } from '../../simulator/recorded-answer.ts'

/** One recorded answer with whose it is. */
export interface Recorded {
  readonly provider: Provider
  /** 'exhausted-code-402' */
  readonly file: string
  readonly answer: RecordedAnswer
  /** The probe it answers, where it names one. */
  readonly probe: Probe | UsageProbe | undefined
}

const VERDICTS = [
  'healthy',
  'exhausted',
  'capped',
  'suspended',
  'throttled',
  'rejected',
  'forbidden',
  'retired',
  'unavailable',
  'bad-request',
  'unknown',
] as const satisfies readonly VerdictKind[]

export const RECORDED: readonly Recorded[] = PROVIDERS.flatMap(provider =>
  Object.entries(loadAnswers(provider.id)).map(([file, answer]) => ({
    provider,
    file,
    answer,
    probe: questionsOf(provider).find(probe => probe.id === answer.probe),
  })),
)

export const AT = new Date('2026-11-20T12:00:00Z')

/** The verdict a file promises by its first word; undefined where it promises none. */
export function promised(file: string): VerdictKind | undefined {
  return VERDICTS.find(kind => file.startsWith(`${kind}-`))
}

export function observe({ status, headers = {}, body }: RecordedAnswer): Answered {
  return { at: AT, status, headers, body: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** Why kinds of answer are not known of a provider. */
export function missingOf(provider: Provider): Readonly<Record<string, string>> {
  const path = `${ANSWERS_DIRECTORY}${provider.id}/missing.json`
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
}
