import type { Answer } from '../../../lambda/core/answer.ts'
import type { KeptVerdict } from '../../../lambda/core/condition.ts'
import { paysFor } from '../../../lambda/core/pays-for.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { en } from '../../../lambda/core/text/en.ts'
import { inWords } from '../shared/in-words.ts'
import type { CheckedPool } from './checked-pool.ts'
import { headline } from './headline.ts'
import { balanceOf, formatFor } from './table.ts'

/** What `check` tells about a pool that is not simply healthy. */
export interface Finding {
  readonly headline: string
  /** The provider's own words. */
  readonly theySay?: string
  readonly because: readonly string[]
  readonly todo: readonly string[]
}

export function findingOf(row: CheckedPool, providers: readonly Provider[]): Finding {
  const { verdict } = row.condition
  return {
    headline: headline(row, providers),
    // Without a status nobody said anything: it is the transport's line, and in the headline already.
    ...(verdict !== undefined && verdict.words !== '' && verdict.status !== null && { theySay: verdict.words }),
    because: becauseOf(row),
    todo: todoOf(row),
  }
}

function becauseOf(row: CheckedPool): readonly string[] {
  const { condition, beside, spellings } = row
  const { verdict } = condition
  if (condition.kind === 'low' || condition.kind === 'critical') return workLeft(row)
  const besideTold = beside
    .slice(0, 2)
    .map(answer => `${answer.call.model ?? answer.call.pools[0]} on the same key ${answers(answer)}`)
  const balance = balanceOf(row)
  return [
    ...(verdict?.signature && verdict.status !== null
      ? [`${verdict.signature} (${verdict.certainty}${httpOf(verdict)})`]
      : []),
    ...besideTold,
    ...(condition.by === 'verdict' && balance !== 'not readable' ? [`the balance reads ${balance}`] : []),
    ...spellingsTold(spellings),
    ...(verdict?.resetsAt === undefined
      ? []
      : [`it says ${inWords(Date.parse(verdict.resetsAt) - Date.parse(verdict.at))} until it ends by itself`]),
  ]
}

/** '9,945 credits are 73 videos, or 397 images'. */
export function workLeft({ condition, pool, provider }: CheckedPool): readonly string[] {
  const balances = (condition.balance ?? []).filter(({ measures }) => measures === 'balance')
  const format = formatFor(provider)
  const counts = pool.workUnits.flatMap(work => {
    const amount = paysFor(work, balances, provider)
    if (amount === undefined) return []
    const count = Math.floor(amount / work.cost)
    return [en.work(format.count(count), work.name, count === 1)]
  })
  return counts.length === 0 ? [] : [`that is ${counts.join(', or ')}`]
}

function answers({ verdict }: Answer): string {
  return verdict.kind === 'healthy' ? 'answers' : `is ${verdict.kind}`
}

function httpOf({ status }: KeptVerdict): string {
  return status === null ? '' : `, HTTP ${status}`
}

function spellingsTold(spellings: readonly Answer[]): readonly string[] {
  if (spellings.length === 0) return []
  const works = spellings.find(({ verdict }) => verdict.kind === 'healthy')
  if (works) return [`spelled ${works.call.model} it answers`]
  return [`refused under ${spellings.length + 1} spellings, so the spelling is not the cause`]
}

function todoOf(row: CheckedPool): readonly string[] {
  const { condition, provider, beside, spellings, label } = row
  const { billing, limits, keys, usage, health, support, docs } = provider.consoles
  const links = (...found: (string | undefined)[]) => [...new Set(found.filter(link => link !== undefined))]
  const works = spellings.find(({ verdict }) => verdict.kind === 'healthy')
  // A model of no pool settles why, and may be for other work altogether.
  const instead = beside.find(({ call, verdict }) => verdict.kind === 'healthy' && call.purpose !== 'other-model')
  const use = works ?? instead
  const swap = use?.call.model === undefined ? [] : [`use ${use.call.model}, it answered just now`]
  switch (condition.kind) {
    case 'healthy':
      return []
    case 'low':
    case 'critical':
      return condition.by === 'budget' ? links(usage, limits) : [...links(billing), ...nameYourWork(row)]
    case 'exhausted':
      return condition.verdict?.blame === 'upstream'
        ? [...swap, ...links(billing, limits, support)]
        : [...swap, ...links(billing), `then again: npx credit-watchdog check ${label}`]
    case 'capped':
      return [...swap, ...links(limits, billing)]
    case 'suspended':
      return [...swap, ...links(billing, support)]
    case 'rejected':
      return links(keys, limits)
    case 'forbidden':
      return [...swap, ...links(keys, limits, support)]
    case 'retired':
      return [...swap, ...links(docs)]
    case 'throttled':
      return links(limits, usage)
    case 'unavailable':
      return links(health)
    case 'unknown':
      if (row.fault !== undefined) return []
      if (condition.why === 'credential') return readableKey(row)
      return links(billing, usage, docs).slice(0, 1)
  }
}

/** Nothing was sent to the provider: its pages do not help. */
function readableKey({ key, condition }: CheckedPool): readonly string[] {
  const { name, credential } = key
  if (credential === undefined || credential.from === 'env') return []
  return /^(?:denied|unreachable):/.test(condition.verdict?.detail ?? '')
    ? ['look whether AWS_REGION and AWS_PROFILE are those of the deployment, and may read it']
    : [`store it: npx credit-watchdog keys put ${name}`]
}

/** Credits say little by themselves; what they buy does. */
function nameYourWork({ condition, pool }: CheckedPool): readonly string[] {
  const inCurrency = (condition.balance ?? []).every(({ unit }) => /^[A-Z]{3}$/.test(unit))
  if (pool.workUnits.length > 0 || inCurrency) return []
  return ["name what you make and it is counted: workUnits: [{ name: 'video', cost: 135 }]"]
}
