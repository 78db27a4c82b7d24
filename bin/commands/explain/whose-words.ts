import type { CanaryProbe, Provider } from '../../../lambda/core/provider.ts'
import type { Verdict } from '../../../lambda/core/verdict.ts'

/**
 * Whose wording it is: the provider whose own row matched. Where the user did not say whom they called and the row proves little, several
 * providers may have such a row, and then it is nobody's.
 */
export function ownerOf(
  verdict: Verdict,
  providers: readonly Provider[],
  judgeAs?: (provider: Provider) => Verdict,
): Provider | undefined {
  const id = verdict.upstream ?? verdict.signature?.split(':', 1)[0]
  const owner = providers.find(provider => provider.id === id)
  if (owner === undefined || verdict.certainty === 'certain' || judgeAs === undefined) return owner
  const alike = providers.filter(provider => judgeAs(provider).signature?.startsWith(`${provider.id}:`))
  return alike.length > 1 ? undefined : owner
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
