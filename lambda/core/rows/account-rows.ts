import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'
import { ACCOUNT } from './vocabulary.ts'

const STOPPED =
  '(?:suspended|disabled|deactivated|inactive|not active|blocked|locked|banned|paused|frozen|terminated|closed|on hold|delinquent|restricted|cancell?ed)'
const PAYING = 'payment (?:method|instrument|profile|details|information|source)'

/** The account itself is stopped: arrears, a failed payment, a ban. */
export const SUSPENDED_ROWS: readonly SharedRow[] = [
  {
    name: 'arrears',
    kind: 'suspended',
    says: phrases`
      arrears?
      arrearage
      ~overdue
      past due
      delinquent
      unpaid
      outstanding (?:balance|invoices?|payments?|amount)
      (?:not|be|is) in good standing
      (?:failure|failed) to pay
      non ?payment
      ~欠费|欠費|逾期
    `,
  },
  {
    name: 'payment failed',
    kind: 'suspended',
    says: phrases`
      (?:payment|charge|card|invoice)${gap(3)}(?:failed|declined|rejected|not paid)
      payment failure
      (?:failed|declined) (?:payments?|charges?)
      (?:unable|failed) to charge
      (?:valid|invalid|missing|no|lack of|without a|expired)${gap(1)}${PAYING}
      ${PAYING}${gap(3)}(?:required|invalid|expired|missing|declined|provided)
      (?:add|update|enter|provide)(?: or update)?(?: a| your)?(?: valid)? ${PAYING}
      (?:valid|add a|needs? a|requires? a)(?: valid)? credit card
      credit card on file
      billing (?:is |has been |account )?(?:not active|disabled|not enabled|inactive|not found|closed)
      (?:has billing|billing (?:is |has )?) ?disabled
      billing(?: to| must| has to| needs to)? be (?:enabled|active)
      enable billing
      customer verification required
    `,
    without: phrases`
      rate limits?
      per min(?:ute)?
      increase your limits
      (?:country|region)
    `,
  },
  {
    name: 'account behind the key stopped',
    kind: 'suspended',
    says: phrases`
      ${ACCOUNT}${gap(1)}(?:associated with|linked to|behind|owning|that owns)${gap(3)}key${gap(3)}${STOPPED}
      consumer${gap(4)}suspended
    `,
  },
  {
    name: 'account stopped',
    kind: 'suspended',
    says: phrases`
      ${ACCOUNT}${gap(4)}(?:is|are|was|has been|have been|been|currently|temporarily)${gap(1)}${STOPPED}
      ${ACCOUNT}(?: is| has been| was| currently| temporarily)* ${STOPPED}
      (?:suspended|deactivated|disabled|blocked|inactive|banned) (?:account|organi[sz]ation)
      (?:your|the|api|deployment|service)${gap(2)}(?:is |has been |was )(?:temporarily )?(?:paused|suspended|terminated)
      ~(?:账户|账号|帐户|帐号|用户|组织|組織|帳戶)${near(8)}(?:停用|封禁|冻结|禁用|停机|锁定|被封|暂停)
    `,
    without: phrases`
      (?:model|feature|function)${gap(3)}disabled
      key${gap(3)}(?:disabled|deactivated|suspended|revoked|blocked|banned)
      admin lock
      has not been used
      (?:for|in) this project
    `,
  },
]
