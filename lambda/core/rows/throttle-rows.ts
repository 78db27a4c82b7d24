import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { gap, REACHED, SHORT_WINDOW } from './vocabulary.ts'

const COUNTED =
  '(?:limits?|quotas?|requests?|tokens?|calls?|queries|messages?|usage|capacity|cap|allowance|rate|rpm|tpm|credits?)'

/** It says itself that it refills soon: a window of a week or less, or a wait of seconds to days. */
export const REFILL_ROWS: readonly SharedRow[] = [
  {
    name: 'rate limit with its window',
    kind: 'throttled',
    says: says(
      `\\b${COUNTED}${gap(6)}(?:per|every|each|a) (?:\\d{1,3} ?)?${SHORT_WINDOW}s?\\b`,
      `\\b${COUNTED} (?:per|every|each) (?:\\d{1,3} ?)?${SHORT_WINDOW}s?\\b`,
      '\\b(?:rpm|tpm|rpd|tpd|rps|qps|ipm|itpm|otpm)\\b',
      '\\d ?(?:requests?|tokens?|images?|queries|calls)? ?(?:per )(?:second|sec|minute|min|hour|day)\\b',
      'per(?:model|project|user)?per(?:minute|day|hour)|(?:每|/) ?(?:分钟|分鐘|秒|小时|天|日)',
      'limit: \\d{1,9}(?:\\.\\d{1,9})? (?:min|hour|day)\\b',
    ),
    without: /\b(?:spend|budget|payment required|prepay\w*|monthly|per month)\b/,
  },
  {
    name: 'limit of a short window',
    kind: 'throttled',
    says: says(
      `\\b${SHORT_WINDOW}(?: \\w+){0,2} ${COUNTED}${gap(6)}(?:${REACHED}|free)\\b`,
      `\\b${SHORT_WINDOW}(?: \\w+){0,2} ${COUNTED} ${REACHED}\\b`,
      `\\b${REACHED}${gap(6)}${SHORT_WINDOW}(?: \\w+){0,3} (?:limits?|quotas?|caps?|allowance)\\b`,
      `\\b${REACHED}${gap(6)}(?:limits?|quotas?) (?:for|of|per) (?:the |this |your )?(?:day|week|hour|session|today)\\b`,
      "\\btoday's (?:quota|limit)\\b|\\b(?:quota|limit) for today\\b",
      '(?:今日|每日|当日|本日|每周|本周).{0,12}(?:额度|次数|配额|限额|上限|用量)|小时.{0,6}(?:限额|额度|上限)',
    ),
    without: /\b(?:spend|spending|budget|payment required|monthly)\b/,
  },
  {
    name: 'says when to try again',
    kind: 'throttled',
    says: says(
      '\\b(?:try|retry)(?: your request)?(?: again)? (?:in|after) (?:about |approximately |~)?\\d',
      '\\b(?:quota|limit|limits|usage|capacity)(?: \\w+){0,3} (?:resets?|reset|refresh(?:es)?|renews?) (?:in|after|at)\\b',
      '\\b(?:rate limit|limit) resets?\\b',
    ),
    without:
      /\b(?:insufficient quota|high demand|overloaded|prepay\w*|peak load|saturated|unavailable|monthly|billing (?:cycle|period))\b/,
  },
  {
    name: 'rate limit reached',
    kind: 'throttled',
    says: /\brate limits? (?:has been |was |is )?(?:reached|exceeded|hit)(?: for| on|\b)|\b(?:exceed(?:ed|s)?|hit|reached) (?:the |your |a |its )?(?:organization's |organization |account |api |model |request )?rate limit\b|\bbeen rate limited\b|\byou are being rate limited\b|\brequest was throttled\b|\ballocated quota exceeded\b|\bthrottling\b|\brate limited\b/,
    without:
      /\b(?:insufficient (?:quota|balance|credits?|funds)|current quota|no credits|billing details|payment required)\b/,
  },
  {
    name: 'google quota',
    kind: 'throttled',
    says: /\bquota exceeded for (?:metric|quota metric)\b|\bresource exhausted\b|\bresource has been exhausted\b/,
    without: /\b(?:prepay\w*|credits|depleted|spend|billing (?:account|disabled)|balance|file storage bytes)\b/,
  },
]

/** Words of a rate that say nothing of when. */
export const THROTTLE_ROWS: readonly SharedRow[] = [
  {
    name: 'too many requests',
    kind: 'throttled',
    says: /\btoo many (?:concurrent |parallel |recent )?(?:requests?|tokens?|calls?|connections?|queries|attempts|messages)\b|\brate ?limit(?:s|ed|er|ing)?\b|\bthrottl\w{1,8}\b|\bslow ?down\b|\bconcurren(?:t|cy)\b|\bparallel requests\b|\bthroughput\b|\brequest (?:frequency|rate)\b|\bcall frequency\b|\btoo (?:fast|frequent|frequently|quickly)\b|请求过于频繁|请求频率|速率限制|频率限制|限流|访问过于频繁|并发|过于频繁|超出.{0,8}频率|límite de (?:velocidad|solicitudes)|limite de (?:taxa|mensagens|requisições)|レート制限|요청이 너무 많|превышен лимит запросов/,
    without: /\b(?:ratelimit (?:reset|remaining))\b/,
  },
  {
    name: 'usage limit',
    kind: 'throttled',
    says: says(
      `\\b(?:usage|message|session|request|prompt) limits?(?: \\w+){0,3} ${REACHED}\\b`,
      `\\b${REACHED}(?: \\w+){0,4} (?:usage|message|session|request|messages|requests) limits?\\b`,
      '\\bexhausted your capacity\\b',
      'limite de (?:uso|mensagens|mensajes)|使用上限|使用量上限',
    ),
    without: /\b(?:plan's|monthly|spend|credits?)\b/,
    likely: true,
  },
  {
    name: 'quota exceeded',
    kind: 'exhausted',
    says: /\bquota (?:has been |is |was |limit )?(?:exceeded|reached|exhausted)\b|\b(?:exceed(?:ed|s)?|exhausted)(?: \w+){0,3} quota\b|超出.{0,6}配额|配额.{0,6}(?:用尽|超)|额度.{0,4}超/,
    without: /\brate\b/,
    likely: true,
  },
]
