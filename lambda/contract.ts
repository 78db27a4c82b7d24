/** Names that the infrastructure and the running function must agree on. Both import them from here. */

export const NAMESPACE = 'CreditWatchdog'

/** Powertools puts `service` on every metric; its value is the deployment's name, so two deployments never share a series. */
export const DIMENSION = { service: 'service', provider: 'Provider', key: 'Key', pool: 'Pool' } as const

export const METRIC = {
  exhausted: 'Exhausted',
  balance: 'Balance',
  keysExhausted: 'KeysExhausted',
  keysLow: 'KeysLow',
  keysUnknown: 'KeysUnknown',
  sweeps: 'Sweeps',
  sweepDuration: 'SweepDurationMs',
  noticesFailed: 'NoticesFailed',
} as const

export const ENVIRONMENT = {
  deployment: 'DEPLOYMENT_NAME',
  tableName: 'STATE_TABLE_NAME',
  topicArn: 'ALERTS_TOPIC_ARN',
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

/** Beside the bundle in the function's asset. */
export const WATCH_LIST_FILE = 'watch-list.json'

/** The state table: one partition per kind of item, the subject as sort key. */
export const TABLE = { partitionKey: 'kind', sortKey: 'id', timeToLive: 'expiresAt' } as const
