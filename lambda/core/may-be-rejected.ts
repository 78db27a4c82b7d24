import { isAnswered, type Observation } from './observation.ts'
import { isObject, readPath } from './path.ts'
import type { Envelope } from './provider.ts'

/**
 * Whether an answer may be about the key itself, generously: before such a one is believed, the key is read again. Some say 400 for
 * a bad key, others HTTP 200 with a code in the body.
 */
export function mayBeRejected(observation: Observation, envelope: Envelope | undefined): boolean {
  if (!isAnswered(observation) || observation.status === null) return false
  const { status, body } = observation
  if (status === 400 || status === 401 || status === 403) return true
  const code = status === 200 && envelope !== undefined ? codeIn(body, envelope) : undefined
  return !isObject(code) && /^40[013]$/.test(String(code))
}

function codeIn(body: string, { code }: Envelope): unknown {
  try {
    return readPath(JSON.parse(body), code).values[0]
  } catch {
    return undefined
  }
}
