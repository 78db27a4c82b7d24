import { gap, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'
import { ACCOUNT } from './vocabulary.ts'

const STOPPED =
  '(?:suspended|disabled?|deactivated|inactive|not active|blocked|locked|banned|paused|frozen|terminated|closed|on (?:credit |billing |payment )?hold|delinquent|restricted|cancell?ed)'
const PAYING = 'payment (?:method|instrument|profile|details|information|source)'

/** The account itself is stopped: arrears, a failed payment, a ban. */
export const SUSPENDED_ROWS: readonly SharedRow[] = [
  {
    name: 'arrears',
    kind: 'suspended',
    about: 'payment',
    says: phrases`
      arrears?
      arrearage
      ~overdue
      past due
      delinquent
      unpaid
      dunning
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
    about: 'payment',
    says: phrases`
      (?:payment|charge|card|invoice)${gap(3)}(?:failed|declined|rejected|not paid)
      payment failure
      (?:failed|declined) (?:payments?|charges?)
      (?:(?:unable|failed) to|couldn't|could not|cannot) charge
      (?:valid|invalid|missing|no|lack of|without a|expired)${gap(1)}${PAYING}
      ${PAYING}${gap(3)}(?:required|invalid|expired|missing|declined|provided)
      (?:not|don't|haven't|hasn't|doesn't)(?: have| has)?(?: yet)?(?: selected| added| set| set up| configured| provided| registered| chosen)(?: a| any| your)?(?: default| valid)? ${PAYING}
      (?:add|update|enter|provide|set ?up)(?: or update)?(?: a| your)?(?: valid)? ${PAYING}
      (?:valid|add a|needs? a|requires? a)(?: valid)? credit card
      credit card on file
      billing (?:is |has been |account )?(?:not active|disabled|not enabled|inactive|not found|closed)
      (?:has billing|billing (?:is |has )?) ?disabled
      billing(?: to| must| has to| needs to)? be (?:enabled|active)
      enable billing
      customer verification required
      billing (?:profile )?(?:is )?(?:required|not configured|not set ?up|incomplete)
      (?:card (?:has |is )?expired|expired card|card on file)
      (?:awaiting|until|pending) payment
      due to billing
      (?:absent|closed|disabled|no|missing|inactive|invalid|delinquent)${gap(1)}billing account
      billing account${gap(6)}(?:absent|closed|disabled|not open|delinquent)
      (?:payment|charge)${gap(3)}(?:did not|didn't|could not|couldn't)${gap(2)}(?:go through|processed|completed)
      (?:could not|couldn't|unable to|failed to) process${gap(2)}payment
      auto (?:recharge|top up|reload|refill)${gap(3)}(?:failed|declined)
      (?:please|must) update${gap(2)}(?:card|billing (?:details|information))
      (?:due to|because of|has an?)${gap(2)}billing (?:issues?|problems?)
    `,
    without: phrases`
      rate limits?
      per min(?:ute)?
      increase your limits
      failed payment required
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
    name: 'subscription ended',
    kind: 'suspended',
    says: phrases`
      (?:subscription|plan|license|licence|membership|account)${gap(2)}(?:expired|lapsed|(?:has|is) ended)
      (?:no|without an?)(?: valid| active| current| paid)+${gap(1)}(?:subscription|plan|license|membership)
      (?:not|don't|doesn't|haven't|hasn't|didn't) have an?(?: valid| active| current| paid)+${gap(2)}(?:subscription|plan|license|membership)
    `,
    without: phrases`
      trial
      tokens? (?:has |is |was )?(?:expired|invalid)
      credits?
      (?:session|cookie|link|code|keys?|web ?sockets?|webhook|event|topic|graph ?ql)
    `,
  },
  {
    name: 'account stopped',
    kind: 'suspended',
    says: phrases`
      ${ACCOUNT}${gap(4)}(?:is|are|was|has been|have been|been|currently|temporarily)${gap(1)}${STOPPED}
      ${ACCOUNT}(?: is| has been| was| currently| temporarily| placed| put)* ${STOPPED}
      (?:suspended|deactivated|disabled|blocked|inactive|banned|terminated|frozen) (?:account|organi[sz]ation|workspace|team|tenant|project|subscription)
      (?:api|your|service|account) access${gap(3)}(?:suspended|terminated|paused)
      your account${gap(3)}(?:flagged|under review)
      (?:your|the|api|deployment|service)${gap(2)}(?:is |has been |was )(?:temporarily )?(?:paused|suspended|terminated)
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
