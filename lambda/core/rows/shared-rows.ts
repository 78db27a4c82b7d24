import { FORBIDDEN_ROWS, REJECTED_ROWS, RETIRED_ROWS } from './access-rows.ts'
import { SUSPENDED_ROWS } from './account-rows.ts'
import { CAP_ROWS } from './cap-rows.ts'
import { EXHAUSTED_ROWS, NO_MONEY_ROWS } from './money-rows.ts'
import { OUTAGE_ROWS, SERVER_ERROR_ROWS } from './outage-rows.ts'
import { REQUEST_ROWS, REQUEST_TOO_LARGE_ROWS } from './request-rows.ts'
import type { SharedRow } from './shared-row.ts'
import { STATUS_ROWS } from './status-rows.ts'
import { REFILL_ROWS, THROTTLE_ROWS } from './throttle-rows.ts'

/** One list, the first match wins; money stands before keys, for many say 401 or 403 for an empty account. The status alone comes last. */
export const SHARED_ROWS: readonly SharedRow[] = [
  ...REQUEST_TOO_LARGE_ROWS,
  ...CAP_ROWS,
  ...OUTAGE_ROWS,
  ...NO_MONEY_ROWS,
  ...REFILL_ROWS,
  ...SUSPENDED_ROWS,
  ...EXHAUSTED_ROWS,
  ...THROTTLE_ROWS,
  ...FORBIDDEN_ROWS,
  ...REJECTED_ROWS,
  ...RETIRED_ROWS,
  ...REQUEST_ROWS,
  ...SERVER_ERROR_ROWS,
  ...STATUS_ROWS,
]
