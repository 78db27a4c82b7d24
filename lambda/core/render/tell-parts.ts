import type { Measured } from '../verdict.ts'
import type { Known } from './known.ts'
import type { ToldParts } from './told.ts'

/** Further ahead nothing is told, and a day without its year could be taken for another. */
const FARTHEST_MS = 180 * 24 * 3_600_000

/** What of the balances was given, what of them expires next, and when that ends them. */
export function tellParts({ notice, context, format }: Known): ToldParts {
  const { balance = [], runway, expired } = notice.facts
  const granted = balance.flatMap(({ granted: amount, unit }) => (amount === undefined ? [] : [{ amount, unit }]))
  const ends = runway?.byExpiry ? runway.emptyAt : undefined
  const next = nextExpiring(balance, Date.parse(notice.at))
  return {
    granted: format.list(granted.map(format.amount)),
    expiring: next ? format.amount(next) : '',
    expiringOn: next ? format.day(next.at) : '',
    expires: ends === undefined ? '' : format.moment(ends),
    expired: expired ? format.amount(expired) : '',
    expiredAt: expired ? format.moment(expired.at) : '',
    expiresFull: ends === undefined ? '' : `${format.clock(ends)} (${format.day(ends)}, ${context.watchList.timeZone})`,
  }
}

function nextExpiring(balance: readonly Measured[], now: number) {
  return balance
    .flatMap(({ measures, unit, expiring = [] }) =>
      measures === 'balance' ? expiring.map(part => ({ ...part, unit })) : [],
    )
    .filter(({ at }) => Date.parse(at) > now && Date.parse(at) - now < FARTHEST_MS)
    .sort((a, b) => a.at.localeCompare(b.at))[0]
}
