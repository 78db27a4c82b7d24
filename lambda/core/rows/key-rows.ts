import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

const KEY =
  '(?:api ?keys?|keys?|tokens?|credentials?|secret|password|authorization (?:header|grant)|auth header|subscription key|app ?id|signature|jwt|session)'
const BAD =
  '(?:invalid|incorrect|wrong|bad|missing|revoked|expired|unknown|malformed|disabled|deactivated|deleted|banned|unrecognized|illegal|blocked|inactive|invalidated|valid|found|set|provided|active|exists?|required|unauthorized|suspended)'

/** The key is not accepted: missing, wrong, revoked, expired. */
export const REJECTED_ROWS: readonly SharedRow[] = [
  {
    name: 'key not accepted',
    kind: 'rejected',
    says: phrases`
      (?:invalid|incorrect|wrong|bad|missing|revoked|expired|unknown|malformed|illegal|unrecognized)${gap(3)}${KEY}
      ${KEY}${gap(5)}(?:is|are|was|were|has|have|been|not|doesn't)${gap(3)}${BAD}
      ${KEY}${gap(1)}${BAD}
      no${gap(3)}${KEY} (?:found|provided|supplied|set|given|configured|was)
      (?:provide|pass|supply|set|include|specify|check)${gap(3)}${KEY}
      (?:validate|verify)${gap(1)}credentials
      valid api ?key
      did not pass a valid
      login
    `,
    without: phrases`
      (?:max|min|input|output|prompt|completion|number of|many) tokens?
      missing (?:the )?permissions?
      unexpected token
    `,
  },
  {
    name: 'authentication failed',
    kind: 'rejected',
    says: phrases`
      invalid auth\w{0,16}
      auth(?:entication|orization)? (?:fail\w{0,5}|is required|required|error|missing|header)
      unauthenticated
      (?:could not|cannot|failed to|unable to) (?:authenticate|authorize)
      (?:not|must be) (?:authenticated|logged in|signed in)
      authenticate
      auth failed
      no (?:cookie )?auth(?:entication|orization)?
      user not found
      no such organi[sz]ation
      no (?:user|account|customer|project|owner|team)${gap(2)}(?:for|with|match\w{0,3})${gap(2)}key
      must be a member of an organi[sz]ation
      no organi[sz]ation
      (?:please )?(?:log|sign)(?:ging|ning)? ?in (?:again|required|to)
      ~未提供令牌|鉴权失败|认证失败|身份验证|未授权$|未登录|令牌状态不可用
      ~(?:无效|错误|非法|过期|失效)${near(6)}(?:令牌|密钥|api ?key|token|凭证)
      ~(?:令牌|密钥|api ?key|token|身份|凭证)${near(8)}(?:无效|错误|过期|失效|不正确|不存在|未提供|验证失败|认证失败|已禁用)
      ~clave (?:de )?api (?:no v[aá]lida|inv[aá]lida)|chave (?:de )?api inv[aá]lida|ungültiger api|clé api (?:invalide|non valide)
      ~api キー${near(6)}(?:無効|正しく)
    `,
  },
]

/** A 401 that speaks of permission means the key; a missing scope is told as such. */
export const UNAUTHORISED_ROWS: readonly SharedRow[] = [
  {
    name: 'not authorised',
    kind: 'rejected',
    status: [401],
    says: phrases`
      not authori[sz]ed(?: to access this)?
      access permissions
      request not allowed
    `,
    without: phrases`
      (?:model|scope|permission denied|missing)
    `,
  },
]
