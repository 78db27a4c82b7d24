import type { Answer } from '../answer.ts'
import { groupBy } from '../group-by.ts'
import { type Failure, isAnswered } from '../observation.ts'

/** What of some keys could be reached: small, and added up over ranges before anybody calls it an outage. */
export interface Tally {
  /** Every provider that was asked. */
  readonly providers: readonly ProviderTally[]
  /** Distinct references to secrets, and how many could not be read. */
  readonly secrets: { readonly asked: number; readonly unread: number; readonly detail?: string }
}

export interface ProviderTally {
  readonly id: string
  /** Keys that a question was sent for. */
  readonly asked: number
  /** Of these, keys that got no answer to any. */
  readonly failing: number
  /** One scrubbed line of what happened, where all of them failed. */
  readonly detail?: string
}

const TRANSPORT: readonly Failure[] = ['timeout', 'refused', 'reset', 'name', 'tls']
/** More outages than this at once are told as one. */
const MOST_DETAILS = 5

export function tally(answers: readonly Answer[]): Tally {
  const withSecret = groupBy(
    answers.filter(answer => answer.call.credential !== undefined),
    answer => JSON.stringify(answer.call.credential),
  )
  const unread = [...withSecret.values()].filter(own => own.every(answer => isFailure(answer, 'credential')))
  const detail = detailOf(unread.flat())
  return {
    providers: tallyProviders(answers),
    secrets: { asked: withSecret.size, unread: unread.length, ...(detail !== undefined && { detail }) },
  }
}

function tallyProviders(answers: readonly Answer[]): ProviderTally[] {
  let details = 0
  return [...groupBy(answers.filter(wasSent), answer => answer.call.provider)].map(([id, asked]) => {
    const byKey = groupBy(asked, answer => answer.call.key)
    const failing = [...byKey.values()].filter(own => own.every(isTransportFailure)).length
    const detail = failing === byKey.size && details < MOST_DETAILS ? detailOf(asked) : undefined
    if (detail !== undefined) details += 1
    return { id, asked: byKey.size, failing, ...(detail !== undefined && { detail }) }
  })
}

/** As if all these keys had been asked by one function. */
export function addUp(tallies: readonly Tally[]): Tally {
  const secrets = tallies.map(each => each.secrets)
  const unreadDetail = secrets.find(({ detail }) => detail !== undefined)?.detail
  const byProvider = groupBy(
    tallies.flatMap(({ providers }) => providers),
    ({ id }) => id,
  )
  return {
    providers: [...byProvider].map(([id, parts]) => {
      const detail = parts.find(part => part.detail !== undefined)?.detail
      return { id, asked: sum(parts, 'asked'), failing: sum(parts, 'failing'), ...(detail !== undefined && { detail }) }
    }),
    secrets: {
      asked: sum(secrets, 'asked'),
      unread: sum(secrets, 'unread'),
      ...(unreadDetail !== undefined && { detail: unreadDetail }),
    },
  }
}

function sum<Name extends string>(parts: readonly Readonly<Record<Name, number>>[], name: Name): number {
  return parts.reduce((total, part) => total + part[name], 0)
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
