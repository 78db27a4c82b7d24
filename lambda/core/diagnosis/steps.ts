import type { Case } from './case.ts'
import { isLostToTime } from './evidence.ts'

/** What to do, in the order a row names it. */
export type Step = keyof typeof STEPS

const always = () => true
const spelling = ({ facts }: Case) =>
  facts.asked?.some(each => each.as === 'alternative' && each.kind === 'healthy') ?? false
/** Something called far too often: it must end before money is put on again. */
const looped = ({ facts, trouble }: Case) =>
  trouble === 'burning' || facts.burning !== undefined || (facts.throttledAt ?? []).length > 0
const unknownFor =
  (...reasons: readonly string[]) =>
  ({ facts }: Case) =>
    reasons.includes(facts.why ?? '')

const isLine = ({ trouble }: Case) => trouble === 'low' || trouble === 'critical'
/** What runs out is a limit, or an allowance: money on the account changes nothing. */
const nearsLimit = (held: Case) => isLine(held) && held.facts.runway?.toLimit === true

/** When it applies; a row names a step where it makes sense at all. */
export const STEPS = {
  'use-spelling': spelling,
  'use-fallback': held => held.answered !== undefined,
  'change-nothing-yet': always,
  'do-not-top-up': held => held.balanceAboveLines === true,
  'look-for-pool': ({ consoles }) => consoles.billing !== undefined,
  'look-for-limit': ({ consoles }) => consoles.limits !== undefined,
  'send-ticket': always,
  'check-yourself': always,
  'stop-calling': looped,
  // Relayed words: only a balance that is low itself makes a top-up worth trying.
  'top-up': held =>
    (held.trouble !== 'refused-upstream' || held.balanceAboveLines === false) &&
    !nearsLimit(held) &&
    !isLostToTime(held),
  'use-before-expiry': held => isLine(held) && held.facts.runway?.byExpiry === true,
  'ask-about-expiry': isLostToTime,
  'look-at-payment': ({ facts }) => facts.recharge !== undefined || facts.about === 'payment',
  'set-limit': held => held.consoles.limits !== undefined && looped(held),
  'declare-top-up': ({ facts }) => facts.by === 'estimate',
  'look-at-usage': ({ consoles }) => consoles.usage !== undefined,
  'limit-at-provider': ({ facts, consoles }) => facts.budget?.limit === 'none' && consoles.limits !== undefined,
  'raise-budget': always,
  'nothing-else': always,
  'still-failing': ({ consoles }) => consoles.usage !== undefined || consoles.support !== undefined,
  'still-refused': held => held.refusesKeysMadeEmpty !== true,
  'replace-key-made-empty': held => held.refusesKeysMadeEmpty === true,
  'compare-price': always,
  'raise-limit': held => !isLine(held) || nearsLimit(held),
  'wait-for-reset': ({ facts }) => facts.resetsAt !== undefined,
  settle: always,
  'new-key': always,
  'check-access': always,
  'ask-production': always,
  'look-for-addresses': ({ consoles }) => (consoles.keys ?? consoles.limits) !== undefined,
  'fix-address': always,
  'move-region': always,
  'change-model': always,
  'look-at-balance': ({ consoles }) => consoles.billing !== undefined,
  'slow-down': always,
  'look-at-health': ({ consoles }) => consoles.health !== undefined,
  'check-from-elsewhere': always,
  'look-at-our-log': always,
  'explain-answer': unknownFor('nothing-matched'),
  'allow-questions': unknownFor('no-safe-probe', 'budget-spent'),
  'mend-secret': unknownFor('credential'),
} satisfies Record<string, (held: Case) => boolean>
