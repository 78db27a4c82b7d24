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

/** The key is fine; this model, feature, region or address is not permitted. */
export const FORBIDDEN_ROWS: readonly SharedRow[] = [
  {
    name: 'region or address not permitted',
    kind: 'forbidden',
    says: phrases`
      (?:country|countries|region|regions|location|territory|geo\w{0,10})${gap(5)}(?:not|n't|isn't) (?:supported|available|allowed|permitted)
      (?:not|isn't)(?: currently| yet)? (?:supported|available|allowed|permitted) (?:in|for|from)${gap(3)}(?:country|region|location|territory|area|jurisdiction)
      un(?:supported|available)${gap(2)}(?:country|region|location)
      geo(?:graphic\w{0,5}|location)? ?(?:blocked|restrict\w{1,5})
      you have been blocked
      ip(?: address)?${gap(4)}(?:not (?:allowed|authorized|whitelisted|permitted|in)|blocked|denied)
      attention required
      data policy
      (?:restricted|unavailable) in your
      ~(?:地区|国家|区域)${near(8)}(?:不支持|限制|不可用)
      ~不支持${near(8)}(?:地区|国家|区域)
    `,
  },
  {
    name: 'must be verified',
    kind: 'forbidden',
    says: phrases`
      (?:must be|not|needs? to be|isn't) verified
      verify (?:your )?(?:organi[sz]ation|identity|email|account|phone)
      accept${gap(1)}(?:terms|license)
      gated (?:repo|model)
      ~实名认证
    `,
  },
  {
    name: 'no permission',
    kind: 'forbidden',
    says: phrases`
      (?:not|don't|doesn't|didn't) have${gap(3)}(?:access|permissions?|rights?|authori[sz]ation|privileges?)
      (?:not|isn't|aren't|no longer)(?: been| currently)? (?:authori[sz]ed|permitted|allowed|entitled|enabled) (?:to|for|on|in|by|access)
      access${gap(5)}restricted
      (?:insufficient|missing|lacks?|no|without)(?: the| required| sufficient| necessary)* (?:permissions?|privileges?|scopes?|access|entitlements?|rights)
      (?:denied|restricted) access
      feature${gap(4)}disabled
      unauthori[sz]ed (?:to|access)
      explicit deny
      only authori[sz]ed (?:for|to)
      requests?${gap(8)}(?:are|is|was|were) blocked
      required roles?
      no longer a member
      only management keys
      grant${gap(6)}(?:scopes?|permissions?|access|role)
      (?:api|service)${gap(6)}(?:not been used|not enabled|is disabled|service disabled)
      ~访问被?(?:限制|拒绝|禁止)|无权|没有权限|权限不足|无访问权限|未开通|未授权访问|没有访问|无权限|暂无权限|sem permiss[aã]o|no tiene permiso|権限がありません
    `,
    without: phrases`
      rate limits?
      too many
    `,
  },
  {
    name: 'not in this plan',
    kind: 'forbidden',
    says: phrases`
      (?:not|isn't|aren't|doesn't|don't|un)(?: yet| currently)? ?(?:available|supported|included?|enabled|accessible)${gap(5)}(?:plan|subscription|tier|account|organi[sz]ation|project|user|team|workspace|license)
      (?:plan|subscription|tier)${gap(2)}not (?:include|support|allow)
      (?:upgrade|requires?|available (?:only )?(?:on|to|for|in)|only available|need)${gap(5)}(?:plan|subscription|tier|pro|premium|paid)
      (?:free|trial)${gap(4)}(?:can no longer|cannot|can't|not)
      (?:with|on|without|under)${gap(2)}(?:plan|subscription)
      extra usage is required
    `,
    without: phrases`
      rate limits?
      too many
      (?:usage|weekly|daily|hourly) limits?
    `,
  },
]

/** Refused, and not because of the key: words that some put before "invalid key" as well, so they stand after it. */
export const DENIED_ROWS: readonly SharedRow[] = [
  {
    name: 'access denied',
    kind: 'forbidden',
    says: phrases`
      (?:permissions?|access|authori[sz]ation)${gap(5)}(?:denied|forbidden|not granted)
      permission error
      not (?:currently )?(?:allowed|permitted)
    `,
    without: phrases`
      rate limits?
      too many
    `,
  },
]

const GONE =
  "(?:not (?:be )?found|(?:does not|doesn't|not|didn't) exist|no longer (?:available|supported|served)|deprecated|deprecating|decommissioned|retired|shut ?down|sunset|discontinued|disabled|unknown|not (?:a )?valid|not available|not supported|unavailable|invalid|removed|end of life|not open)"

/** The model or the route is not there, or not any more. */
export const RETIRED_ROWS: readonly SharedRow[] = [
  {
    name: 'model not there',
    kind: 'retired',
    says: phrases`
      (?:models?|deployments?|engines?|endpoints?|functions?|versions?)${gap(12)}${GONE}
      (?:unknown|invalid|unsupported|unrecognized|no such|deprecated|nonexistent|retired)${gap(2)}(?:models?|deployment|engine|version)
      no (?:available )?(?:channels?|endpoints?|providers?|deployments?|allowed providers)${gap(3)}(?:for|matching|that|supports?)
      unable to access${gap(1)}model
      no models? loaded
      supported api model names
      publisher model
      not a valid model
      no longer available
      no available${gap(5)}support\w*
      (?:was|is|been) (?:deprecated|decommissioned|retired|sunset|discontinued)
      ~无可用渠道|无效的模型
      ~模型${near(12)}(?:不存在|未找到|已下线|不可用|下架|已停用|不支持)
      ~不支持${near(6)}模型
      ~modelo ${near(30)}no (?:existe|encontrad)
    `,
    without: phrases`
      parameters?
      arguments?
      does not support
      context length
      currently loading
      degraded
      high demand
      overloaded
      image input
    `,
  },
]
