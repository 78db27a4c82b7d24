import { convert } from '../money.ts'
import type { Amount } from '../provider.ts'
import type { Known } from './known.ts'
import { tellBudget } from './tell-budget.ts'
import type { ToldMoney } from './told.ts'
import { workOf } from './work.ts'

const HOUR_MS = 3_600_000
const WEEK_HOURS = 168

/** Balance, lines, work and time left. */
export function tellMoney(known: Known): ToldMoney {
  const { notice, provider, key, pool, format, texts } = known
  const { facts } = notice
  const { estimate } = facts
  const estimated = facts.by === 'estimate' && estimate !== undefined
  const balances = estimated ? [{ amount: estimate.amount, unit: 'USD' }] : amountsLeft(facts.balance, known)
  const written = (write: (amount: Amount) => string) =>
    format.list(balances.map(amount => (estimated ? texts.format.about(write(amount)) : write(amount))))
  const runway = facts.runway && facts.runway.perHour > 0 ? facts.runway : undefined
  // What expires first is not told as used up.
  const used = runway?.byExpiry ? undefined : runway
  const lasting = (amount: Amount): string => {
    const same = runway && (provider ? convert(amount, runway.unit, provider) : amount)
    return runway && same?.unit === runway.unit ? format.duration((same.amount / runway.perHour) * HOUR_MS) : ''
  }
  const [firstLine] = key?.low ?? []
  const inUnit = (amount: Amount | undefined, unit: string) =>
    amount && (provider ? convert(amount, unit, provider) : amount.unit === unit ? amount : undefined)?.amount
  // A top-up that only reaches the warning line would be followed by the next warning.
  const missing = (unit: string) => {
    const [line, left] = [inUnit(firstLine, unit), inUnit(balances[0], unit)]
    return line === undefined ? 0 : Math.max(0, line - (left ?? 0))
  }
  const measuredAt = Date.parse(facts.balanceReadAt ?? notice.at)
  return {
    balance: written(format.amount),
    balanceBrief: written(format.brief),
    balanceNumber: written(format.number),
    balanceWorth: written(format.worth),
    balanceReadAt: facts.balanceReadAt === undefined ? '' : format.moment(facts.balanceReadAt),
    balanceBefore: format.list(balancesOf(facts.balanceBefore).map(format.amount)),
    line: facts.line === undefined ? '' : format.amount(facts.line),
    lines: [...(key?.low ?? []), ...(key?.critical ?? [])].map(format.number).join(', '),
    emptyAbout: used ? format.moment(used.emptyAt) : '',
    toLimit: used?.toLimit === true,
    emptySoonest: used ? format.moment(used.soonest) : '',
    emptyLatest: used ? format.moment(used.latest) : '',
    perHour: runway ? format.amount({ amount: runway.perHour, unit: runway.unit }) : '',
    lasts: used ? format.duration(Math.max(0, Date.parse(used.emptyAt) - measuredAt)) : '',
    aWeek: runway
      ? format.worth({ amount: roundUp(runway.perHour * WEEK_HOURS + missing(runway.unit)), unit: runway.unit })
      : '',
    firstLine: firstLine === undefined ? '' : format.amount(firstLine),
    firstLineLasts: firstLine === undefined ? '' : lasting(firstLine),
    burningTimes: facts.burning ? format.count(Math.floor(facts.burning.times)) : '',
    burningSince: facts.burning ? format.moment(facts.burning.since) : '',
    ...tellBudget(known),
    ...tellRecharge(facts, notice.at, format),
    estimated,
    lapsed: notice.kind === 'closed' && facts.by === 'estimate',
    estimate: estimate ? format.amount({ amount: estimate.amount, unit: 'USD' }) : '',
    estimateDeclared: estimate ? format.day(estimate.declaredAt) : '',
    estimateMeasured: estimate ? format.moment(estimate.measuredAt) : '',
    ...workOf(balances, facts.workUnits ?? pool?.workUnits ?? [], known),
  }
}

function tellRecharge({ recharge, toppedUp }: Known['notice']['facts'], at: string, format: Known['format']) {
  const { below, to, since } = recharge ?? {}
  return {
    recharges: recharge !== undefined,
    rechargeLine: below ? format.amount(below) : '',
    rechargeTo: to ? format.amount(to) : '',
    rechargeSince: since === undefined ? '' : format.moment(since),
    rechargeAge: since === undefined ? '' : format.duration(Math.max(0, Date.parse(at) - Date.parse(since))),
    toppedUp: toppedUp ? format.amount(toppedUp) : '',
    toppedUpAt: toppedUp ? format.moment(toppedUp.at) : '',
  }
}

/** Of what runs low without being money, what is left of the limit. */
function amountsLeft(amounts: Known['notice']['facts']['balance'], { trouble }: Known): readonly Amount[] {
  const money = balancesOf(amounts)
  const isLine = trouble === 'low' || trouble === 'critical' || trouble === 'burning'
  return money.length > 0 || !isLine ? money : (amounts ?? []).filter(({ measures }) => measures === 'headroom')
}

/** Prepaid money; headroom, spend and limits are other things. */
export function balancesOf(amounts: Known['notice']['facts']['balance']): readonly Amount[] {
  return (amounts ?? []).filter(amount => amount.measures === 'balance')
}

/** To two significant digits: what somebody would type into a top-up form. */
function roundUp(amount: number): number {
  const size = 10 ** (Math.floor(Math.log10(amount)) - 1)
  return Math.ceil(amount / size) * size
}
