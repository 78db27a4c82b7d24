import { prepareRows } from '../../../lambda/core/match-signature.ts'
import type { Provider, UsageProbe } from '../../../lambda/core/provider.ts'
import { knownOf } from './evidence.ts'
import { measurementsOf } from './readings.ts'
import { askedEveryMs, noticedWithin } from './schedule.ts'

/** One provider of the list, for `--json`. */
export function providerSummary(provider: Provider) {
  return {
    id: provider.id,
    name: provider.name,
    aliases: provider.aliases ?? [],
    reads: measurementsOf(provider),
    noticedWithin: noticedWithin(provider),
    known: knownOf(provider),
    ...(provider.noSafeProbe !== undefined && { noSafeProbe: provider.noSafeProbe }),
  }
}

/** One provider whole, for `--json`. */
export function providerDetail(provider: Provider) {
  const { env, adminEnv, hosts, auth, parameters, units, suggested, pools, consoles, gotchas } = provider
  return {
    ...providerSummary(provider),
    variables: env,
    adminVariables: adminEnv ?? [],
    hosts,
    auth,
    parameters: parameters ?? {},
    probes: provider.probes.map(probe => ({
      id: probe.id,
      kind: probe.kind,
      request: probe.request,
      costUsd: probe.kind === 'canary' ? probe.costUsd : 0,
      askedEveryMs: askedEveryMs(probe, provider) ?? null,
      evidence: probe.evidence,
    })),
    usage: askedWhenBurning(provider.usage),
    billed: askedWhenBurning(provider.billed),
    signatures: prepareRows(provider).map(({ row, name }) => ({
      kind: row.kind,
      name,
      ownWords: row.ownWords ?? false,
      evidence: row.evidence,
    })),
    units: units ?? {},
    suggested: suggested ?? {},
    pools: pools ?? [],
    consoles,
    gotchas: gotchas ?? [],
  }
}

function askedWhenBurning(probe: UsageProbe | undefined) {
  return probe ? { request: probe.request, unit: probe.unit, evidence: probe.evidence } : null
}
