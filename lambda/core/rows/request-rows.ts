import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { gap } from './vocabulary.ts'

/** The request was at fault, in words that could be taken for a shortage: it stands before the money rows. */
export const REQUEST_TOO_LARGE_ROWS: readonly SharedRow[] = [
  {
    name: 'context too long',
    kind: 'bad-request',
    says: says(
      '\\b(?:maximum )?context (?:length|window|size|limit)\\b|\\bprompt (?:is )?too (?:long|large)\\b|\\b(?:input|prompt|request|payload|body|file|text|content|message|conversation)(?: \\w+){0,4} (?:is )?too (?:long|large|big)\\b|\\b(?:length|count|number)(?: \\w+){0,3} (?:tokens?|characters)(?: [^ ]{1,20}){0,4} (?:exceeds?|must be|greater|larger)\\b|\\bmax tokens? (?:is )?too\\b|\\b(?:max|maximum)(?: \\w+){0,3} tokens? (?:must|cannot|should|exceeds?)\\b|\\bexceeds? the (?:maximum )?(?:number of tokens|character limit|token limit|size)\\b|\\bmaximum number of tokens\\b|\\btoken count\\b.{0,20}\\bexceeds?\\b|\\bsize limit\\b|\\bstring too long\\b|\\bmax seq len\\b|\\bcharacter limit exceeded\\b|\\breduce the length\\b|\\bmax size\\b|\\bagent reached max credits\\b',
      '上下文.{0,8}(?:超|长度)|输入.{0,6}(?:过长|超长|超出)|长度.{0,6}(?:超|限制)',
    ),
    without:
      /\b(?:per min(?:ute)?|tpm|can only afford|insufficient (?:balance|credits?|funds)|not yet available|extra usage)\b/,
  },
  {
    name: 'malformed conversation',
    kind: 'bad-request',
    says: says(
      `\\btool (?:calls?|messages?|use|result|results|use ids?)\\b${gap(8)}(?:must|follow\\w*|preceding|without|found|missing|respond\\w*|required)\\b`,
      '\\binsufficient tool messages\\b|\\bmessages?(?: with)? roles?\\b|\\broles? must\\b|\\bfailed to deserialize\\b|\\bthinking (?:blocks?|content)\\b.{0,80}\\bmust\\b|\\breasoning content\\b.{0,60}\\bmust\\b',
    ),
  },
  {
    name: 'content policy',
    kind: 'bad-request',
    says: /\bcontent (?:filter\w{0,4}|policy|management|moderation|violation|safety)\b|\bmoderation\b|\bfiltered words\b|\bsafety (?:system|check\w{0,2}|filter\w{0,3}|setting\w{0,2})\b|\bprohibited (?:content|use)\b|\bsensitive (?:content|words?|information)\b|\binappropriate content\b|\b(?:flagged|blocked) (?:by|for|as)(?: \w+){0,3} (?:safety|policy|content|filter|moderation)\b|\bprompt (?:was |has been )?(?:blocked|rejected|flagged)\b|\bnsfw\b|敏感|不安全|违规内容|内容安全|审核/,
    without: /\b(?:account|organi[sz]ation)(?: \w+){0,5} (?:suspended|banned|disabled)\b/,
  },
]

/** Invalid parameters and the like. */
export const REQUEST_ROWS: readonly SharedRow[] = [
  {
    name: 'invalid parameter',
    kind: 'bad-request',
    says: says(
      '\\b(?:invalid|unsupported|unknown|unrecognized|unexpected|missing|illegal|bad|wrong)(?: \\w+){0,4} (?:parameters?|params?|arguments?|values?|fields?|inputs?|types?|formats?|json|property|body|prompts?|messages?|content|schema|url|image|file|keyword|option|enum)\\b',
      '\\b(?:parameters?|params?|arguments?|fields?|values?|property)(?: [^ ]{1,40}){0,5} (?:is |are )?(?:not supported|unsupported|invalid|required|missing|not allowed|not permitted|must be|too large|out of range|unknown)\\b',
      '\\bdoes not support\\b|\\bis not supported\\b|\\bvalidation error\\b|\\bfield required\\b|\\bextra inputs\\b|\\bcannot be (?:empty|null|blank)\\b|\\bmust (?:be|not be|contain|have|provide|end|start)\\b|\\bfailed to parse\\b|\\bcould not parse\\b|\\bjson (?:parse|decode|schema)\\b|\\bbad request\\b|\\bunrecognized request argument\\b|\\bunprocessable\\b|参数.{0,8}(?:错误|不合法|无效|有误)|参数错误|请求格式',
    ),
  },
]
