import * as z from 'zod'
import type { Amount } from '../../lambda/core/provider.ts'
import { type Units, worthOf } from '../../lambda/core/units.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import { readDurationMs } from './duration.ts'
import { wrong } from './problem.ts'
import { duration } from './schedule-schema.ts'
import { list, oneOf, strict, value } from './schema-parts.ts'
import { readWritten, type Written, withUnit } from './threshold.ts'

const HOUR_MS = 3_600_000
const LINE = "'1h' to '60d'"

/** Hours ahead at which a warning still lets somebody act on a working day, and at which it is urgent. */
export const RUNWAY_DEFAULT = { low: '72h', critical: '24h' }

const line = () => duration(LINE, HOUR_MS, 60 * 24 * HOUR_MS)

/** Lines of time; `false`: none. */
export const runwaySchema = z
  .union([z.literal(false), strict({ low: line().optional(), critical: line().optional() })], {
    error: issue => wrong(issue.input, "{ low: '72h', critical: '24h' }, or false for none"),
  })
  .default(RUNWAY_DEFAULT)
  .superRefine((runway, context) => {
    const { lowMs, criticalMs } = toRunway(runway) ?? { lowMs: 1, criticalMs: 0 }
    if (criticalMs >= lowMs)
      context.addIssue({
        code: 'custom',
        path: ['critical'],
        message: 'is not less than low; allowed is a shorter time. Are the two the wrong way round?',
      })
  })

export const budgetSchema = strict({
  amount: value<number>(input =>
    typeof input === 'number' && input > 0 && Number.isFinite(input) ? undefined : wrong(input, 'a number above 0'),
  ),
  unit: oneOf(['USD']).default('USD'),
  per: oneOf(['month']).default('month'),
})

/** Dates as people write them in a ledger: a day, or a moment with its zone. */
export const topUpsSchema = list(
  strict({
    at: value<string>(input =>
      typeof input === 'string' &&
      /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d))?$/.test(input) &&
      !Number.isNaN(Date.parse(input))
        ? undefined
        : wrong(input, "a date such as '2025-11-20', or '2025-11-20T09:30:00Z'"),
    ),
    amount: value<number | string>(input =>
      readWritten(input) === undefined ? wrong(input, "an amount such as 20 or '20 USD'") : undefined,
    ),
  }),
  "top-ups: { at: '2025-11-20', amount: 20 }",
)

const rechargeAmount = value<number | string>(input =>
  readWritten(input) === undefined ? wrong(input, "an amount such as 10 or '10 USD'") : undefined,
)

/** What the provider was told to do by itself. */
export const autoRechargeSchema = strict({ below: rechargeAmount, to: rechargeAmount.optional() })

export function toRunway(runway: z.output<typeof runwaySchema>): WatchedKey['runway'] {
  if (runway === false) return undefined
  const low = runway.low ?? RUNWAY_DEFAULT.low
  const lowMs = readDurationMs(low) ?? Number.NaN
  // Who only asks to hear later is not told at 24 hours of something that is low at 12.
  const critical = readDurationMs(runway.critical) ?? Math.min(readDurationMs(RUNWAY_DEFAULT.critical) ?? 0, lowMs / 3)
  return { lowMs, criticalMs: critical }
}

export function toAutoRecharge(
  { below, to }: z.output<typeof autoRechargeSchema>,
  units: Units,
): Pick<WatchedKey, 'autoRecharge'> {
  const read = (written: unknown) => withUnit(readWritten(written) ?? { amount: 0 }, units)
  const [line, target] = [read(below), to === undefined ? undefined : read(to)]
  if (typeof line === 'string' || typeof target === 'string') return {}
  return { autoRecharge: { below: line, ...(target && { to: target }) } }
}

export function toTopUps(topUps: z.output<typeof topUpsSchema>, units: Units): NonNullable<WatchedKey['topUps']> {
  return topUps.flatMap(({ at, amount }) => {
    const put = topUpAmount(readWritten(amount) ?? { amount: 0 }, units)
    return typeof put === 'string' ? [] : [{ at, ...put }]
  })
}

/** In USD where its worth is known, for spend is told in it; a bare number is in the provider's unit, else in USD. A text says what is wrong. */
export function topUpAmount(written: Written, units: Units): Amount | string {
  const put = withUnit({ ...written, unit: written.unit ?? units.own ?? 'USD' }, units)
  if (typeof put === 'string') return put
  const worth = worthOf(put.unit, units)
  return worth === undefined ? put : { amount: Number((put.amount * worth).toPrecision(12)), unit: 'USD' }
}
