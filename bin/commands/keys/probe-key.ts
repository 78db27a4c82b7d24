import type { WatchedKey } from '../../../lambda/core/watch-list.ts'
import type { CommandIo } from '../../command-io.ts'
import { type CheckedPool, checkedPools } from '../check/checked-pool.ts'
import { headline } from '../check/headline.ts'
import { dollarsAtMost, highestCostUsd } from '../check/highest-cost.ts'
import { groupOf } from '../check/outcome.ts'
import { sweepOnce } from '../check/sweep-once.ts'
import { balanceOf } from '../check/table.ts'
import type { LocalConfiguration } from '../deployment/local-configuration.ts'
import { createProgress } from '../shared/progress.ts'
import type { NamedCredential } from './credential-of.ts'

/** Where the value is for this one sweep: in memory, under a name of its own. */
const HERE = { from: 'env', name: 'THE_KEY_BEING_PUT' } as const

export interface Probed {
  /** The provider does not know the key. */
  readonly rejected: boolean
  /** What it answered, in sentences. */
  readonly text: string
}

/** Asks the provider about a key that is stored nowhere yet, by the sweep that `check` makes. */
export async function probeKey(
  { key, provider, admin }: NamedCredential,
  value: string,
  { watchList, providers }: LocalConfiguration,
  io: CommandIo,
): Promise<Probed> {
  const asked = admin ? asAdmin(key) : withoutAdmin(key)
  const only = { ...watchList, keys: [asked] }
  // The two credentials are asked about by different questions.
  const questions = providers.map(each => ({
    ...each,
    probes: each.probes.filter(({ request }) => (request.credential === 'adminKey') === admin),
  }))
  const costUsd = highestCostUsd(only, questions)
  if (costUsd > 0)
    io.stderr.write(`Asking ${provider.name} costs at most ${dollarsAtMost(costUsd)} (--no-probe: not asked).\n`)
  const progress = createProgress(io.stderr)
  const environment = new Map([[HERE.name, { value, from: 'the prompt' }]])
  const swept = await sweepOnce({
    watchList: only,
    providers: questions,
    environment,
    free: false,
    progress: progress.show,
  })
  progress.clear()
  const rows = checkedPools(only, swept, questions)
  return admin ? adminAnswer(rows, provider.name) : answerOf(rows, provider.name, providers)
}

function withoutAdmin({ adminCredential: _, ...key }: WatchedKey): WatchedKey {
  return { ...key, credential: HERE }
}

function asAdmin(key: WatchedKey): WatchedKey {
  return { ...key, credential: HERE, adminCredential: HERE }
}

function answerOf(rows: readonly CheckedPool[], name: string, providers: LocalConfiguration['providers']): Probed {
  const rejected = rows.some(({ condition }) => condition.kind === 'rejected')
  if (rejected) return { rejected, text: `${name} does not accept it: wrong, revoked or expired.` }
  const [first] = rows
  if (first === undefined || rows.every(({ condition }) => groupOf(condition.kind) === 'unknown')) {
    const why = first ? `: ${headline(first, providers)}` : ''
    return { rejected, text: `Whether ${name} accepts it could not be told${why}.` }
  }
  const balances = [...new Set(rows.map(balanceOf))].filter(text => text !== 'not readable')
  const troubles = rows
    .filter(({ condition }) => condition.kind !== 'healthy')
    .map(row => `${row.label}: ${headline(row, providers)}.`)
  const accepted = `${name} accepts it${balances.length === 0 ? '' : `: ${balances.join(', ')}`}.`
  return { rejected, text: [accepted, ...troubles].join(' ') }
}

/** An admin key's answers bind no pool: they are looked at themselves. */
function adminAnswer(rows: readonly CheckedPool[], name: string): Probed {
  const verdicts = rows.flatMap(({ asked }) => asked.map(({ verdict }) => verdict))
  const worst = verdicts.find(({ kind }) => kind === 'rejected') ?? verdicts.find(({ kind }) => kind !== 'healthy')
  if (worst?.kind === 'rejected') return { rejected: true, text: `${name} does not accept it as an admin key.` }
  if (worst?.kind === 'forbidden')
    return { rejected: false, text: `${name} knows it, but it may not read usage: ${worst.words}` }
  if (worst !== undefined || verdicts.length === 0)
    return { rejected: false, text: `Whether ${name} accepts it as an admin key could not be told.` }
  return { rejected: false, text: `${name} accepts it as an admin key.` }
}
