import type { AskedFact, NoticeFacts } from '../notice.ts'
import type { Consoles } from '../provider.ts'
import type { Trouble } from '../trouble.ts'

/** What a diagnosis is made from: measured facts, and where the balance stands against the key's lines (undefined: not comparable). */
export interface Case {
  readonly trouble: Trouble
  /** When the notice was decided. */
  readonly at: string
  readonly facts: NoticeFacts
  readonly balanceAboveLines?: boolean
  /** The balance against the line of auto-recharge; undefined: no such line, or not comparable. */
  readonly balanceAboveRecharge?: boolean
  /** The key's fallback, or a model on the same key, that answered while this pool did not. */
  readonly answered?: AskedFact
  /** Another model on the same key, whatever came of it. */
  readonly otherModel?: AskedFact
  /** The provider is known to go on refusing a key that was made while the balance was zero. */
  readonly refusesKeysMadeEmpty?: boolean
  readonly consoles: Consoles
}
