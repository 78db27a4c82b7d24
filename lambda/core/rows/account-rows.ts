import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { ACCOUNT, gap } from './vocabulary.ts'

const STOPPED =
  '(?:suspended|disabled|deactivated|inactive|not active|blocked|locked|banned|paused|frozen|terminated|closed|on hold|delinquent|past due|overdue|not in good standing|restricted|cancell?ed)'

/** The account itself is stopped: arrears, a failed payment, a ban. */
export const SUSPENDED_ROWS: readonly SharedRow[] = [
  {
    name: 'arrears',
    kind: 'suspended',
    says: /\b(?:arrears?|arrearage|overdue|past due|delinquent|unpaid|outstanding (?:balance|invoices?|payments?)|in good standing|dunning)\b|\b(?:failure|failed) to pay\b|\bbill ?overdue\b|欠费|欠費|逾期/,
  },
  {
    name: 'payment failed',
    kind: 'suspended',
    says: /\b(?:payment|charge|card|invoice)(?: \w+){0,3} (?:failed|declined|rejected|past due|not paid)\b|\bpayment (?:failure|failed|declined)\b|\b(?:failed|declined) (?:payment|charge)\b|\b(?:lack of|no valid|missing|invalid|without a) payment method\b|\b(?:valid|add a|needs? a|requires? a)(?: valid)? credit card\b|\bcredit card on file\b|\b(?:add|update)(?: or update)?(?: a| your)?(?: valid)? payment (?:method|information|details)\b|\bbilling (?:is |has been |account )?(?:not active|disabled|not enabled|inactive|not found|closed)\b|\bbilling (?:has |must )be (?:enabled|active)|\bhas billing disabled\b|\bcustomer verification required\b/,
    without: /\b(?:rate limits?|per min(?:ute)?)\b/,
  },
  {
    name: 'account stopped',
    kind: 'suspended',
    says: says(
      `\\b${ACCOUNT}${gap(6)}(?:is|are|was|has been|have been|been|currently|temporarily)(?: \\w+)? ${STOPPED}\\b`,
      `\\b${ACCOUNT} (?:is |has been |was |currently |temporarily )*${STOPPED}\\b`,
      `\\b${STOPPED} (?:\\w+ )?(?:account|organi[sz]ation|workspace|project)\\b`,
      '\\b(?:deployment|service|access)(?: \\w+){0,3} (?:is )?(?:temporarily )?(?:paused|suspended)\\b',
      '(?:账户|账号|帐户|帐号|用户|組織|组织).{0,8}(?:停用|封禁|冻结|禁用|停机|锁定|被封|暂停)',
    ),
    without:
      /\b(?:model|feature|function|billing feature)(?: \w+){0,3} (?:is )?disabled\b|\b(?:api )?key(?: \w+){0,3} (?:disabled|deactivated|suspended|revoked|blocked)\b/,
  },
]
