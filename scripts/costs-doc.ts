import { writeFileSync } from 'node:fs'
import { functionMemory } from '../lib/configuration/function-process.ts'
import {
  ASSUMED,
  COSTS,
  type MonthlyCosts,
  monthlyCosts,
  PRICES,
  type Watched,
} from '../lib/configuration/monthly-costs.ts'

type Settings = Parameters<typeof monthlyCosts>[1]

const SIZES = [10, 100, 1_000, 10_000]
const KEYS_PER_FUNCTION = 1_000
/** About so many parameters can be named to one role; above, several keys are kept in one secret. */
const MOST_PARAMETERS = 550
const KEYS_A_SECRET = 500
/** CloudFormation's 500 resources end it before. */
const MOST_POOLS_WITH_ALARMS = 400

const FEWEST: Settings = { alarmsPer: 'deployment', perPoolMetrics: 'none', dashboard: true }
const SETTINGS: readonly { readonly say: string; readonly settings: Settings }[] = [
  { say: "`alarmsPer: 'deployment'` (no metrics of pools)", settings: FEWEST },
  { say: "… with `perPoolMetrics: 'exhausted'`", settings: { ...FEWEST, perPoolMetrics: 'exhausted' } },
  { say: "… with `perPoolMetrics: 'all'`", settings: { ...FEWEST, perPoolMetrics: 'all' } },
  {
    say: "`alarmsPer: 'pool'`, `perPoolMetrics: 'exhausted'`",
    settings: { alarmsPer: 'pool', perPoolMetrics: 'exhausted', dashboard: true },
  },
  {
    say: "`alarmsPer: 'pool'`, `perPoolMetrics: 'all'`",
    settings: { alarmsPer: 'pool', perPoolMetrics: 'all', dashboard: true },
  },
]

/** docs/costs.md, computed. */
export function costsDocument(): string {
  const columns = `| | ${SIZES.map(size => `${count(size)} keys`).join(' | ')} |`
  const rule = `|---|${SIZES.map(() => '---:').join('|')}|`
  const byItem = SIZES.map(size => monthlyCosts(watched(size), FEWEST))
  return [
    '# What it costs on AWS',
    '',
    'Written by `node scripts/costs-doc.ts`; a test fails when it is out of date, and others hold what it rests on. USD a month, at the list prices of us-east-1 as',
    'of November 2026, before any free tier, for one pool a key that can be low, a sweep every five minutes, and ordinary providers. Prices differ by region and',
    'change: AWS knows better. Text messages and what canaries cost at the providers (`dailyBudget`) come on top.',
    '',
    '## The metrics of pools are the bill',
    '',
    columns,
    rule,
    ...SETTINGS.map(({ say, settings }) => `| ${say} | ${SIZES.map(size => total(size, settings)).join(' | ')} |`),
    '',
    `A metric is $${PRICES.metricAMonth[0].toFixed(2)} a month for an account's first ten thousand and $${PRICES.metricAMonth[1].toFixed(2)} after; an alarm $${PRICES.metricOfAnAlarmAMonth.toFixed(2)}. The dash: alarms for each`,
    'pool do not fit into a stack; synth says so. Nothing is lost without them: notices, log and dashboard know every pool, and two alarms speak for all.',
    '',
    '## The rest, item by item',
    '',
    "With `alarmsPer: 'deployment'`:",
    '',
    columns,
    rule,
    ...COSTS.map(item => `| ${item} | ${byItem.map(costs => usd(costs[item])).join(' | ')} |`),
    `| **together** | ${byItem.map(costs => `**${usd(sum(costs))}**`).join(' | ')} |`,
    '',
    `- **Function**: ${functionMemory(1)} MB, ${functionMemory(1_001).toLocaleString('en')} MB above 1,000 keys in one function, ${ASSUMED.questionsAKey} questions a key, ${ASSUMED.questionsAtOnce} at once on average, ${ASSUMED.answerSeconds} s an answer. A sweep lasts as long as its slowest answers.`,
    `- **State machine**: only above \`keysPerFunction\` (${count(KEYS_PER_FUNCTION)}); why it is a standard one: [decision](decisions/2026-11-20-fan-out.md).`,
    `- **Table**: a state of ${ASSUMED.stateBytes} bytes is read in each sweep and written when it changes; readings (${count(ASSUMED.readingsBytes)} bytes an account) are written every hour.`,
    `- **Log**: ${ASSUMED.poolLineBytes} bytes a pool and sweep, ${ASSUMED.metricLineBytes} more where it has metrics. A sweep every ten minutes halves it, the function and the reading.`,
    `- **Secrets**: parameters cost nothing, and one role can be given about ${MOST_PARAMETERS} by name; above that, ${KEYS_A_SECRET} keys to a JSON secret at $${PRICES.secretAMonth.toFixed(2)}, or \`discover\` with a path.`,
    '',
  ].join('\n')
}

function watched(keys: number): Watched {
  return {
    keys,
    pools: keys,
    lowPools: keys,
    functions: Math.ceil(keys / KEYS_PER_FUNCTION),
    sweepsADay: 288,
    secrets: keys <= MOST_PARAMETERS ? 0 : Math.ceil(keys / KEYS_A_SECRET),
  }
}

function total(keys: number, settings: Settings): string {
  if (settings.alarmsPer === 'pool' && keys > MOST_POOLS_WITH_ALARMS) return '—'
  return usd(sum(monthlyCosts(watched(keys), settings)))
}

function sum(costs: MonthlyCosts): number {
  return Object.values(costs).reduce((total, each) => total + each, 0)
}

function usd(amount: number): string {
  return amount >= 100 ? `$${count(Math.round(amount))}` : `$${amount.toFixed(2)}`
}

function count(number: number): string {
  return number.toLocaleString('en-US')
}

if (import.meta.main) writeFileSync(new URL('../docs/costs.md', import.meta.url), costsDocument())
