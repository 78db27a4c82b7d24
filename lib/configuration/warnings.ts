import { canEstimate } from '../../lambda/core/forecast/ledger.ts'
import { isMonthsSpend } from '../../lambda/core/forecast/months-spend.ts'
import { groupBy } from '../../lambda/core/group-by.ts'
import { convert } from '../../lambda/core/money.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { tells } from '../../lambda/core/tells.ts'
import type { WatchedKey, WatchList } from '../../lambda/core/watch-list.ts'
import { findIn } from './scene.ts'

/** What is allowed and probably not meant: shown at synth and by `check`. */
export function warningsOf(watchList: WatchList, providers: readonly Provider[]): readonly string[] {
  const warnings: string[] = []
  if (watchList.recipients.length === 0)
    warnings.push('alerts: nobody is told; add an address to alerts.email or alerts.sms.')
  for (const { to } of watchList.recipients)
    if (isReserved(to)) warnings.push(`alerts: ${to} is a reserved address that nobody reads; put your own there.`)
  for (const key of watchList.keys) {
    const provider = findIn(providers, key.provider)
    if (provider !== undefined) warnings.push(...warningsOfKey(key, provider))
  }
  const byReference = groupBy(
    watchList.keys.filter(key => key.credential),
    key => JSON.stringify(key.credential),
  )
  for (const keys of byReference.values()) {
    const used = new Set(keys.map(key => key.provider))
    if (used.size > 1)
      warnings.push(
        `keys ${keys.map(key => key.name).join(', ')}: the same secret goes to ${[...used].join(' and ')}; is one of the references wrong?`,
      )
  }
  return warnings
}

function warningsOfKey(key: WatchedKey, provider: Provider): readonly string[] {
  const warnings: string[] = []
  const probes = provider.probes
  const balance = probes.filter(probe => probe.kind === 'balance')
  const readable = balance.some(probe => probe.request.credential !== 'adminKey' || key.adminCredential !== undefined)
  const estimated = canEstimate(key, provider)
  if (key.low.length + key.critical.length > 0 && !readable && !estimated)
    warnings.push(
      `key ${key.name}: low and critical are never compared, ${balance.length === 0 ? `${provider.name} has no call that tells the balance` : 'the balance is told to an adminKey only'}.`,
    )
  if (key.autoRecharge !== undefined && !readable)
    warnings.push(`key ${key.name}: autoRecharge is never compared, the balance of ${provider.name} is not read.`)
  if (key.budget !== undefined && !probes.some(probe => isMonthsSpend(probe) && key.adminCredential !== undefined))
    warnings.push(
      `key ${key.name}: budget is never compared, ${probes.some(isMonthsSpend) ? 'the spend is told to an adminKey only' : `${provider.name} has no call that tells a month's spend`}.`,
    )
  warnings.push(...warningsOfTopUps(key, provider))
  if (key.adminCredential !== undefined && !probes.some(probe => probe.request.credential === 'adminKey'))
    warnings.push(`key ${key.name}: nothing is asked with adminKey at ${provider.name}; take it out.`)
  for (const pool of key.pools) {
    const known =
      probes.some(probe => probe.kind === 'canary' && probe.model === pool.model) ||
      provider.pools?.some(other => other.model === pool.model)
    if (pool.canary && pool.model !== undefined && pool.costUsd === undefined && known !== true)
      warnings.push(
        `key ${key.name}, pool ${pool.name}: the price of a call to ${pool.model} is not known and counted as the catalogue's cheapest; give costUsd.`,
      )
  }
  return warnings
}

/** Top-ups that are set against nothing. */
function warningsOfTopUps(key: WatchedKey, provider: Provider): readonly string[] {
  const { topUps = [], adminCredential } = key
  if (topUps.length === 0) return []
  if (tells(key, provider, ['balance']))
    return [`key ${key.name}: topUps are not used, for ${provider.name} tells the balance itself.`]
  if (!provider.probes.some(isMonthsSpend))
    return [`key ${key.name}: topUps are set against nothing, ${provider.name} has no call that tells a month's spend.`]
  if (adminCredential === undefined)
    return [`key ${key.name}: topUps are set against nothing, the spend is told to an adminKey only.`]
  const others = [...new Set(topUps.map(({ unit }) => unit).filter(unit => unit !== 'USD'))].join(', ')
  const lines = [...key.low, ...key.critical].filter(
    ({ unit }) => convert({ amount: 1, unit: 'USD' }, unit, provider) === undefined,
  )
  return [
    ...(others === ''
      ? []
      : [`key ${key.name}: topUps in ${others} are left out, for the spend is told in USD; write them in USD.`]),
    ...(lines.length === 0 || !canEstimate(key, provider)
      ? []
      : [
          `key ${key.name}: low and critical in ${[...new Set(lines.map(({ unit }) => unit))].join(', ')} are never compared, the estimate is in USD.`,
        ]),
  ]
}

/** Reserved for documentation: example.com and its like, and the numbers +1 … 555 01xx. */
function isReserved(to: string): boolean {
  return /[@.](?:example\.(?:com|net|org)|example|test|invalid)$/i.test(to) || /^\+1(?:\d{3})?55501\d{2}$/.test(to)
}
