import { ACCESS_RULES } from './access-rules.ts'
import { MONEY_RULES } from './money-rules.ts'
import type { Rule } from './rule.ts'

/** The first row of a trouble that holds leads; the rows of the same trouble after it are the other possibilities. */
export const RULES: readonly Rule[] = [...MONEY_RULES, ...ACCESS_RULES]
