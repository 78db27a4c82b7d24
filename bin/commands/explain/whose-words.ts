import type { CanaryProbe, Provider } from '../../../lambda/core/provider.ts'
import type { Verdict } from '../../../lambda/core/verdict.ts'

/** The provider whose own row matched; undefined for the rows that all share. */
export function ownerOf(verdict: Verdict, providers: readonly Provider[]): Provider | undefined {
  const id = verdict.upstream ?? verdict.signature?.split(':', 1)[0]
  return providers.find(provider => provider.id === id)
}

/** Providers that sell this one's models and pass its answers on, as their pools show. */
export function resellersOf(owner: Provider, providers: readonly Provider[]): readonly Provider[] {
  const families = owner.probes
    .filter((probe): probe is CanaryProbe => probe.kind === 'canary')
    .map(probe => probe.model.split(/[-/]/, 1)[0] ?? probe.model)
  const starts = [`${owner.id}/`, ...families.map(family => `${family}-`)]
  return providers.filter(
    ({ id, pools }) =>
      id !== owner.id &&
      (pools ?? []).some(({ model, alternatives = [] }) =>
        [model, ...alternatives].some(name => starts.some(start => name.startsWith(start))),
      ),
  )
}
