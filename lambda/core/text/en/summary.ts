import type { SummaryTexts } from '../texts.ts'

export const summary: SummaryTexts = {
  columns: ['KEY/POOL', 'NOW', 'BALANCE', 'USED 7 D', 'LASTS', 'TROUBLE IN 7 D'],
  condition: {
    healthy: 'healthy',
    low: 'LOW',
    critical: 'CRITICAL',
    exhausted: 'EMPTY',
    capped: 'CAPPED',
    suspended: 'SUSPENDED',
    rejected: 'REJECTED',
    forbidden: 'NOT ALLOWED',
    retired: 'MODEL GONE',
    throttled: 'rate limited',
    unavailable: 'DOWN',
    unknown: 'unknown',
  },
  notReadable: 'not readable',
  estimated: (amount, declared) => `about ${amount} (estimate, last top-up declared ${declared})`,
  spentOf: (spent, budget) => `${spent} of ${budget} this month`,
  unknown: 'unknown',
  none: 'none',
  untilExpiry: lasts => `${lasts}, expires`,
  omitted: count => `And ${count} more that are no worse.`,
  month: (month, used) => `${month}: ${used}. Units are not added up.`,
  probes: cost => `Our own questions cost about ${cost} a week.`,
  topUpOff: provider => `Auto top-up is off at ${provider}`,
  withoutLimit: provider => `No spend limit is enforced at ${provider}`,
  subject: (week, keys, what) =>
    `Credit Watchdog week ${week}: ${keys} ${keys === 1 ? 'key' : 'keys'} watched, ${what}`,
  allWell: 'all well',
  runsOut: (who, day) => `${who} runs out ${day}`,
}
