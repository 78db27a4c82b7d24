import { phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

/** Asks for payment, whatever else the words complain of. */
export const PAYMENT_STATUS_ROWS: readonly SharedRow[] = [
  { name: 'payment required', kind: 'exhausted', status: [402, 456], likely: true },
]

/** What a status proves when nothing else was understood: never more than a guess. */
export const STATUS_ROWS: readonly SharedRow[] = [
  { name: 'unauthorised', kind: 'rejected', status: [401, 407], likely: true },
  { name: 'too many requests', kind: 'throttled', status: [429], likely: true },
  { name: 'forbidden', kind: 'forbidden', status: [403, 451], likely: true },
  { name: 'not found', kind: 'retired', status: [404, 410], likely: true },
  {
    name: 'bad request',
    kind: 'bad-request',
    status: [400, 405, 406, 409, 411, 413, 414, 415, 417, 422, 428, 431],
    likely: true,
  },
  {
    name: 'server error',
    kind: 'unavailable',
    status: [408, 421, 425, 498, 499, ...Array.from({ length: 100 }, (_, index) => 500 + index)],
    likely: true,
  },
]

/** A status's own name where no status is given. */
export const STATUS_NAME_ROWS: readonly SharedRow[] = [
  { name: 'unauthorised', kind: 'rejected', likely: true, says: phrases`(?:unauthori[sz]ed|not authori[sz]ed)` },
  { name: 'forbidden', kind: 'forbidden', likely: true, says: phrases`forbidden` },
  { name: 'not found', kind: 'retired', likely: true, says: phrases`not found` },
]
