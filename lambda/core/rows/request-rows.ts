import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

/** The request was at fault, in words that could be taken for a shortage: these stand before the money. */
export const REQUEST_LIMIT_ROWS: readonly SharedRow[] = [
  {
    name: 'too long for the model',
    kind: 'bad-request',
    says: phrases`
      context (?:length|window|size|limit)
      (?:input|prompt|request|payload|body|file|text|content|message|conversation)${gap(4)}too (?:long|large|big)
      (?:length|count|number|size)${gap(5)}(?:exceeds?|must be|greater|larger)
      max(?:imum)?${gap(3)}tokens?${gap(1)}(?:too|must|cannot|should|exceeds?)
      exceeds?${gap(2)}(?:number of tokens|character limit|token limit|size)
      maximum number of tokens
      exceeds?${gap(2)}max(?:imum)?${gap(2)}(?:tokens?|size|length|characters)
      (?:size|character) limit
      string too long
      max seq len
      reduce the length
      max size
      agent reached max credits
      ~上下文${near(8)}(?:超|长度)
      ~输入${near(6)}(?:过长|超长|超出)
      ~长度${near(6)}(?:超|限制)
    `,
    without:
      /\b(?:per min(?:ute)?|tpm|can only afford|insufficient (?:balance|credits?|funds)|not yet available|extra usage|high demand|peak load|overloaded|size quota)\b/,
  },
  {
    name: 'malformed conversation',
    kind: 'bad-request',
    says: phrases`
      tool (?:calls?|messages?|use|results?|use ids?)${gap(8)}(?:must|follow\w{0,4}|preceding|without|found|missing|respond\w{0,4}|required)
      insufficient tool messages
      messages?(?: with)? roles?
      roles? must
      messages? must
      failed to deserialize
      (?:thinking|reasoning)${gap(1)}(?:blocks?|content)${gap(8)}must
    `,
  },
  {
    name: 'content policy',
    kind: 'bad-request',
    says: phrases`
      content (?:filter\w{0,4}|policy|management|moderation|violation|safety)
      moderation
      filtered words
      safety (?:system|check\w{0,2}|filter\w{0,3}|setting\w{0,2})
      prohibited (?:content|use)
      sensitive (?:content|words?|information)
      inappropriate content
      (?:flagged|blocked|filtered) (?:by|for|as|due)${gap(3)}(?:safety|policy|content|filter|moderation|prompt)
      prompt (?:was |has been )?(?:blocked|rejected|flagged)
      (?:content|request|input|message)${gap(2)}flagged
      nsfw
      violat\w{1,6}${gap(3)}(?:usage|content) polic(?:y|ies)
      ~敏感|违规内容|内容安全|审核
    `,
    without: phrases`
      (?:access|account|organi[sz]ation|user)${gap(5)}(?:suspended|banned|disabled|terminated)
      (?:quotas?|credits?|balance|funds)${gap(3)}(?:reached|exceeded|exhausted|insufficient|depleted|empty)
    `,
  },
]

/** Invalid parameters and the like. */
export const REQUEST_ROWS: readonly SharedRow[] = [
  {
    name: 'invalid parameter',
    kind: 'bad-request',
    says: phrases`
      (?:invalid|unsupported|unknown|unrecognized|unexpected|missing|illegal|bad|wrong)${gap(4)}(?:parameters?|params?|arguments?|values?|fields?|inputs?|types?|formats?|json|property|body|prompts?|messages?|content|schema|url|image|file|keyword|option|enum)
      (?:parameters?|params?|arguments?|fields?|values?|property)${gap(5)}(?:not supported|unsupported|invalid|required|missing|not allowed|not permitted|must be|too large|out of range|unknown)
      (?:does not support|not supported|validation error|field required|extra inputs|at least one|bad request|unprocessable)
      cannot be (?:empty|null|blank)
      must (?:be|not be|contain|have|provide|end|start|alternate)
      (?:failed to|could not) parse
      json (?:parse|decode|schema)
      unrecognized request argument
      cannot both
      (?:does not|doesn't|only) (?:match|supports?)
      not valid json
      (?:failed|unable) to (?:download|fetch|load|process|decode)${gap(3)}(?:image|file|url|audio|video|input|media)
      ~请求格式
      ~参数${near(8)}(?:错误|不合法|无效|有误)
    `,
  },
]
