import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { gap } from './vocabulary.ts'

const KEY =
  '(?:api[ -]?keys?|keys?|api tokens?|access tokens?|auth(?:entication|orization)? tokens?|tokens?|bearer tokens?|credentials?|secret|username or password|password|authorization header|authorization grant|x api key|subscription key|appid|app id|signature|jwt)'
const BAD =
  '(?:invalid|incorrect|wrong|bad|missing|revoked|expired|unknown|malformed|disabled|deactivated|deleted|unrecognized|illegal|blocked|inactive|not valid|not found|not set|not provided|not active|not exist|required|unauthorized|suspended)'

/** The key is not accepted: missing, wrong, revoked, expired. */
export const REJECTED_ROWS: readonly SharedRow[] = [
  {
    name: 'key not accepted',
    kind: 'rejected',
    says: says(
      `\\b(?:invalid|incorrect|wrong|bad|missing|revoked|expired|unknown|malformed|illegal|unrecognized)(?: \\w+){0,3} ${KEY}\\b`,
      `\\b${KEY}(?: \\w+){0,2} (?:is|are|was|were|has|have|been|not|does not|doesn't)(?: \\w+){0,3} ${BAD}\\b`,
      `\\b${KEY}(?: \\w+){0,1} ${BAD}\\b`,
      `\\bno(?: \\w+){0,3} ${KEY} (?:found|provided|supplied|set|given|configured|was)\\b`,
      `\\b(?:provide|pass|supply|set|check)(?: \\w+){0,3} valid ${KEY}\\b|\\bvalid api key\\b|\\bnot pass a valid\\b`,
      '\\binvalid auth\\w{0,16}\\b|\\bauth(?:entication|orization)? (?:fail\\w{0,5}|required|error|fails|is required|missing|header)\\b|\\bunauthenticated\\b|\\b(?:could not|cannot|failed to|unable to) (?:authenticate|authorize)\\b|\\b(?:not|must be) (?:authenticated|logged in|signed in)\\b|\\bauthenticate\\b|\\bauth failed\\b',
      '\\bno (?:cookie )?auth(?:entication|orization)?\\b|\\buser not found\\b|\\bno such organi[sz]ation\\b|\\bmust be a member of an organi[sz]ation\\b|\\bno organi[sz]ation\\b|\\bplease (?:log|sign) ?in\\b|\\blog ?in (?:required|again)\\b|\\bnot logged in\\b|\\btoken (?:has )?expired\\b',
      '(?:无效|错误|非法|过期|失效).{0,6}(?:令牌|密钥|api ?key|token|凭证)|(?:令牌|密钥|api ?key|token|身份|凭证).{0,8}(?:无效|错误|过期|失效|不正确|不存在|未提供|验证失败|认证失败)|未提供令牌|鉴权失败|认证失败|身份验证|未授权|未登录|clave (?:de )?api (?:no v[aá]lida|inv[aá]lida)|chave (?:de )?api inv[aá]lida|api キー.{0,6}(?:無効|正しく)',
    ),
    without:
      /\b(?:max|min|input|output|prompt|completion) tokens?\b|\bmissing (?:the )?permissions?\b|\bunexpected token\b/,
  },
]

