import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'
import { REACHED } from './vocabulary.ts'

const SPEND = '(?:spend|spending|spent|cost|billing|dollar|expense|usd)'
const LIMIT = '(?:limits?|cap|threshold|ceiling|maximum)'

/** A limit on the key itself: the account may have credit, whatever else the sentence says of it. */
export const KEY_LIMIT_ROWS: readonly SharedRow[] = [
  {
    name: 'key limit reached',
    kind: 'capped',
    says: phrases`
      key${gap(3)}(?:limit|quota|cap|allowance|usage)${gap(3)}(?:${REACHED}|not enough|insufficient)
      key${gap(3)}${REACHED}${gap(4)}(?:limit|quota|cap|allowance|budget)
      ${REACHED} your api key
      ${REACHED}${gap(3)}key${gap(3)}(?:limit|quota|cap|budget)
      token (?:quota|amount)${gap(3)}(?:not enough|${REACHED}|insufficient)
      (?:sub|virtual) key usage
      (?:limit|quota|budget|cap)${gap(3)}key${gap(3)}${REACHED}
      key exceeded${gap(1)}max
      key with a (?:higher|larger)${gap(2)}limit
      ~令牌额度|api ?key ?额度
      (?:credits?|quota|budget|allowance) (?:for|of) (?:this|the|your)${gap(1)}key${gap(3)}${REACHED}
      ~该令牌${near(12)}(?:额度|余额)
      ~令牌${near(6)}(?:用尽|耗尽|不足)
      ~密钥${near(6)}额度
    `,
    without: phrases`
      rate limits?
      per (?:minute|second|hour|day)
      (?:hourly|daily|weekly) (?:tokens?|requests?)
      requests? limit
    `,
  },
]

/** Limits that somebody set: on an account, a key, a team, a budget. Money may remain. */
export const CAP_ROWS: readonly SharedRow[] = [
  {
    name: 'spend limit reached',
    kind: 'capped',
    says: phrases`
      ${REACHED}${gap(6)}${SPEND}(?: usage)? ${LIMIT}
      ${SPEND}(?: usage| hard)? ${LIMIT}${gap(6)}${REACHED}
      (?:usage|billing) hard ${LIMIT}
      usage cap${gap(8)}${REACHED}
      ${REACHED}${gap(3)}usage cap
      enforced spend limit
      maximum billing reached
      current spend${gap(6)}limit
      key spend${gap(3)}exceeds?
      ^(?:spend|spending|cost|budget) (?:cap|limit)$
      max(?:imum)? (?:spend|cost)${gap(6)}(?:reached|exceeded|hit)
    `,
    without: phrases`
      suspended
      failure to pay
      must be
    `,
  },
  {
    name: 'budget exceeded',
    kind: 'capped',
    says: phrases`
      ${REACHED}${gap(6)}budget
      budget${gap(6)}${REACHED}
      (?:exceeded budget|over budget|no budget|insufficient budget|max budget|no remaining budget)
    `,
    without: phrases`
      (?:thinking|token|reasoning|time|retry|error|step|iteration|context|compute|performance|stack|bundle) budget
      budget tokens
    `,
  },
  {
    name: 'usage limit set by somebody',
    kind: 'capped',
    says: phrases`
      ${REACHED}(?: your| the| its)? (?:specified|configured|set|assigned|custom|allotted)${gap(3)}limits?
      ${REACHED}(?: your| the| its)?${gap(2)}api usage limits?
      will regain access on
      limits? (?:that )?you(?:'ve| have)? (?:set|configured|chosen|specified)
      (?:limit|quota|cap|budget)${gap(4)}(?:set|imposed|configured) by${gap(2)}(?:admin\w{0,12}|owner|organi[sz]ation|workspace|team|manager)
      (?:admin\w{0,12}|owner|organi[sz]ation)${gap(2)}set an?${gap(2)}limit
      (?:hard cap|hard limit)${gap(2)}${REACHED}
      ${REACHED}${gap(2)}(?:hard cap|hard limit)
    `,
    without: phrases`
      rate limits?
      open files
      (?:tokens?|memory|context|concurren\w{1,5})
    `,
  },
]
