/** Up to n words between two others: prices, names and small words stand there. */
export function gap(most: number): string {
  return `(?: [^ ]{1,40}){0,${most}} `
}

/** What is paid with. Never matched alone: each row says what has become of it. */
export const MONEY =
  '(?:credits?|credit balance|balance|funds?|quotas?|wallet|money|prepaid|prepayment|deposit|pollen|points?|coins?|allowance|resource package)'

/** Money in a narrower sense: nothing that also names a rate. */
export const CASH = '(?:credits?|balance|funds?|wallet|money|prepaid|prepayment|deposit|pollen|points?|coins?)'

/** Who an account belongs to. */
export const ACCOUNT =
  '(?:account|organi[sz]ation|org|team|workspace|project|tenant|user|customer|subscription|consumer|billing|member|profile)'

/** That a limit has been met. */
export const REACHED =
  '(?:exceed(?:ed|s|ing)?|reach(?:ed|es|ing)?|hit|met|over|crossed|exhausted|used up|surpassed|breached|depleted|above|maxed out)'

/** Spans that a plan bills by. */
export const MONTH = '(?:monthly|month|billing (?:cycle|period)|per month|yearly|annual|annually)'

/** Spans of a week or less, which refill by themselves. */
export const SHORT_WINDOW =
  '(?:second|minute|min|hour|hourly|day|daily|24h|24 hours?|week|weekly|5h|5 hours?|session|seven day|7 day)'
