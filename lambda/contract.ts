/** Names that the infrastructure and the running function must agree on. Both import them from here. */

export const NAMESPACE = 'CreditWatchdog'

/** Powertools puts `service` on every metric; its value is the deployment's name, so two deployments never share a series. */
export const DIMENSION = { service: 'service', provider: 'Provider', key: 'Key', pool: 'Pool' } as const

export const METRIC = {
  exhausted: 'Exhausted',
  /** Only of pools that can be low (`core/can-be-low.ts`). */
  low: 'Low',
  balance: 'Balance',
  /** Until the balance is gone at the present use; absent where that is not known. */
  runwayHours: 'RunwayHours',
  /** Of the first pool of a key with a budget; in sweeps that read the spend, which is hourly. */
  budgetUsedPercent: 'BudgetUsedPercent',
  /** In sweeps that asked about the pool with a paid call. */
  probeCostUsd: 'ProbeCostUsd',
  keysExhausted: 'KeysExhausted',
  keysLow: 'KeysLow',
  keysUnknown: 'KeysUnknown',
  sweeps: 'Sweeps',
  sweepDuration: 'SweepDurationMs',
  /** This and the next two are sent only when they are not 0. */
  noticesFailed: 'NoticesFailed',
  /** Only of sweeps that are spread over several functions. */
  rangesFailed: 'RangesFailed',
  subscriptionsPending: 'SubscriptionsPending',
  /** Beside the pending, while there are any. */
  subscriptionsConfirmed: 'SubscriptionsConfirmed',
} as const

/** Which metrics each pool has: all of them, `Exhausted` alone, or none. Each costs money. */
export const POOL_METRICS = ['all', 'exhausted', 'none'] as const
export type PoolMetrics = (typeof POOL_METRICS)[number]

/** Transition events on EventBridge; `docs/event.schema.json` is their detail. */
export const EVENT = { source: 'credit-watchdog', detailType: 'Credit Condition Changed' } as const

export const ENVIRONMENT = {
  deployment: 'DEPLOYMENT_NAME',
  tableName: 'STATE_TABLE_NAME',
  topicArn: 'ALERTS_TOPIC_ARN',
  operationsTopicArn: 'OPERATIONS_TOPIC_ARN',
  /** One of `POOL_METRICS`. */
  poolMetrics: 'POOL_METRICS',
  /** Absent: no events. */
  eventBusName: 'EVENT_BUS_NAME',
  /** AWS's own: where the function runs. */
  region: 'AWS_REGION',
} as const

/** Outputs of the stack: the commands find a deployment by them. */
export const OUTPUT = {
  deployment: 'DeploymentName',
  alertsTopic: 'AlertsTopicArn',
  operationsTopic: 'OperationsTopicArn',
  tableName: 'StateTableName',
  functionName: 'FunctionName',
} as const

/** The messages of the log's lines, which the dashboard asks for. */
export const LOG = { pool: 'pool', sweep: 'sweep', notice: 'notice' } as const

/** Beside the bundle in the function's asset. */
export const WATCH_LIST_FILE = 'watch-list.json'

/** Beside the bundle: every provider we know, as data. */
export const CATALOGUE_FILE = 'catalogue.json'

/** The state table: one partition per kind of item, the subject as sort key. */
export const TABLE = { partitionKey: 'kind', sortKey: 'id', timeToLive: 'expiresAt' } as const
