import { setTimeout as sleep } from 'node:timers/promises'
import type { Question } from '../core/probe-call.ts'
import type { Credentials, Resolved } from './credentials.ts'

/** Node fires longer timers at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The secrets of all calls that need one, read together and waited for until the deadline (as `performance.now()` counts) at most. */
export async function resolveSecrets(
  credentials: Credentials,
  calls: readonly Question[],
  endsAtMs: number,
): Promise<ReadonlyMap<Question, Resolved>> {
  const withKey = calls.flatMap(call => (call.credential ? [{ call, credential: call.credential }] : []))
  const late = { problem: 'unreachable', detail: 'the secret did not arrive in time' } as const
  const deadline = new AbortController()
  const resolved = await Promise.race([
    credentials.resolve(withKey.map(each => each.credential)),
    sleep(Math.min(Math.max(0, endsAtMs - performance.now()), LONGEST_TIMER_MS), undefined, {
      signal: deadline.signal,
    }).catch(() => undefined),
  ])
  deadline.abort()
  return new Map(withKey.map(({ call }, index) => [call, resolved?.[index] ?? late]))
}
