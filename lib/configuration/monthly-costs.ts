import { functionMemory } from './function-process.ts'
import type { Infrastructure } from './infrastructure-configuration.ts'

/** AWS's list prices in us-east-1, in USD, as of November 2026, before any free tier. */
export const PRICES = {
  /** Of an account's first ten thousand, and of the next 240,000. */
  metricAMonth: [0.3, 0.1],
  metricOfAnAlarmAMonth: 0.1,
  dashboardAMonth: 3,
  secretAMonth: 0.4,
  logGigabyte: 0.5,
  gigabyteSecond: 0.0000133334,
  millionCalls: 0.2,
  millionTransitions: 25,
  millionWriteUnits: 0.625,
  millionReadUnits: 0.125,
} as const

/** What the sum rests on. Tests hold those that can be measured here. */
export const ASSUMED = {
  /** Of an ordinary provider; two questions a key, so many at once. */
  answerSeconds: 1,
  questionsAKey: 2,
  questionsAtOnce: 64,
  startSeconds: 2,
  /** To read everybody's state at the end of a sweep over several functions. */
  finishSecondsPerThousandKeys: 1,
  stateBytes: 900,
  /** Thirty days of readings, written every hour. */
  readingsBytes: 1_200,
  /** Canaries that are counted, incidents, and whatever else changes. */
  stateWritesAMonth: 60,
  /** With the 26 bytes that CloudWatch counts for each line. */
  poolLineBytes: 310,
  /** Beside it, for each pool with metrics. */
  metricLineBytes: 410,
  /** One for the sweep, and AWS's own three about each call. */
  callLinesBytes: 1_500,
  transitionLineBytes: 900,
} as const

/** Those of every sweep; those of trouble are metered only while there is any. */
const OWN_METRICS = 5
/** Silence, errors, throttles, duration, notices failed. */
const OWN_ALARMS = 5
/** Undelivered, recipients unconfirmed. */
const RECIPIENT_ALARMS = 2
/** A state machine's alarm looks at three metrics and is billed for each. */
const FAN_OUT_ALARM_METRICS = 3
const METRICS_AT_FULL_PRICE = 10_000
const HOURS_A_MONTH = 720
const DAYS_A_MONTH = 30
const MILLION = 1_000_000

export interface Watched {
  readonly keys: number
  readonly pools: number
  /** Those that can be told as low. */
  readonly lowPools: number
  /** One sweeps all; more are started by a state machine. */
  readonly functions: number
  readonly sweepsADay: number
  /** Of Secrets Manager; parameters cost nothing. */
  readonly secrets: number
  /** Of all pools beyond `Exhausted` and `Low`. @default three each: `Balance`, `RunwayHours`, `ProbeCostUsd` */
  readonly moreMetrics?: number
  /** Who is told. @default people, some of them by text message */
  readonly recipients?: 'nobody' | 'no phones' | 'phones'
}

/** What AWS bills by the piece. */
export interface Counts {
  readonly poolMetrics: number
  readonly ownMetrics: number
  readonly poolAlarms: number
  readonly ownAlarms: number
  /** What the alarms look at, which is what is billed: one each, but for the one about a state machine. */
  readonly alarmMetrics: number
}

export function countsOf(
  { pools, lowPools, moreMetrics = 3 * pools, functions, recipients = 'phones' }: Watched,
  { alarmsPer, perPoolMetrics }: Pick<Infrastructure, 'alarmsPer' | 'perPoolMetrics'>,
): Counts {
  const lowOfAll = lowPools > 0 ? 1 : 0
  const ofEachPool = pools + (perPoolMetrics === 'all' ? lowPools : lowOfAll)
  const poolAlarms = alarmsPer === 'pool' ? ofEachPool : 1 + lowOfAll
  const ofRecipients = { nobody: 0, 'no phones': RECIPIENT_ALARMS, phones: RECIPIENT_ALARMS + 1 }[recipients]
  const ownAlarms = OWN_ALARMS + ofRecipients + (functions > 1 ? 1 : 0)
  return {
    poolMetrics: { all: pools + lowPools + moreMetrics, exhausted: pools, none: 0 }[perPoolMetrics],
    ownMetrics: OWN_METRICS,
    poolAlarms,
    ownAlarms,
    alarmMetrics: poolAlarms + ownAlarms + (functions > 1 ? FAN_OUT_ALARM_METRICS - 1 : 0),
  }
}

