import { wrap } from '../shared/labelled.ts'
import type { createPaint } from '../shared/paint.ts'
import type { AwsBill } from './aws-bill.ts'
import type { Lever } from './biggest-lever.ts'
import { BASIS, FREE, NOT_CERTAIN, OTHER_PRICES } from './prices.ts'
import type { ProbeRow } from './probe-rows.ts'

export interface Cost {
  readonly rows: readonly ProbeRow[]
  readonly probesUsd: number
  readonly mostUsd: number
  readonly bill: AwsBill
  readonly lever: Lever | undefined
  readonly smsQuota: number
  readonly sendsSms: boolean
  readonly discovers: boolean
}

const WIDTH = 96

/** The page: at most 30 lines for ten keys, at most 100 columns. */
export function printCost(cost: Cost, paint: ReturnType<typeof createPaint>): string {
  const { rows, bill, probesUsd, lever } = cost
  const { counts, usd } = bill
  const nameWidth = Math.max(10, ...rows.map(({ name }) => name.length))
  const askedWidth = Math.max(5, ...rows.map(({ asked }) => asked.length))
  const rest = ['function', 'table', 'log', 'e-mail', 'state machine'] as const
  const restUsd = rest.reduce((sum, name) => sum + usd[name], 0)
  const said = rest.filter(name => name !== 'state machine' || usd[name] > 0)
  const lines = [
    line(paint('bold', 'Probes a month'), dollars(probesUsd), 'Probes a month'.length),
    ...rows.map(({ name, asked, noticed, usd: each }) =>
      line(`  ${name.padEnd(nameWidth)}  ${asked.padEnd(askedWidth)}  ${noticed}`, small(each)),
    ),
    `  At most ${dollars(cost.mostUsd)} while something is wrong (dailyBudget). Times: until an exhaustion is noticed.`,
    line(paint('bold', 'AWS a month'), dollars(bill.totalUsd), 'AWS a month'.length),
    line(
      `  metrics     ${counts.ownMetrics + counts.poolMetrics}: ${counts.ownMetrics} of the watchdog, ${counts.poolMetrics} of pools; ${FREE.metrics} are free`,
      dollars(usd.metrics),
    ),
    line(
      `  alarms      ${counts.ownAlarms + counts.poolAlarms}: ${counts.ownAlarms} about the watchdog, ${counts.poolAlarms} about pools; ${FREE.alarms} are free`,
      dollars(usd.alarms),
    ),
    line(`  dashboard   the account's first ${FREE.dashboards} are free, then $3.00`, dollars(usd.dashboard)),
    ...(usd.secrets > 0 ? [line('  secrets     $0.40 each; parameters are free', dollars(usd.secrets))] : []),
    line(`  the rest    ${said.map(name => `${name} ${dollars(usd[name])}`).join(', ')}`, dollars(restUsd)),
    line(
      `  encryption  AWS's own keys; a key of yours (encryptionKey) $${OTHER_PRICES.encryptionKeyAMonth.toFixed(2)}`,
      dollars(0),
    ),
    cost.sendsSms
      ? `SMS           a price per message and country; they stop at the account's quota of $${cost.smsQuota.toFixed(2)} a month`
      : 'SMS           none: nobody is told by text message',
    line(paint('bold', 'Together, before SMS'), dollars(probesUsd + bill.totalUsd), 'Together, before SMS'.length),
    lever
      ? `Biggest lever: ${lever.say} saves ${dollars(lever.savesUsd)}.`
      : 'Biggest lever: none; no change saves five cents.',
    ...(cost.discovers ? ['Keys that are discovered are not counted here: nobody has looked for them.'] : []),
    ...wrap(
      `Prices of ${BASIS.asOf}, ${BASIS.region}, ${BASIS.daysAMonth} days; free tiers as if nothing else in the account used them, Lambda's not counted. Not confirmed: ${NOT_CERTAIN.join('; ')}.`,
      WIDTH,
    ).map(text => paint('dim', text)),
  ]
  return `${lines.join('\n')}\n`
}

/** The amount at the right edge. */
function line(text: string, amount: string, length = text.length): string {
  return `${text}${' '.repeat(Math.max(2, WIDTH - length - amount.length))}${amount}`
}

function dollars(usd: number): string {
  return `$${usd.toFixed(2)}`
}

/** A cent is much for a probe. */
function small(usd: number): string {
  if (usd === 0) return 'free'
  return usd >= 0.1 ? dollars(usd) : `$${usd.toPrecision(2).replace(/e.*/, '')}`
}
