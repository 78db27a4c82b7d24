/** What is built around the function. Plain data, so that `watchdog.config.ts` can say it as well as an app. */
export interface InfrastructureConfiguration {
  /**
   * Alarms for each pool, or two for the whole deployment (exhausted, and low where a key can be low). With `perPoolMetrics: 'all'` each pool
   * that can be low has its own for that, too; otherwise one speaks for all. Never switched by itself: where a
   * stack's 500 resources do not suffice, synth stops and says so.
   * @default 'pool'
   */
  readonly alarmsPer?: 'pool' | 'deployment'
  /**
   * Which alarms tell the operations topic: the watchdog's own, those about pools too, or none. The notice has told what a pool's alarm
   * would tell, with the diagnosis.
   * @default 'operations'
   */
  readonly alarmActions?: 'operations' | 'all' | 'none'
  /**
   * Which CloudWatch metrics each pool has. They are the bill: about $0.30 a month each (`npx credit-watchdog cost`). `all`: `Exhausted`, `Low`
   * (where it can be low), `Balance` and `RunwayHours` (where a balance is told), `BudgetUsedPercent` (where there is a budget) and `ProbeCostUsd`
   * (where paid calls are made). Log, dashboard and notices know all of it all the same.
   * @default 'exhausted'; 'none' where `alarmsPer` is 'deployment', whose alarms need none of them
   */
  readonly perPoolMetrics?: 'all' | 'exhausted' | 'none'
  /**
   * Above so many keys a sweep is spread over several functions, by AWS Step Functions; `docs/costs.md` says what that costs. 100 to 10000,
   * and at most 40 functions.
   * Where keys are discovered, their number is not known when this is deployed: said here, it is spread from the start.
   * @default 1000
   */
  readonly keysPerFunction?: number
  /**
   * A CloudWatch dashboard: $3.00 a month beyond the account's first three.
   * @default true
   */
  readonly dashboard?: boolean
  /**
   * Puts an event on the account's default EventBridge bus for each delivered notice about a pool (`docs/event.schema.json`).
   * @default false
   */
  readonly events?: boolean
  /**
   * X-Ray traces of the sweeps.
   * @default false
   */
  readonly tracing?: boolean
  /**
   * What AWS lets this account spend on text messages a month, in USD; an alarm rings at 80 % of it.
   * @default 1, what AWS gives a new account
   */
  readonly smsQuota?: number
  /**
   * Where the runbook can be read; the alarms' descriptions point to it.
   * @default 'docs/runbook.md'
   */
  readonly runbook?: string
}

/** The same with every default in place. */
export type Infrastructure = Required<InfrastructureConfiguration>