export type MonthlyCosts = Readonly<Record<(typeof COSTS)[number], number>>

export const COSTS = [
  'metrics of pools',
  'alarms about pools',
  'metrics and alarms of the watchdog itself',
  'dashboard',
  'function',
  'state machine',
  'table',
  'log',
  'secrets',
] as const

/** What AWS charges a month, in USD, item by item. What the watchdog itself pays the providers for its questions is not in it. */
export function monthlyCosts(
  watched: Watched,
  { alarmsPer, perPoolMetrics, dashboard }: Pick<Infrastructure, 'alarmsPer' | 'perPoolMetrics' | 'dashboard'>,
): MonthlyCosts {
  const { keys, pools, functions, secrets } = watched
  const sweeps = watched.sweepsADay * DAYS_A_MONTH
  const isSpread = functions > 1
  const { poolMetrics, ownMetrics, poolAlarms, alarmMetrics } = countsOf(watched, { alarmsPer, perPoolMetrics })
  const calls = sweeps * (isSpread ? functions + 2 : 1)
  const transitions = isSpread ? sweeps * transitionsOf(functions) : 0
  return {
    'metrics of pools': metrics(poolMetrics),
    'alarms about pools': poolAlarms * PRICES.metricOfAnAlarmAMonth,
    'metrics and alarms of the watchdog itself':
      metrics(ownMetrics) + (alarmMetrics - poolAlarms) * PRICES.metricOfAnAlarmAMonth,
    dashboard: dashboard ? PRICES.dashboardAMonth : 0,
    function:
      sweeps * functionSeconds(watched) * (functionMemory(keys / functions) / 1_024) * PRICES.gigabyteSecond +
      (calls * PRICES.millionCalls) / MILLION,
    'state machine': (transitions * PRICES.millionTransitions) / MILLION,
    table: tableCosts(watched, sweeps),
    log:
      ((sweeps * pools * (ASSUMED.poolLineBytes + (poolMetrics > 0 ? ASSUMED.metricLineBytes : 0)) +
        calls * ASSUMED.callLinesBytes +
        transitions * ASSUMED.transitionLineBytes) *
        PRICES.logGigabyte) /
      1e9,
    secrets: secrets * PRICES.secretAMonth,
  }
}

/** Plan, its choice, the map, the end, its choice, the success; and one for each range. */
export function transitionsOf(ranges: number): number {
  return 6 + ranges
}

/** Of one sweep, over all its calls. */
function functionSeconds({ keys, functions }: Watched): number {
  const { startSeconds, answerSeconds, questionsAKey, questionsAtOnce, finishSecondsPerThousandKeys } = ASSUMED
  const asking = (keys * questionsAKey * answerSeconds) / questionsAtOnce
  const around = functions > 1 ? 2 * startSeconds + (keys / 1_000) * finishSecondsPerThousandKeys : 0
  return functions * startSeconds + asking + around
}

function tableCosts({ keys, functions }: Watched, sweeps: number): number {
  const { stateBytes, readingsBytes, stateWritesAMonth } = ASSUMED
  const statesRead = (keys * stateBytes * (functions > 1 ? 2 : 1)) / 4_096
  const readingsRead = (keys * readingsBytes) / 4_096 / 2
  const written = keys * (stateWritesAMonth + HOURS_A_MONTH * Math.ceil(readingsBytes / 1_024)) + 2 * sweeps
  return (sweeps * (statesRead + readingsRead) * PRICES.millionReadUnits + written * PRICES.millionWriteUnits) / MILLION
}

function metrics(count: number): number {
  const [first, next] = PRICES.metricAMonth
  return Math.min(count, METRICS_AT_FULL_PRICE) * first + Math.max(0, count - METRICS_AT_FULL_PRICE) * next
}
