import type { Evidence, Provider } from '../../../lambda/core/provider.ts'

export type Sureness = 'documented' | 'seen' | 'unconfirmed'

/** How well the two things that matter are known: the way it is read, and the words of an empty account. */
export interface Known {
  readonly read?: Sureness
  readonly refusal?: Sureness
}

export function knownOf(provider: Provider): Known {
  const asked = provider.probes.map(probe => surenessOf(probe.evidence))
  const refused = provider.signatures.filter(({ kind }) => MONEY.has(kind)).map(({ evidence }) => surenessOf(evidence))
  const read = best(asked)
  const refusal = best(refused)
  return { ...(read && { read }), ...(refusal && { refusal }) }
}

/** 'documented', or 'documented / seen' where reading and refusal differ; '-' for what is not known. */
export function knownInWords({ read, refusal }: Known): string {
  return read === refusal ? (read ?? '-') : `${read ?? '-'} / ${refusal ?? '-'}`
}

export function evidenceInWords(evidence: Evidence): string {
  if ('documented' in evidence) return evidence.documented
  return 'seen' in evidence ? `seen ${evidence.on}: ${evidence.seen}` : `unconfirmed: ${evidence.unconfirmed}`
}

export function surenessOf(evidence: Evidence): Sureness {
  if ('documented' in evidence) return 'documented'
  return 'seen' in evidence ? 'seen' : 'unconfirmed'
}

const MONEY: ReadonlySet<string> = new Set(['exhausted', 'capped', 'suspended'])
const BEST_FIRST: readonly Sureness[] = ['documented', 'seen', 'unconfirmed']

function best(known: readonly Sureness[]): Sureness | undefined {
  return BEST_FIRST.find(sureness => known.includes(sureness))
}
