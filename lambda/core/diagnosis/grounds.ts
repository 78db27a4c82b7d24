import type { Case } from './case.ts'
import { hasMoneyCome, shouldLedgerPay } from './evidence.ts'

/** What speaks for or against a cause. */
export type Ground = keyof typeof GROUNDS

/** When it holds. */
export const GROUNDS = {
  'words-are-upstreams': ({ facts }) => facts.blame === 'upstream',
  'balance-above-lines': held => held.balanceAboveLines === true,
  'balance-low': held => held.balanceAboveLines === false,
  'answered-before': ({ facts }) => facts.lastHealthyAt !== undefined,
  'never-answered': ({ facts }) => facts.lastHealthyAt === undefined,
  'other-model-answers': held => held.otherModel?.kind === 'healthy',
  'other-model-refused': held => held.otherModel?.kind === 'exhausted',
  'account-key-answers': ({ facts }) => facts.accountKey !== undefined,
  'code-says-so': ({ facts }) => facts.certainty === 'certain' && facts.signature !== undefined,
  guessed: ({ facts }) => facts.certainty === 'likely',
  'balance-under-price': ({ facts }) => facts.by === 'balance' && facts.balanceReadAt !== undefined,
  'balance-agrees': held => held.balanceAboveLines === false && held.facts.contradiction === undefined,
  'balance-disagrees': ({ facts }) => facts.contradiction === 'balance-left',
  'calls-are-answered': ({ facts }) =>
    facts.contradiction === 'balance-gone' || facts.contradiction === 'top-up-missing',
  'rate-limits-before': ({ facts }) => (facts.throttledAt ?? []).length > 0,
  'burned-before': ({ facts }) => facts.burning !== undefined,
  'under-line': ({ facts }) => facts.line !== undefined,
  'rate-measured': ({ facts }) => (facts.runway?.perHour ?? 0) > 0,
  'budget-pace': ({ facts }) => facts.budget?.perDay !== undefined,
  'no-proper-answer': ({ facts }) =>
    (facts.detail ?? '') !== '' || (facts.status ?? 0) >= 500 || (facts.signature ?? '').startsWith('transport: '),
  'several-fail-alike': ({ facts }) => facts.count !== undefined,
  'reason-known': ({ facts }) => facts.why !== undefined,
  'others-turned': ({ facts }) => (facts.others?.turned ?? 0) > 0,
  'others-unexplained': ({ facts }) => (facts.others?.turned ?? 0) > 0 && (facts.others?.unexplained ?? 0) > 0,
  'others-fine': ({ facts }) => (facts.others?.fine ?? 0) > 0,
  'money-came': ({ facts, at }) => hasMoneyCome(facts, at),
  'ledger-shows-money': ({ facts, at }) => shouldLedgerPay(facts, at),
  'recharge-passed': ({ facts }) => facts.recharge?.since !== undefined,
  'recharge-set': ({ facts }) => facts.recharge !== undefined && facts.recharge.since === undefined,
  'recharge-off': ({ facts }) => facts.recharge?.isOff === true,
  'above-recharge-line': held => held.balanceAboveRecharge === true,
} satisfies Record<string, (held: Case) => boolean>
