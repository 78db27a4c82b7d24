import { SUSPENDED_ROWS } from './account-rows.ts'
import { CAP_ROWS, KEY_LIMIT_ROWS } from './cap-rows.ts'
import { REJECTED_ROWS, UNAUTHORISED_ROWS } from './key-rows.ts'
import { RETIRED_ROWS } from './model-rows.ts'
import { EXHAUSTED_ROWS, NO_MONEY_ROWS, TOP_UP_ROWS } from './money-rows.ts'
import { ACCOUNT_ELSEWHERE_ROWS, NO_MONEY_ELSEWHERE_ROWS } from './other-language-rows.ts'
import { OUTAGE_ROWS, SERVER_ERROR_ROWS } from './outage-rows.ts'
import { DENIED_ROWS, FORBIDDEN_ROWS } from './permission-rows.ts'
import { REQUEST_LIMIT_ROWS, REQUEST_ROWS } from './request-rows.ts'
import { OUTAGE_GUESS_ROWS, SCORED_MONEY_ROWS, SCORED_ROWS } from './scored-rows.ts'
import type { SharedRow } from './shared-row.ts'
import { PAYMENT_STATUS_ROWS, STATUS_NAME_ROWS, STATUS_ROWS } from './status-rows.ts'
import { REFILL_ROWS, THROTTLE_ROWS } from './throttle-rows.ts'

/**
 * One list, the first match wins. Money stands before keys, for many say 401 or 403 for an empty account; what refills by itself stands
 * before arrears and used-up plans, for rate limits advertise payment.
 */
export const WORDED_ROWS: readonly SharedRow[] = [
  ...REQUEST_LIMIT_ROWS,
  ...KEY_LIMIT_ROWS,
  ...NO_MONEY_ROWS,
  ...NO_MONEY_ELSEWHERE_ROWS,
  ...CAP_ROWS,
  ...OUTAGE_ROWS,
  ...REFILL_ROWS,
  ...SUSPENDED_ROWS,
  ...ACCOUNT_ELSEWHERE_ROWS,
  ...EXHAUSTED_ROWS,
  ...THROTTLE_ROWS,
  ...TOP_UP_ROWS,
  ...PAYMENT_STATUS_ROWS,
  ...UNAUTHORISED_ROWS,
  ...FORBIDDEN_ROWS,
  ...REJECTED_ROWS,
  ...DENIED_ROWS,
  ...RETIRED_ROWS,
]

/** Where no phrase was met: things and what became of them, before what providers mean by a status. */
export const GUESSED_ROWS: readonly SharedRow[] = SCORED_MONEY_ROWS

/** When nothing else was understood: the request's own faults, the status, and words that say no more than a status does. */
export const LAST_ROWS: readonly SharedRow[] = [
  ...REQUEST_ROWS,
  ...SCORED_ROWS,
  ...STATUS_ROWS.slice(0, 2),
  ...SERVER_ERROR_ROWS,
  ...STATUS_ROWS.slice(2),
  ...OUTAGE_GUESS_ROWS,
  ...STATUS_NAME_ROWS,
]
