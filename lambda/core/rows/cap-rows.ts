import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { gap, REACHED } from './vocabulary.ts'

const SPEND = '(?:spend|spending|spent|cost|billing|dollar|expense|usd)'
const LIMIT = '(?:limit|limits|cap|threshold|ceiling|maximum)'

/** Limits that somebody set: on an account, a key, a team, a budget. Money may remain. */
export const CAP_ROWS: readonly SharedRow[] = [
  {
    name: 'spend limit reached',
    kind: 'capped',
    says: says(
      `\\b${REACHED}${gap(6)}(?:${SPEND}|hard) ${LIMIT}\\b`,
      `\\b${SPEND}(?: hard)? ${LIMIT}${gap(4)}${REACHED}\\b`,
      `\\b(?:${SPEND}|hard)(?: usage)? ${LIMIT} ${REACHED}\\b`,
      `\\b(?:usage hard|billing hard|hard usage) ${LIMIT}\\b`,
      `\\benforced spend limit\\b|\\bmaximum billing reached\\b|\\bcurrent spend\\b.{1,40}\\blimit\\b`,
    ),
    without: /\b(?:suspended|failure to pay)\b/,
  },
  {
    name: 'budget exceeded',
    kind: 'capped',
    says: says(
      `\\b${REACHED}${gap(6)}budget\\b`,
      `\\bbudget${gap(6)}${REACHED}\\b`,
      `\\bbudget ${REACHED}\\b`,
      `\\b${REACHED} budget\\b`,
      '\\b(?:no|insufficient) budget\\b|\\bover budget\\b',
    ),
    without: /\b(?:thinking|token|reasoning) budget\b|\bbudget tokens\b/,
  },
  {
    name: 'key limit reached',
    kind: 'capped',
    says: says(
      `\\b(?:api |sub |access |this |virtual )?(?:key|token)(?:'s)?(?: total| daily| weekly| monthly| credit| spending| usage| quota)* (?:limit|quota|cap|allowance|usage)${gap(3)}(?:${REACHED}|not enough|insufficient|limit)\\b`,
      `\\bkey(?: \\w+)? (?:limit|quota|cap|usage) ${REACHED}\\b`,
      `\\btoken quota (?:is )?not enough\\b|\\btoken amount has been exhausted\\b|\\bsub key usage\\b`,
      `\\b${REACHED}${gap(3)}api key${gap(3)}(?:limit|quota|cap|budget)\\b`,
      `\\b${REACHED} your api key\\b`,
      '令牌额度|该令牌.{0,12}(?:额度|余额)|令牌.{0,6}(?:用尽|耗尽|不足)|密钥.{0,6}额度',
    ),
    without: /\b(?:rate limit|per (?:second|minute|hour))\b/,
  },
  {
    name: 'specified usage limit reached',
    kind: 'capped',
    says: says(
      `\\b${REACHED}(?: your| the| its)? (?:specified|configured|set|assigned|custom|allotted)${gap(3)}(?:usage )?limits?\\b`,
      `\\b${REACHED} (?:your )?(?:specified )?(?:\\w+ )?api usage limits?\\b`,
      '\\bwill regain access on\\b',
    ),
  },
]
