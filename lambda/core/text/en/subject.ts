import type { Told } from '../../render/told.ts'
import { only } from '../grammar.ts'
import type { SubjectTexts } from '../texts.ts'

const was = { down: 'down', low: 'low', unsure: 'unclear' } as const

/** Why an incident by the budget is over, in a few words. */
export const budgetEnd = {
  'new-month': 'a new month, a fresh budget',
  'other-budget': 'the budget was changed',
  'less-spent': 'back within the budget',
} as const

export const subject: SubjectTexts = {
  opened: {
    'refused-upstream': told =>
      `every call refused since ${told.since}${only(told.balanceBrief, ', balance reads {}')}`,
    'below-price': told =>
      `no credit${only(told.pool, ' for {}')} since ${told.since}, ${told.balanceNumber} left and one ${told.unit} costs ${told.price}`,
    empty: told => {
      if (told.contradicted)
        return `refused as out of credit since ${told.since}, but the balance reads ${told.balanceBrief}`
      if (told.doubted === 'outage')
        return `refused as out of credit since ${told.since}, and so are ${told.othersTurned} of ${told.othersOf} other accounts`
      if (told.doubted === 'pool') return `refused as out of credit since ${told.since}, but ${told.otherModel} answers`
      if (told.doubted === 'money') return `refused as out of credit since ${told.since}, though money is there`
      return `no credits left since ${told.since}, ${told.pool === '' ? 'every call fails' : 'its calls fail'} (not a rate limit)`
    },
    capped: told =>
      `a limit that was set is reached since ${told.since}${only(told.balanceBrief, ', balance reads {}')}`,
    suspended: told => `account blocked by the provider since ${told.since}`,
    rejected: told =>
      told.doubted
        ? `key rejected since ${told.since}, and so are ${told.othersTurned} of ${told.othersOf} other accounts`
        : `key rejected since ${told.since}: wrong or revoked, not empty`,
    forbidden: told => `not allowed since ${told.since}, though the key is valid`,
    'address-refused': told => `refuses the address of the watchdog since ${told.since}, your servers may be served`,
    retired: told => `model ${told.model} is unknown there since ${told.since}`,
    critical: told =>
      `only ${told.balance} left${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, ${ends(told)} about {}`)}${only(told.expires, ', expires {}')}`,
    low: told =>
      told.contradicted
        ? `balance reads ${told.balance} since ${told.since}, yet calls are answered`
        : `${told.balance} left${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, ${ends(told)} about {} at this rate`)}${only(told.expires, ', expires {}')}`,
    'not-recharged': told =>
      `${told.balance} left, no auto-recharge since ${told.rechargeSince} (due under ${told.rechargeLine})`,
    burning: told =>
      `${told.burningTimes === '' ? `burning fast since ${told.since}` : `burning ${told.burningTimes} times the usual since ${told.burningSince}`}${only(told.emptyAbout, `, ${ends(told)} about {} at this rate`)}`,
    'budget-ahead': told =>
      `heading above the ${told.budgetMonth} budget: ${told.projected} of ${told.budget}${only(told.reachedOn, ', reached {}')}`,
    'budget-near': told =>
      `${told.spentPercent}% of the ${told.budgetMonth} budget spent, ${told.spent} of ${told.budget}`,
    'budget-over': told => `the ${told.budgetMonth} budget is spent, ${told.spent} of ${told.budget}`,
    'top-up-missing': told => `a top-up seems undeclared, the estimate is ${told.estimate}, yet calls are answered`,
    unavailable: told => `no proper answer since ${told.since} (not a matter of credit)`,
    throttled: told => `rate limited for ${told.age}, since ${told.since}`,
    unclear: told => `we cannot tell if it works since ${told.since}`,
    unreachable: told => `unreachable since ${told.since}, none of ${told.of || 'its'} keys gets an answer`,
    blind: told => `cannot see since ${told.since}, none of ${told.of || 'the'} providers answers`,
    'without-secrets': told => `cannot ask since ${told.since}, none of ${told.of || 'the'} secrets can be read`,
    'without-memory': told => `memory lost since ${told.since}, only what is certain and urgent is still told`,
    'partly-blind': told =>
      `sees only a part since ${told.since}, ${told.failing} of ${told.of} parts of its keys not asked`,
    healthy: told => `works since ${told.since}`,
  },
  still: (opened, told) => `still, after ${told.age}: ${opened}`,
  other: {
    recovered: told => `works again since ${told.ended}, it was ${was[told.was]} for ${told.lasted}`,
    closed: told =>
      told.lapsed
        ? 'not read for over 30 days, incident closed: not known if it is low'
        : `no longer watched, its incident of ${told.since} is closed`,
    flapping: told =>
      `comes and goes, works again since ${told.ended}${only(told.episodes, `, failed {} times since ${told.flappingSince}`)}`,
    steady: told => `steady again, works since ${told.ended}`,
    acknowledged: told => `${told.acknowledgedBy || 'somebody'} is on it`,
    watched: () => 'stayed well, the closer watch is over',
    summary: () => 'Credit Watchdog is running: summary',
    test: () => 'TEST: Credit Watchdog reaches you, nothing is wrong',
  },
  refilled: told =>
    told.budgetEnd === ''
      ? `no longer low since ${told.ended}${only(told.balance, ', {}')}${only(told.work, ', {}')}`
      : `budget in order again since ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  digest: (count, worst) => `${count} alerts, the worst: ${worst}`,
  digestWell: (count, first) => `${count} notices, the first: ${first}`,
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limit reached' : 'empty')

const labelled = ({ estimated }: Told) => (estimated ? ' (an estimate)' : '')
