import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

/** The key is fine; this model, feature, region or address is not permitted. */
export const FORBIDDEN_ROWS: readonly SharedRow[] = [
  {
    name: 'address not permitted',
    kind: 'forbidden',
    about: 'address',
    says: phrases`
      ip(?: address(?:es)?)?${gap(4)}(?:not (?:allowed|authorized|whitelisted|permitted|in)|blocked|denied|forbidden)
      ip(?: address)?${gap(1)}(?:restrict\w{1,5}|white ?list\w{0,4}|allow ?list\w{0,4})
      (?:not|isn't)${gap(4)}(?:ip )?(?:white ?list|allow ?list)
      you have been blocked
      attention required
      ~ip ?(?:地址)?${near(6)}(?:白名单|不允许|受限|被限制)
    `,
    without: phrases`
      rate limits?
      too many
    `,
  },
  {
    name: 'country not served',
    kind: 'forbidden',
    about: 'country',
    says: phrases`
      (?:country|countries)${gap(5)}(?:not|n't|isn't) (?:supported|available|allowed|permitted)
      (?:your|user|current)${gap(1)}(?:region|location|territory)${gap(3)}(?:not|n't|isn't) (?:supported|available|allowed|permitted)
      (?:not|isn't)(?: currently| yet)? (?:supported|available|allowed|permitted) (?:in|for|from)${gap(1)}(?:your (?:region|location|area)|country|territory|jurisdiction)
      un(?:supported|available)${gap(2)}country
      geo(?:graphic\w{0,5}|location)? ?(?:blocked|restrict\w{1,5})
      (?:restricted|unavailable) in your (?:country|region|location|territory|area)
      ~(?:地区|国家)${near(8)}(?:不支持|限制|不可用)
      ~不支持${near(8)}(?:地区|国家)
    `,
  },
  {
    name: 'region not permitted',
    kind: 'forbidden',
    says: phrases`
      (?:region|regions|location|territory|geo\w{0,10})${gap(5)}(?:not|n't|isn't) (?:supported|available|allowed|permitted)
      (?:not|isn't)(?: currently| yet)? (?:supported|available|allowed|permitted) (?:in|for|from)${gap(3)}(?:country|region|location|territory|area|jurisdiction)
      un(?:supported|available)${gap(2)}(?:region|location)
      data policy
      (?:restricted|unavailable) in your
      ~区域${near(8)}(?:不支持|限制|不可用)
      ~不支持${near(8)}区域
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
      only (?:accepts?|allows?)${gap(2)}requests? from
      requests?${gap(8)}(?:are|is|was|were) blocked
      required roles?
      no longer a member
      only management keys
      grant${gap(6)}(?:scopes?|permissions?|access|role)
      (?:api|service)${gap(6)}(?:not been used|not enabled|is disabled|service disabled)
      ~访问被?(?:限制|拒绝|禁止)|禁止(?:访问|使用|调用)|仅允许|无权|没有权限|权限不足|无访问权限|未开通|未授权访问|没有访问|无权限|暂无权限|sem permiss[aã]o|no tiene permiso|権限がありません
    `,
    without: phrases`
      rate limits?
      too many
    `,
  },
  {
    name: 'abuse suspected',
    kind: 'forbidden',
    says: phrases`
      too many${gap(2)}accounts
      (?:prevent|suspected|detected|due to)${gap(2)}(?:abuse|fraud)
      (?:unusual|suspicious) activity
    `,
  },
  {
    name: 'not in this plan',
    kind: 'forbidden',
    says: phrases`
      (?:not|isn't|aren't|doesn't|don't|un)(?: yet| currently)? ?(?:available|supported|included?|enabled|accessible)${gap(5)}(?:plan|subscription|tier|account|organi[sz]ation|project|user|team|workspace|license)
      (?:plan|subscription|tier)${gap(2)}not(?: yet| currently)? (?:include|support|allow|cover|grant|provide)
      (?:subscription|upgrade) (?:is )?(?:required|needed)
      subscription not found
      ~套餐${near(4)}不(?:包含|支持)
      ~不在${near(4)}套餐
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
