/** What is paid with, and nothing that also names a rate. Never matched alone: each row says what has become of it. */
export const CASH = '(?:credits?|balances?|funds?|wallet|money|prepaid|prepayment|deposit|pollen|points?|coins?|tegoed)'

/** The wider sense, where a shortage is already said. */
export const MONEY = `(?:${CASH}|quotas?|allowance|resource package|tokens? (?:balance|quota|amount))`

/** What a plan counts. */
export const COUNTED =
  '(?:limits?|quotas?|requests?|tokens?|calls?|queries|searches|messages?|prompts?|usage|capacity|cap|allowance|rate|rpm|tpm|credits?|minutes|characters|generations|allotment)'

export const ACCOUNT =
  '(?:account|organi[sz]ation|org|team|workspace|project|tenant|user|customer|subscription|consumer|billing|member|profile)'

/** That a limit has been met. */
export const REACHED =
  '(?:exceed(?:ed|s|ing)?|reach(?:ed|es|ing)?|hit|met|over|crossed|exhausted|used (?:up|all)|surpassed|breached|depleted|above|maxed out|consumed)'

/** Spans that a plan bills by. */
export const MONTH = '(?:monthly|months?|billing (?:cycle|period)|yearly|annual|annually)'

/** Spans of a week or less, which refill by themselves. */
export const SHORT_WINDOW =
  "(?:seconds?|minutes?|min|hours?|hourly|days?|daily|\\d{1,2} ?h|weeks?|weekly|session|seven day|today's|today)"
