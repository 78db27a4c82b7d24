import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

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
      model (?:service|server) (?:is|was|has|did)
    `,
  },
]
