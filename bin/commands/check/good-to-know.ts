import type { CheckedPool } from './checked-pool.ts'
import { estimateLeft } from './estimate-left.ts'
import { workLeft } from './finding.ts'
import { groupOf } from './outcome.ts'
import { balanceOf } from './table.ts'

/** Sentences worth a person's time, each with the key it is about; one provider says its own only once. */
export function goodToKnow(rows: readonly CheckedPool[]): readonly { readonly label: string; readonly text: string }[] {
  const told = new Set<string>()
  return rows.flatMap(row =>
    [...workOf(row), ...factsOf(row), ...estimateOf(row), ...gapsOf(row), ...gotchasOf(row)]
      .filter(text => !told.has(`${row.provider.id} ${text}`) && told.add(`${row.provider.id} ${text}`))
      .map(text => ({ label: row.key.name, text })),
  )
}

/** What the balance is in pieces of work; of one that is low it is told with the trouble. */
function workOf(row: CheckedPool): readonly string[] {
  if (row.condition.kind !== 'healthy') return []
  return workLeft(row).map(left => `${balanceOf(row)}: ${left}`)
}

/** What a balance answer said beside the amount. */
function factsOf({ asked, provider }: CheckedPool): readonly string[] {
  const facts = Object.assign(
    {},
    ...asked.map(({ readings }) => (readings && 'facts' in readings ? readings.facts : {})),
  )
  const link = (url: string | undefined) => (url === undefined ? '' : `: ${url}`)
  return [
    ...(facts.autoTopUp === 'false'
      ? [`auto top-up is off at ${provider.name}${link(provider.consoles.billing)}`]
      : []),
    // 'inactive' is documented as "does not enforce": an amount may be set all the same.
    ...(facts.spendLimit === 'inactive'
      ? [`no spend limit is enforced at ${provider.name}${link(provider.consoles.limits)}`]
      : []),
  ]
}

/** An estimate is called one, with its age. */
function estimateOf(row: CheckedPool): readonly string[] {
  const estimate = estimateLeft(row, new Date())
  if (estimate === undefined) return []
  const date = { day: 'numeric', month: 'short', timeZone: 'UTC' } as const
  const declared = new Intl.DateTimeFormat('en-GB', date).format(new Date(estimate.declaredAt))
  return estimate.atLeast === undefined
    ? [
        `the balance is estimated, last top-up declared ${declared}; that takes the readings of the deployed watchdog: ` +
          'npx credit-watchdog status',
      ]
    : [`the balance is an estimate, last top-up declared ${declared}: what was declared less the spend of this month`]
}

/** Where running low cannot be seen coming. */
function gapsOf({ provider, key, condition }: CheckedPool): readonly string[] {
  if ((condition.balance ?? []).length > 0 || provider.id === 'openai-compatible') return []
  const withKey = provider.probes.some(
    ({ kind, request }) => kind === 'balance' && (request.credential ?? 'key') === 'key',
  )
  if (withKey) return []
  const withAdmin = provider.probes.some(({ kind, request }) => kind === 'balance' && request.credential === 'adminKey')
  if (withAdmin && key.adminCredential === undefined) {
    const variable = provider.adminEnv?.[0]
    return [
      `the balance cannot be read, so low is not seen coming; with an admin key${variable === undefined ? '' : ` (${variable})`} ` +
        'we see what is spent',
    ]
  }
  return ['the balance cannot be read: it is noticed when it is empty, not before']
}

/** A provider's peculiarities, where there is a refusal to understand. */
function gotchasOf({ provider, condition }: CheckedPool): readonly string[] {
  return groupOf(condition.kind) === 'blocked' ? (provider.gotchas ?? []).slice(0, 2) : []
}