/** The key is fine; this model, feature, region or address is not permitted. */
export const FORBIDDEN_ROWS: readonly SharedRow[] = [
  {
    name: 'region not supported',
    kind: 'forbidden',
    says: says(
      "\\b(?:country|countries|region|regions|location|territory|geo\\w{0,10})(?: [^ ]{1,30}){0,5} (?:not|n't|un)(?: )?(?:supported|available|allowed|permitted)",
      "\\b(?:not|isn't|un)(?: currently)? ?(?:supported|available|allowed|permitted) (?:in|for|from)(?: [^ ]{1,30}){0,3} (?:country|region|location|territory|area|jurisdiction)\\b",
      '\\bunsupported (?:country|region|location)\\b|\\bgeo(?:graphic\\w{0,5}|location)?[ -]?(?:blocked|restrict\\w{1,5})\\b|\\b(?:sorry, )?you have been blocked\\b|\\bip(?: address)?(?: [^ ]{1,40}){0,4} (?:not (?:allowed|authorized|whitelisted|permitted|in)|blocked|denied)\\b|\\battention required\\b|\\bdata policy\\b',
      '所在(?:地区|国家|区域).{0,12}(?:不支持|限制)|不支持.{0,8}(?:地区|国家|区域)',
    ),
  },
  {
    name: 'must be verified',
    kind: 'forbidden',
    says: /\b(?:must be|not|needs? to be|isn't) verified\b|\bverify (?:your )?(?:organi[sz]ation|identity|email|account|phone)\b|\baccept the (?:terms|license)\b|\bgated (?:repo|model)\b/,
  },
  {
    name: 'no permission',
    kind: 'forbidden',
    says: says(
      "\\b(?:do|does|did) ?(?:not|n't) have(?: \\w+){0,3} (?:access|permissions?|rights?|authori[sz]ation|privileges?)\\b|\\b(?:don't|doesn't) have(?: \\w+){0,3} (?:access|permissions?)\\b",
      "\\b(?:not|isn't|aren't|no longer)(?: been)? (?:authori[sz]ed|permitted|allowed|entitled|enabled) (?:to|for|on|in|by|access)\\b|\\bnot (?:currently )?allowed\\b|\\bmodel not allowed\\b",
      '\\b(?:permission|access|authori[sz]ation)s? (?:is |was |has been )?(?:denied|forbidden|restricted|not granted)\\b|\\b(?:insufficient|missing|lacks?|no|without)(?: the| required| sufficient| necessary)* (?:permissions?|privileges?|scopes?|access|entitlements?|rights)\\b|\\bmissing the permission\\b|\\bdenied access\\b|\\bnot permitted\\b|\\bunauthori[sz]ed (?:to|access)\\b|\\bexplicit deny\\b|\\bno longer a member\\b',
      "\\b(?:not|isn't|n't|un)(?: yet)? ?(?:available|supported|included|enabled|accessible)(?: \\w+){0,2} (?:for|in|on|with|to|under)(?: \\w+){0,3} (?:plan|subscription|tier|account|organi[sz]ation|project|user|key|team|workspace|endpoint|license)\\b",
      "\\b(?:upgrade|requires?|require a|available (?:only )?(?:on|to|for|in)|need)(?: \\w+){0,4} (?:plan|subscription|tier|pro|premium|paid)\\b|\\b(?:free|trial)(?: \\w+){0,4} (?:can no longer|cannot|can't|not)\\b|\\bwithout the pro plan\\b|\\bextra usage is required\\b|\\bonly management keys\\b|\\bnot (?:work|available) with your (?:current )?plan\\b|\\bcurrent (?:plan|subscription)\\b",
      '无权|没有权限|权限不足|无访问权限|未开通|未授权访问|没有访问|无权限|暂无权限|sem permiss[aã]o|no tiene permiso|権限がありません',
    ),
    without: /\b(?:rate limits?|too many)\b/,
  },
]

/** The model or the route is not there, or not any more. */
export const RETIRED_ROWS: readonly SharedRow[] = [
  {
    name: 'model not there',
    kind: 'retired',
    says: says(
      `\\b(?:models?|deployments?|engines?|endpoints?|functions?|versions?|function id)\\b${gap(12)}(?:not found|does not exist|doesn't exist|not exist|no longer (?:available|supported)|deprecated|decommissioned|retired|shut ?down|sunset|discontinued|disabled|unknown|not (?:a )?valid|not available|not supported|was not found|is invalid|removed|end of life)\\b`,
      '\\b(?:models?|deployment|engine|endpoint) (?:not found|does not exist|deprecated|disabled|not available|decommissioned|not supported|not open|not exist|unavailable)\\b',
      '\\b(?:unknown|invalid|unsupported|unrecognized|no such|deprecated|nonexistent|retired)(?: \\w+){0,2} (?:models?|deployment|engine|model id|model identifier|version|model version)\\b',
      '\\bno (?:available )?(?:channels?|endpoints?|providers?|deployments?|allowed providers)(?: available)? (?:found |available |support\\w* )?(?:for|matching|that)\\b|\\bunable to access model\\b|\\bno models? loaded\\b|\\bsupported api model names\\b|\\bpublisher model\\b|\\bnot a valid model\\b|\\bmodel: ',
      '模型.{0,12}(?:不存在|未找到|已下线|不可用|下架|已停用|不支持)|无可用渠道|无效的模型|不支持.{0,6}模型|modelo .{0,30}no (?:existe|encontrad)',
    ),
    without:
      /\b(?:parameter|argument|does not support|context length|currently loading|degraded|high demand|overloaded|try again)\b/,
  },
]
