import type { Format } from '../../../lambda/core/format.ts'
import { convert } from '../../../lambda/core/money.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { Measured } from '../../../lambda/core/verdict.ts'
import { momentsOf } from '../deployment/moments.ts'
import { balanceParts } from '../shared/balance-parts.ts'
import { estimated } from './estimated.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

/** '90 credits (about $0.45) (2 min)': as last written, which is hourly while nothing else changes. Without one 'about $37.50, estimated (12 min)'. */
export function balanceCell(row: StatusRow, now: Date, worth: 'with its worth' | 'alone'): string {
  const { provider, subject } = row
  if (subject.about !== 'pool') return ''
  const reckoned = estimated(row)
  if (reckoned) {
    const { amount, measuredAt } = reckoned.estimate
    const format = momentsOf(undefined, now, provider)
    const age = format.duration(Math.max(0, now.getTime() - Date.parse(measuredAt)))
    return `about ${format.amount({ amount, unit: 'USD' })}, estimated (${age})`
  }
  const balance = newestBalance(row)
  if (balance === undefined) return 'not read'
  const format = momentsOf(undefined, now, provider)
  const amounts = balance.amounts.map(amount =>
    shownAmount(amount, format, now, worth === 'alone' ? undefined : provider),
  )
  return `${amounts.join(', ')} (${format.duration(Math.max(0, now.getTime() - Date.parse(balance.at)))})`
}

function shownAmount(amount: Measured, format: Format, now: Date, provider: Provider | undefined): string {
  const hasWorth = provider !== undefined && convert(amount, 'USD', provider) !== undefined
  const shown = hasWorth ? format.worth(amount) : format.amount(amount)
  switch (amount.measures) {
    case 'balance':
      return `${shown}${balanceParts(amount, format, now)}`
    case 'headroom':
      return `${shown} left of a limit`
    case 'spend':
      return `spent ${format.amount(amount)}`
    case 'limit':
      return `limit ${format.amount(amount)}`
    case 'recharge':
      return `recharges under ${format.amount(amount)}`
  }
}
