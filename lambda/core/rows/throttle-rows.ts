import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'
import { COUNTED, REACHED, SHORT_WINDOW } from './vocabulary.ts'

const BUDGETED =
  /\b(?:spend|spending|budget|payment required|prepay\w{0,8}|monthly|per month|billing cycle|billing period)\b/

/** It says itself that it refills soon: a window of a week or less, or a wait of seconds to days. */
export const REFILL_ROWS: readonly SharedRow[] = [
  {
    name: 'rate with its window',
    kind: 'throttled',
    says: phrases`
      ${COUNTED}${gap(6)}(?:per|every|each|a) (?:\d{1,3} ?)?${SHORT_WINDOW}
      \d{1,12} ?(?:requests?|tokens?|images?|queries|calls)? ?per ${SHORT_WINDOW}
      limit(?:ed (?:to|at))? \d{1,9}(?:\.\d{1,9})?${gap(3)}(?:secs?|seconds?|minutes?|min|hours?|days?)
      (?:rpm|tpm|rpd|tpd|rps|qps|ipm|itpm|otpm)
      per(?:model|project|user)?per(?:minute|day|hour)
      ~(?:每|/) ?(?:分钟|分鐘|秒|小时|天|日)
    `,
    without: BUDGETED,
  },
  {
    name: 'limit of a short window',
    kind: 'throttled',
    says: phrases`
      ${SHORT_WINDOW}${gap(3)}${COUNTED}${gap(6)}${REACHED}
      ${REACHED}${gap(6)}${SHORT_WINDOW}${gap(3)}(?:limits?|quotas?|caps?|allowance|allocation)
      ${REACHED}${gap(6)}(?:limits?|quotas?) (?:for|of|per) (?:the |this |your )?${SHORT_WINDOW}
      ${SHORT_WINDOW} (?:limits?|quotas?) ${REACHED}
      (?:quota|limit) for today
      ~(?:今日|每日|每天|当日|當日|本日|每周|本周)${near(12)}(?:额度|额|次数|配额|限额|上限|用量)
      ~小时${near(6)}(?:限额|额度|上限)
    `,
    without: BUDGETED,
  },
  {
    name: 'says when to try again',
    kind: 'throttled',
    says: phrases`
      (?:try|retry)(?: your request)?(?: again)? (?:in|after)${gap(1)}\d\w*
      (?:quota|limit|limits|usage|capacity)${gap(3)}(?:resets?|reset|refresh(?:es)?|renews?|replenished) (?:in|after|at|when|on)
      (?:hit|reached)${gap(3)}limit${gap(1)}resets
      (?:rate limit|limit) resets?
      try again at${gap(1)}\w*\d\w*
      wait${gap(2)}\d{1,6} ?(?:s|sec|seconds?|minutes?|hours?)
    `,
    without:
      /\b(?:insufficient quota|high demand|overloaded|prepay\w{0,8}|peak load|saturated|unavailable|monthly|billing (?:cycle|period)|access is denied|not authorized|busy|loading|maintenance|out of extra usage)\b/,
  },
  {
    name: 'rate limit reached',
    kind: 'throttled',
    says: phrases`
      rate limits? (?:has been |was |is )?(?:reached|exceeded|hit)
      (?:exceed(?:ed|s)?|hit|reached)${gap(4)}rate limits?
      (?:been|being) rate limited
      request was throttled
      throttling
      rate limited
    `,
    without:
      /\b(?:insufficient (?:quota|balance|credits?|funds)|current quota|no credits|billing details|payment required)\b/,
  },
  {
    name: 'allocated rate exceeded',
    kind: 'throttled',
    says: phrases`
      allocated quota exceeded
      throttling allocation quota
    `,
  },
  {
    name: 'google quota',
    kind: 'throttled',
    says: phrases`
      quota exceeded for (?:metric|quota metric)
      resource (?:has been )?exhausted
      exceeded your current quota${gap(40)}ai\.google\.dev
    `,
    without: /\b(?:prepay\w{0,8}|credits|depleted|spend\w{0,3}|billing account|billing disabled|balance)\b/,
  },
]

/** Words of a rate that say nothing of when. */
export const THROTTLE_ROWS: readonly SharedRow[] = [
  {
    name: 'too many requests',
    kind: 'throttled',
    says: phrases`
      too many${gap(2)}(?:requests?|tokens?|calls?|connections?|queries|attempts|messages|jobs|tasks|streams|sessions|threads|uploads|downloads|operations)
      (?:concurrent|parallel|simultaneous) (?:requests?|connections?|jobs|tasks|sessions|calls|generations)
      rate ?limit(?:s|ed|er|ing|s exceeded|exceeded)?
      throttl\w{1,8}
      slow ?down
      concurren(?:t|cy)
      throughput
      (?:request|call|access) (?:frequency|rate)
      (?:access|call|query|frequency|invocation) limits?
      too (?:fast|frequent|frequently|quickly)
      ~过于频繁|请求过多|频率(?:限制|过)|请求频率|速率限制|限流|访问过于频繁|并发|请求数超
      ~超出${near(8)}频率
      ~次数${near(4)}(?:超|达到)${near(4)}(?:限|上限)
      ~l[ií]mite de (?:velocidad|solicitudes|taxa|mensagens|mensajes|requisi[cç][oõ]es|uso)|レート制限|요청이 너무 많|превышен лимит запросов
    `,
    without: /\bratelimit (?:reset|remaining)\b|\bthroughput (?:isn't|is not|not) supported\b/,
  },
  {
    name: 'usage limit',
    kind: 'throttled',
    likely: true,
    says: phrases`
      (?:usage|message|messaging|session|request|prompt|sending|call) limits?${gap(3)}${REACHED}
      ${REACHED}${gap(4)}(?:usage|messages?|messaging|session|requests?|prompts?|sending|call) limits?
      exceeded your${gap(2)}(?:token|model|api) usage
      exhausted your capacity
      ~使用上限|使用量上限|利用上限
    `,
    without: /\b(?:plan's|monthly|spend|credits?)\b/,
  },
  {
    name: 'quota exceeded',
    kind: 'exhausted',
    likely: true,
    says: phrases`
      quotas? (?:has been |is |was |limit )?(?:exceeded|reached|exhausted)
      (?:exceed(?:ed|s)?|exhausted|reached|hit|over)${gap(3)}quotas?
      (?:required|requires?|needs?|needed) more quota
      ~超出${near(6)}配额
      ~配额${near(6)}(?:用尽|超)
      ~额度${near(4)}超
    `,
    without: /\b(?:rate|resets? (?:in|after|at|on)|disk|volume|storage|device|inode)\b/,
    unlessClass: /^rate limit/,
  },
]
