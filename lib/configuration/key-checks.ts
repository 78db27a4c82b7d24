import type { Amount, Provider } from '../../lambda/core/provider.ts'
import { type Units, unitsOf } from '../../lambda/core/units.ts'
import { baseUrlProblem } from './base-url.ts'
import { topUpAmount } from './forecast-schema.ts'
import type { CheckedKey, CheckedPool } from './key-schema.ts'
import { didYouMean } from './nearest.ts'
import { wrong } from './problem.ts'
import { findIn, type Scene } from './scene.ts'
import { readWritten, withUnit } from './threshold.ts'

type Report = (path: readonly PropertyKey[], message: string) => void

/** What must hold between the parts of a key and its provider. Parts that are wrong by themselves are told elsewhere. */
export function checkKey(key: CheckedKey, scene: Scene, report: Report): void {
  const provider = findIn(scene.providers, key.provider)
  if (provider === undefined) return
  checkHost(key, provider, scene, report)
  checkParameters(key, provider, report)
  checkAmounts(key, unitsOf(provider, baseUrlOf(key, provider)), report)
  for (const [index, pool] of (key.pools ?? []).entries())
    checkPool(key, pool, provider, scene, (path, message) => report(['pools', index, ...path], message))
  if (key.was !== undefined && scene.keyNames.includes(key.was))
    report(['was'], wrong(key.was, 'the name of a key that is no longer there', 'Both would claim the same state.'))
}

/** Where the key is asked, without trailing slash: its own URL, the region's, or the provider's first. */
export function baseUrlOf({ region, baseUrl }: Pick<CheckedKey, 'region' | 'baseUrl'>, provider: Provider): string {
  const [first = ''] = Object.values(provider.hosts)
  return (baseUrl ?? (region === undefined ? first : (provider.hosts[region] ?? first))).replace(/\/+$/, '')
}

function checkHost(key: CheckedKey, provider: Provider, scene: Scene, report: Report): void {
  const hosts = Object.keys(provider.hosts)
  if (key.region !== undefined && !hosts.includes(key.region)) {
    const allowed = hosts.map(host => `'${host}'`).join(', ')
    report(['region'], wrong(key.region, allowed, didYouMean(key.region, hosts)))
    return
  }
  if (key.region !== undefined && key.baseUrl !== undefined)
    report(['region'], 'stands beside baseUrl; allowed is one of the two.')
  const problem = baseUrlProblem(baseUrlOf(key, provider), key.key !== undefined || key.adminKey !== undefined, scene)
  if (problem !== undefined) report(['baseUrl'], `${JSON.stringify(baseUrlOf(key, provider))} ${problem}`)
  if (key.key === undefined && key.baseUrl === undefined && provider.auth.in !== 'none' && !isOwnServer(provider))
    report(
      ['key'],
      `is missing; ${provider.name} asks for one. Write key: fromParameter('/credit-watchdog/${key.name}').`,
    )
}

/** Its default host is this machine: such a server usually asks for no key. */
function isOwnServer(provider: Provider): boolean {
  return Object.values(provider.hosts).some(
    url => baseUrlProblem(url, false, { mode: 'deploy', vpc: false }) !== undefined,
  )
}

function checkParameters(key: CheckedKey, provider: Provider, report: Report): void {
  const known = provider.parameters ?? {}
  for (const [name, parameter] of Object.entries(known))
    if ('ask' in parameter && !parameter.optional && key.parameters?.[name] === undefined)
      report(
        ['parameters', name],
        `is missing; ${provider.name} needs it: ${parameter.ask}${parameter.example === undefined ? '' : ` (such as ${parameter.example})`}`,
      )
  for (const name of Object.keys(key.parameters ?? {}))
    if (!(name in known))
      report(
        ['parameters', name],
        `${provider.name} has no such parameter; allowed: ${Object.keys(known).join(', ') || 'none'}. ${didYouMean(name, Object.keys(known)) ?? ''}`.trim(),
      )
}

function checkAmounts(key: CheckedKey, units: Units, report: Report): void {
  const compare = (written: unknown, path: readonly PropertyKey[]) => {
    const amount = withUnit(readWritten(written) ?? { amount: 0 }, units)
    if (typeof amount !== 'string') return amount
    report(path, `${JSON.stringify(written)} ${amount}`)
    return undefined
  }
  const low = key.low?.map(written => compare(written, ['low']))
  const critical = key.critical?.map(written => compare(written, ['critical']))
  for (const line of critical ?? []) {
    const above = low?.find(other => other?.unit === line?.unit)
    if (line !== undefined && above !== undefined && line.amount >= above.amount)
      report(
        ['critical'],
        wrong(line.amount, `less than low (${above.amount} ${above.unit})`, 'Are the two the wrong way round?'),
      )
  }
  for (const [index, unit] of (key.workUnits ?? []).entries()) compare(unit.cost, ['workUnits', index, 'cost'])
  for (const [index, { amount: written }] of (key.topUps ?? []).entries()) {
    const put = topUpAmount(readWritten(written) ?? { amount: 0 }, units)
    if (typeof put === 'string') report(['topUps', index, 'amount'], `${JSON.stringify(written)} ${put}`)
  }
  checkAutoRecharge(key, compare, report)
  for (const [at, pool] of (key.pools ?? []).entries())
    for (const [index, unit] of (pool.workUnits ?? []).entries())
      compare(unit.cost, ['pools', at, 'workUnits', index, 'cost'])
}

function checkAutoRecharge(
  { autoRecharge }: CheckedKey,
  compare: (written: unknown, path: readonly PropertyKey[]) => Amount | undefined,
  report: Report,
): void {
  if (autoRecharge === undefined) return
  const below = compare(autoRecharge.below, ['autoRecharge', 'below'])
  const to = autoRecharge.to === undefined ? undefined : compare(autoRecharge.to, ['autoRecharge', 'to'])
  if (below && to && below.unit === to.unit && to.amount <= below.amount)
    report(
      ['autoRecharge', 'to'],
      wrong(to.amount, `more than below (${below.amount} ${below.unit})`, 'Are the two the wrong way round?'),
    )
}

function checkPool(key: CheckedKey, pool: CheckedPool, provider: Provider, scene: Scene, report: Report): void {
  if (pool.canary === true && !provider.probes.some(probe => probe.kind === 'canary'))
    report(['canary'], wrong(true, 'false: the catalogue knows no safe paid call for it', provider.noSafeProbe))
  if (pool.fallback === undefined) return
  const others = (key.pools ?? []).map(other => other.name).filter(name => name !== pool.name)
  const elsewhere = scene.keyNames
    .filter(name => name !== key.name)
    .flatMap(name => [name, ...(scene.poolNames.get(name) ?? []).map(other => `${name}/${other}`)])
  const here = others.map(name => `${key.name}/${name}`)
  if (![...others, ...here, ...elsewhere].includes(pool.fallback))
    report(
      ['fallback'],
      wrong(
        pool.fallback,
        'another pool of this key, another key, or "key/pool"',
        didYouMean(pool.fallback, [...others, ...elsewhere]) ??
          `There are: ${[...others, ...elsewhere].slice(0, 8).join(', ') || 'none'}.`,
      ),
    )
}
