import { createFormat, type Format } from '../../../lambda/core/format.ts'
import { convert } from '../../../lambda/core/money.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { en } from '../../../lambda/core/text/en.ts'
import type { Measured } from '../../../lambda/core/verdict.ts'
import { balanceParts } from '../shared/balance-parts.ts'
import { type createPaint, shownKind, styleOf } from '../shared/paint.ts'
import { type CheckedPool, outcomeOf } from './checked-pool.ts'
import { estimateLeft } from './estimate-left.ts'

const HEAD = ['KEY/POOL', 'CONDITION', 'BALANCE', 'CHECKED BY'] as const

/** One line for each pool, columns as wide as their widest cell. */
export function table(pools: readonly CheckedPool[], paint: ReturnType<typeof createPaint>): string {
  const rows = pools.map((row, index) => [
    row.label,
    shownKind(row.condition.kind),
    balanceCell(row, pools[index - 1]),
    checkedBy(row),
  ])
  const widths = HEAD.map((head, column) => Math.max(head.length, ...rows.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('   ')
      .trimEnd()
  const painted = rows.map((row, index) => {
    const kind = pools[index]?.condition.kind ?? 'unknown'
    const [label = '', ...rest] = row
    const text = line([label, ...rest])
    const start = (widths[0] ?? 0) + 3
    const shown = shownKind(kind)
    return `${text.slice(0, start)}${paint(styleOf(kind), shown)}${text.slice(start + shown.length)}`
  })
  return [paint('bold', line(HEAD)), ...painted].join('\n')
}

/** English, times in this machine's zone. */
export function formatFor(provider: Provider): Format {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  return createFormat(en.format, { timeZone, reference: new Date().toISOString(), provider })
}

/** '41.0M credits (about $20.50)', 'spent $18.40 of $120.00', 'not readable'. Units are never added up. */
export function balanceOf(row: Pick<CheckedPool, 'key' | 'pool' | 'condition' | 'provider'>): string {
  const { condition, provider } = row
  const format = formatFor(provider)
  const amounts = condition.balance ?? []
  const balances = amounts.filter(({ measures }) => measures === 'balance' || measures === 'headroom')
  if (balances.length > 0) return balances.map(amount => worth(amount, provider, format)).join(', ')
  const { atLeast } = estimateLeft(row, new Date()) ?? {}
  if (atLeast !== undefined) return `about ${format.amount({ amount: atLeast, unit: 'USD' })} or more, estimated`
  const spend = amounts.filter(({ measures }) => measures === 'spend').map(amount => `spent ${format.amount(amount)}`)
  const limit = amounts.filter(({ measures }) => measures === 'limit').map(amount => `limit ${format.amount(amount)}`)
  return [...spend, ...limit].join(', ') || 'not readable'
}

function worth(amount: Measured, provider: Provider, format: Format): string {
  const left = amount.measures === 'headroom' ? ' left of a limit' : ''
  const known = convert(amount, 'USD', provider) !== undefined
  return `${known ? format.worth(amount) : format.amount(amount)}${left}`
}

function balanceCell(row: CheckedPool, above: CheckedPool | undefined): string {
  const own = balanceOf(row)
  const isSame = own !== 'not readable' && above?.key.name === row.key.name && balanceOf(above) === own
  return isSame ? 'same balance' : `${own}${partsOf(row)}`
}

function partsOf({ condition, provider }: CheckedPool): string {
  const balances = (condition.balance ?? []).filter(({ measures }) => measures === 'balance')
  return balances.map(amount => balanceParts(amount, formatFor(provider), new Date())).join('')
}

function checkedBy({ asked, spellings, provider }: CheckedPool): string {
  const canary = asked.findLast(({ call }) => call.probe.kind === 'canary')
  const access = asked.findLast(({ call }) => call.probe.kind === 'access')
  const balances = asked.filter(
    ({ call }) => call.probe.kind === 'balance' && (call.probe.request.credential ?? 'key') === 'key',
  )
  const balance =
    balances.findLast(({ readings }) => readings !== undefined && 'amounts' in readings) ?? balances.at(-1)
  const calls = 1 + spellings.length
  const told = [
    ...(canary ? [`${calls} call${calls === 1 ? '' : 's'}, ${outcomeOf(canary)}`] : []),
    ...(canary || !balance
      ? []
      : [
          balance.readings !== undefined && 'amounts' in balance.readings
            ? 'balance read'
            : `balance ${outcomeOf(balance)}`,
        ]),
    ...(canary || !access ? [] : [`free call, ${outcomeOf(access)}`]),
  ]
  if (told.length > 0) return told.join('; ')
  return provider.probes.length === 0 ? 'nothing: no safe call' : 'nothing'
}
