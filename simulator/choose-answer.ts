import type { Probe, Provider, UsageProbe, VerdictKind } from '../lambda/core/provider.ts'
import type { Behaviour } from './behaviour.ts'
import { valuesAt } from './json-path.ts'
import type { Answers } from './load-answers.ts'
import { makeHealthy } from './make-healthy.ts'
import type { RecordedAnswer } from './recorded-answer.ts'
import { writeAmount } from './write-amount.ts'

/** What is sent: a status, headers and a body (an object goes out as JSON, a string as it is). */
export interface Reply {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: unknown
}

export interface Asked {
  readonly provider: Provider
  readonly answers: Answers
  readonly probe: Probe | UsageProbe
}

/** What a behaviour answers to a probe; only those that answer by the book, the others are about sockets. */
export function chooseAnswer(
  asked: Asked,
  behaviour: Extract<Behaviour, { kind: VerdictKind | 'draining' | 'recorded' | 'answer' }>,
): Reply {
  switch (behaviour.kind) {
    case 'answer':
      return behaviour
    case 'recorded': {
      const answer = asked.answers[behaviour.file]
      if (answer !== undefined) return answer
      throw new Error(
        `no answer '${behaviour.file}' is recorded for ${asked.provider.id}; there are: ${Object.keys(asked.answers).join(', ') || 'none'}`,
      )
    }
    case 'draining': {
      const healthy = healthyAnswer(asked)
      if (asked.probe.kind !== 'balance') return healthy
      return { ...healthy, body: drained(healthy.body, asked.probe, behaviour.to, behaviour.unit) }
    }
    case 'healthy':
      return healthyAnswer(asked)
    case 'exhausted':
    case 'capped':
    case 'suspended':
    case 'rejected':
    case 'forbidden':
    case 'retired':
    case 'throttled':
    case 'unavailable':
    case 'bad-request':
    case 'unknown':
      return recordedAnswer(asked, behaviour.kind) ?? plainAnswer(behaviour.kind)
  }
}

/** The first one recorded for the probe, else one for any call, else one of another probe. */
function recordedAnswer({ answers, probe }: Asked, kind: VerdictKind): RecordedAnswer | undefined {
  const ofKind = Object.entries(answers)
    .filter(([file]) => file.startsWith(`${kind}-`))
    .map(([, answer]) => answer)
  return (
    ofKind.find(answer => answer.probe === probe.id) ?? ofKind.find(answer => answer.probe === undefined) ?? ofKind[0]
  )
}

function healthyAnswer(asked: Asked): Reply {
  const healthy = Object.entries(asked.answers)
    .filter(([file]) => file.startsWith('healthy-'))
    .map(([, answer]) => answer)
  const proves = (answer: RecordedAnswer) => valuesAt(parsed(answer.body), asked.probe.proof).length > 0
  return (
    healthy.find(answer => answer.probe === asked.probe.id) ??
    healthy.find(answer => answer.probe === undefined && proves(answer)) ?? {
      status: 200,
      body: makeHealthy(asked.provider, asked.probe),
    }
  )
}

function drained(body: unknown, probe: Extract<Probe, { kind: 'balance' }>, to: number, unit?: string): unknown {
  const written = writeAmount(parsed(body), probe, to, unit)
  return typeof body === 'string' ? JSON.stringify(written) : written
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return body
  }
}

/** Where nothing of the kind is recorded: the bare status that servers use for it. */
function plainAnswer(kind: Exclude<VerdictKind, 'healthy'>): Reply {
  switch (kind) {
    case 'exhausted':
      return { status: 402, body: { error: { message: 'Payment Required' } } }
    case 'rejected':
      return { status: 401, body: { error: { message: 'Unauthorized' } } }
    case 'capped':
    case 'suspended':
    case 'forbidden':
      return { status: 403, body: { error: { message: 'Forbidden' } } }
    case 'retired':
      return { status: 404, body: { error: { message: 'Not Found' } } }
    case 'throttled':
      return { status: 429, headers: { 'retry-after': '20' }, body: { error: { message: 'Too Many Requests' } } }
    case 'unavailable':
      return { status: 503, body: 'Service Unavailable' }
    case 'bad-request':
      return { status: 400, body: { error: { message: 'Bad Request' } } }
    case 'unknown':
      return { status: 418, body: 'nobody knows what this means' }
  }
}
