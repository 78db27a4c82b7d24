import type { Probe, Provider, UsageProbe } from './provider.ts'

/** All that a provider may be asked: its probes, and what is only asked when it burns. */
export function questionsOf({ probes, usage }: Provider): readonly (Probe | UsageProbe)[] {
  return usage === undefined ? probes : [...probes, usage]
}
