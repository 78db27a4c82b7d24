import type { Answer } from '../answer.ts'
import type { Condition } from '../condition.ts'
import { groupBy } from '../group-by.ts'
import { type Failure, isAnswered } from '../observation.ts'

/** What failed as a whole in this sweep: a provider that two keys or more could not reach, or our own sight. */
export interface Outages {
  /** By provider id: every provider with two keys or more that were asked. */
  readonly providers: ReadonlyMap<string, Outage>
  readonly watchdog: Outage
}

export interface Outage {
  readonly condition: Condition
  readonly failing: number
  readonly of: number
  /** One scrubbed line of what happened. */
  readonly detail?: string
  /** No secret could be read: nothing was asked, so nothing is known of the network. */
  readonly why?: 'credential'
}

const TRANSPORT: readonly Failure[] = ['timeout', 'refused', 'reset', 'name', 'tls']

export function findOutages(answers: readonly Answer[]): Outages {
  const byProvider = groupBy(answers.filter(wasSent), answer => answer.call.provider)
  const providers = new Map<string, Outage>()
  let unreachable = 0
  for (const [provider, asked] of byProvider) {
    const byKey = groupBy(asked, answer => answer.call.key)
    const failing = [...byKey.values()].filter(own => own.every(isTransportFailure))
    if (failing.length === byKey.size) unreachable += 1
    if (byKey.size >= 2)
      providers.set(provider, outage(failing.length, byKey.size, failing.length === byKey.size, detailOf(asked)))
  }
  return { providers, watchdog: watchdogOutage(answers, unreachable, byProvider.size) }
}

/** Blind: two providers or more and none of them answered, or two secrets or more and none of them could be read. */
function watchdogOutage(answers: readonly Answer[], unreachable: number, providers: number): Outage {
  const withSecret = groupBy(
    answers.filter(answer => answer.call.credential !== undefined),
    answer => JSON.stringify(answer.call.credential),
  )
  const unread = [...withSecret.values()].filter(own => own.every(answer => isFailure(answer, 'credential')))
  if (withSecret.size >= 2 && unread.length === withSecret.size) {
    return { ...outage(unread.length, withSecret.size, true, detailOf(unread.flat())), why: 'credential' }
  }
  return outage(unreachable, providers, providers >= 2 && unreachable === providers, detailOf(answers))
}

function outage(failing: number, of: number, isOut: boolean, detail: string | undefined): Outage {
  const condition: Condition = isOut
    ? { kind: 'unavailable', certainty: 'certain', by: 'nothing', proves: [] }
    : { kind: 'healthy', certainty: 'certain', by: 'nothing', proves: ['access'] }
  return { condition, failing, of, ...(isOut && detail !== undefined && { detail }) }
}

function wasSent({ observation }: Answer): boolean {
  return isAnswered(observation) || (observation.failure !== 'credential' && observation.failure !== 'not-reached')
}

function isTransportFailure({ observation }: Answer): boolean {
  return !isAnswered(observation) && TRANSPORT.includes(observation.failure)
}

function isFailure({ observation }: Answer, failure: Failure): boolean {
  return !isAnswered(observation) && observation.failure === failure
}

function detailOf(answers: readonly Answer[]): string | undefined {
  for (const { observation } of answers) {
    if (!isAnswered(observation) && observation.detail !== undefined) return observation.detail
  }
  return undefined
}
