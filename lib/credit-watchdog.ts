import { createHash } from 'node:crypto'
import { Annotations, Stack } from 'aws-cdk-lib'
import type { Alarm, Dashboard, Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch'
import type { ITable } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events'
import type { Grant, IGrantable } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { METRIC } from '../lambda/contract.ts'
import { DEFAULT_POOL, type WatchedKey } from '../lambda/core/watch-list.ts'
import { Alarms } from './alarms.ts'
import type { WatchdogConfiguration } from './configuration/define.ts'
import { toWatchList } from './configuration/to-watch-list.ts'
import { WatchdogDashboard } from './dashboard.ts'
import { Encryption, type EncryptionProps } from './encryption.ts'
import { metricsWarning, refuseTooManyResources } from './limits.ts'
import { Recipients, type RecipientsProps } from './recipients.ts'
import { Sweeper, type SweeperProps } from './sweeper.ts'
import { deploymentMetric, poolMetric } from './watchdog-metric.ts'

/** The configuration itself, and what only a CDK app can give beside it: things that exist already. Each optional one has a default. */
export interface CreditWatchdogProps
  extends Omit<WatchdogConfiguration, 'events'>,
    Pick<SweeperProps, 'vpc' | 'vpcSubnets' | 'securityGroups' | 'logRetention' | 'parameterKeys' | 'table'>,
    Pick<RecipientsProps, 'topic' | 'operationsTopic'>,
    Pick<EncryptionProps, 'encryptionKey'> {
  /**
   * Puts an event on a bus for each delivered notice about a pool (`docs/event.schema.json`): `true` is the account's default bus.
   * @default false
   */
  readonly events?: boolean | IEventBus
}

/**
 * Watches prepaid API keys and tells people, by itself. One statement to use:
 * `new CreditWatchdog(this, 'Watchdog', { alerts: { email: ['ops@example.com'] }, keys: [{ name: 'kie', provider: 'kie', key: fromParameter('/credit-watchdog/kie') }] })`
 * @throws {ConfigurationError} at synth, with everything that is wrong
 */
export class CreditWatchdog extends Construct {
  /** The deployment's name: before every alarm, on every metric. */
  readonly deployment: string
  /** Notices, filtered for each recipient. Without an `encryptionKey` it is under `alias/aws/sns`, and no AWS service can publish to it. */
  readonly topic: ITopic
  /** The watchdog's own alarms, unfiltered. */
  readonly operationsTopic: ITopic
  readonly function: IFunction
  readonly table: ITable
  /** Starts the functions, one for each range of keys; absent where one is enough. */
  readonly stateMachine?: IStateMachine
  readonly alarms: readonly Alarm[]
  /** Absent with `dashboard: false`. */
  readonly dashboard?: Dashboard
  private readonly keys: readonly WatchedKey[]

  constructor(scope: Construct, id: string, props: CreditWatchdogProps) {
    super(scope, id)
    const { vpc, vpcSubnets, securityGroups, logRetention, parameterKeys, table, ...more } = props
    const { topic, operationsTopic, encryptionKey, events = false, ...configuration } = more
    const {
      watchList,
      infrastructure,
      warnings,
      deployment = Stack.of(this).stackName,
    } = toWatchList({ ...configuration, events: events !== false }, 'deploy', { vpc: vpc !== undefined })
    this.deployment = deployment
    this.keys = watchList.keys
    this.refuseNamesake()
    for (const warning of warnings) this.warn('configuration', warning)

    const encryption = new Encryption(this, 'Encryption', withoutUndefined({ encryptionKey }))
    const recipients = new Recipients(this, 'Recipients', {
      recipients: watchList.recipients,
      displayName: watchList.displayName,
      ...withoutUndefined({ topic, operationsTopic, encryptionKey: encryption.key }),
    })
    const given = { vpc, vpcSubnets, securityGroups, logRetention, parameterKeys, table }
    const sweeper = new Sweeper(this, 'Sweeper', {
      deployment,
      watchList,
      topic: recipients.topic,
      operationsTopic: recipients.operationsTopic,
      poolMetrics: infrastructure.perPoolMetrics,
      keysPerFunction: infrastructure.keysPerFunction,
      fanOut: watchList.discover !== undefined && props.keysPerFunction !== undefined,
      tracing: infrastructure.tracing,
      ...withoutUndefined({ ...given, logKey: encryption.logKey, eventBus: this.busOf(events) }),
    })
    const watched = {
      deployment,
      watchList,
      infrastructure,
      function: sweeper.function,
      timeoutSeconds: sweeper.timeoutSeconds,
      smsQuota: infrastructure.smsQuota,
      ...withoutUndefined({ deadLetters: recipients.deadLetters, stateMachine: sweeper.stateMachine }),
    }
    const alarms = new Alarms(this, 'Alarms', { ...watched, operationsTopic: recipients.operationsTopic })
    if (infrastructure.dashboard)
      this.dashboard = new WatchdogDashboard(this, 'Dashboard', {
        ...watched,
        logGroup: sweeper.logGroup,
        alarms,
      }).dashboard
    this.topic = recipients.topic
    this.operationsTopic = recipients.operationsTopic
    this.function = sweeper.function
    this.table = sweeper.table
    if (sweeper.stateMachine) this.stateMachine = sweeper.stateMachine
    this.alarms = [...alarms.pools, ...alarms.own]
    refuseTooManyResources(this, infrastructure, watchList)
    const costs = props.perPoolMetrics === undefined ? metricsWarning(infrastructure, watchList) : undefined
    if (costs !== undefined) this.warn('metrics', costs)
  }

  /** Lets somebody start a sweep at once: after a top-up, from a pipeline. */
  grantInvoke(grantee: IGrantable): Grant {
    return this.stateMachine?.grantStartExecution(grantee) ?? this.function.grantInvoke(grantee)
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

  /** Notices that a sweep could not publish; absent where there were none. */
  metricNoticesFailed(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.noticesFailed, options)
  }

  /** Subscriptions that are not confirmed, or no longer there; counted once an hour, absent where all are there. */
  metricSubscriptionsPending(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.subscriptionsPending, options)
  }

  /** How long a sweep took, in milliseconds. */
  metricSweepDuration(options?: MetricOptions): Metric {
    return deploymentMetric(this.deployment, METRIC.sweepDuration, options)
  }

  /** 1 without usable credit, 0 with; absent while it is not known, and with `perPoolMetrics: 'none'`. */
  metricExhausted(key: string, pool = DEFAULT_POOL, options?: MetricOptions): Metric {
    return this.poolMetric(METRIC.exhausted, key, pool, options)
  }

  /** 1 under its line, 0 above; absent where there is no line or nothing is known. Only with `perPoolMetrics: 'all'`. */
  metricLow(key: string, pool = DEFAULT_POOL, options?: MetricOptions): Metric {
    return this.poolMetric(METRIC.low, key, pool, options)
  }

  /** In the provider's unit; absent where it is not told. Only with `perPoolMetrics: 'all'`. */
  metricBalance(key: string, pool = DEFAULT_POOL, options?: MetricOptions): Metric {
    return this.poolMetric(METRIC.balance, key, pool, options)
  }

  private poolMetric(metric: string, name: string, pool: string, options?: MetricOptions): Metric {
    const key = this.keys.find(candidate => candidate.name === name)
    if (!key?.pools.some(candidate => candidate.name === pool))
      throw new Error(
        `${JSON.stringify(`${name}/${pool}`)} is not watched; allowed are ${this.keys.flatMap(each => each.pools.map(({ name: of }) => `${each.name}/${of}`)).join(', ')}.`,
      )
    return poolMetric(this.deployment, { provider: key.provider, key: name, pool }, metric, options)
  }

  private busOf(events: boolean | IEventBus): IEventBus | undefined {
    return events === true ? EventBus.fromEventBusName(this, 'DefaultBus', 'default') : events || undefined
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
