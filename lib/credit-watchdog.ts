import { createHash } from 'node:crypto'
import { Annotations, Stack } from 'aws-cdk-lib'
import type { Alarm, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { Table } from 'aws-cdk-lib/aws-dynamodb'
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { METRIC } from '../lambda/contract.ts'
import { Alarms } from './alarms.ts'
import type { WatchdogConfiguration } from './configuration/define.ts'
import { toWatchList } from './configuration/to-watch-list.ts'
import { Recipients, type RecipientsProps } from './recipients.ts'
import { Sweeper, type SweeperProps } from './sweeper.ts'
import { deploymentMetric } from './watchdog-metric.ts'

/** The configuration itself, and what only a CDK app can give beside it. */
export interface CreditWatchdogProps
  extends WatchdogConfiguration,
    Pick<SweeperProps, 'vpc' | 'vpcSubnets' | 'securityGroups' | 'logRetention' | 'parameterKeys'>,
    Pick<RecipientsProps, 'encryptionKey'> {
  /**
   * One exhaustion alarm for each pool, or one for the whole deployment.
   * @default 'pool', and 'deployment' with a warning where there are more than 300 pools: a stack holds 500 resources
   */
  readonly alarmsPer?: 'pool' | 'deployment'
  /**
   * Where the runbook can be read; the alarms' descriptions point to it.
   * @default 'docs/runbook.md'
   */
  readonly runbook?: string
}

/** Above it, pools no longer get an alarm each by default. */
export const MOST_POOL_ALARMS = 300

/**
 * Watches prepaid API keys and tells people, by itself. One statement to use:
 * `new CreditWatchdog(this, 'Watchdog', { alerts: { email: ['ops@example.com'] }, keys: [{ name: 'kie', provider: 'kie', key: fromParameter('/credit-watchdog/kie') }] })`
 * @throws {ConfigurationError} at synth, with everything that is wrong
 */
export class CreditWatchdog extends Construct {
  /** The deployment's name: before every alarm, on every metric. */
  readonly deployment: string
  /** Notices, filtered for each recipient. */
  readonly topic: ITopic
  /** The watchdog's own alarms, unfiltered. */
  readonly operationsTopic: ITopic
  readonly function: IFunction
  readonly table: Table
  readonly alarms: readonly Alarm[]

  constructor(scope: Construct, id: string, props: CreditWatchdogProps) {
    super(scope, id)
    const {
      vpc,
      vpcSubnets,
      securityGroups,
      logRetention,
      parameterKeys,
      encryptionKey,
      alarmsPer,
      runbook = 'docs/runbook.md',
      ...configuration
    } = props
    const {
      watchList,
      warnings,
      deployment = Stack.of(this).stackName,
    } = toWatchList(configuration, 'deploy', { vpc: vpc !== undefined })
    this.deployment = deployment
    this.refuseNamesake()
    for (const warning of warnings) this.warn('configuration', warning)

    const recipients = new Recipients(this, 'Recipients', {
      deployment,
      recipients: watchList.recipients,
      displayName: watchList.displayName,
      ...(encryptionKey === undefined ? {} : { encryptionKey }),
    })
    const given = { vpc, vpcSubnets, securityGroups, logRetention, parameterKeys }
    const sweeper = new Sweeper(this, 'Sweeper', {
      deployment,
      watchList,
      topic: recipients.topic,
      ...withoutUndefined(given),
    })
    const pools = watchList.keys.reduce((count, key) => count + key.pools.length, 0)
    const alarms = new Alarms(this, 'Alarms', {
      deployment,
      watchList,
      function: sweeper.function,
      operationsTopic: recipients.operationsTopic,
      per: alarmsPer ?? this.alarmsFor(pools),
      runbook,
    })
    this.topic = recipients.topic
    this.operationsTopic = recipients.operationsTopic
    this.function = sweeper.function
    this.table = sweeper.table
    this.alarms = alarms.alarms
  }

  /** Lets somebody start a sweep at once: after a top-up, from a pipeline. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.function.grantInvoke(grantee)
  }

  /** Keys without usable credit in a sweep: exhausted, capped or suspended. */
  metricKeysExhausted(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.keysExhausted, options)
  }

  /** Keys under one of their lines in a sweep. */
  metricKeysLow(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.keysLow, options)
  }

  /** Keys of which a sweep could not tell. */
  metricKeysUnknown(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.keysUnknown, options)
  }

  /** 1 for each sweep that finished; absent when none did. */
  metricSweeps(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.sweeps, options)
  }

  /** Notices that a sweep could not publish. */
  metricNoticesFailed(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.noticesFailed, options)
  }

  private alarmsFor(pools: number): 'pool' | 'deployment' {
    if (pools <= MOST_POOL_ALARMS) return 'pool'
    this.warn(
      'alarms',
      `${pools} pools are more than ${MOST_POOL_ALARMS}: one alarm for all of them instead of one each. Say alarmsPer: 'deployment', or split the keys over two stacks.`,
    )
    return 'deployment'
  }

  /** CloudWatch overwrites an alarm of the same name without a word, and the two would share their metrics. */
  private refuseNamesake(): void {
    const namesake = Stack.of(this)
      .node.findAll()
      .find(other => other instanceof CreditWatchdog && other !== this && other.deployment === this.deployment)
    if (namesake !== undefined)
      throw new Error(
        `${this.node.path}: ${namesake.node.path} is called ${JSON.stringify(this.deployment)} already. Give one of them another \`deployment\`.`,
      )
  }

  private warn(kind: string, text: string): void {
    const id = createHash('sha256').update(text).digest('hex').slice(0, 8)
    Annotations.of(this).addWarningV2(`credit-watchdog:${kind}-${id}`, text)
  }
}

type Defined<T> = { readonly [Name in keyof T]?: Exclude<T[Name], undefined> }

/** `exactOptionalPropertyTypes` tells an absent property from an undefined one; CDK's constructs mostly do not. */
function withoutUndefined<T extends object>(given: T): Defined<T> {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Defined<T>
}
