import type { Probe, Provider, UsageProbe } from './provider.ts'

/** All that a provider may be asked: its probes, and what is only asked when it burns. */
export function questionsOf({ probes, usage, billed }: Provider): readonly (Probe | UsageProbe)[] {
  return [...probes, ...[usage, billed].filter(asked => asked !== undefined)]
}
