import { createHash } from 'node:crypto'
import { Annotations, Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { type ITopic, Subscription, SubscriptionFilter, SubscriptionProtocol, Topic } from 'aws-cdk-lib/aws-sns'
import { Construct } from 'constructs'
import { EVERYBODY } from '../lambda/core/attributes.ts'
import type { Recipient } from '../lambda/core/watch-list.ts'

export interface RecipientsProps {
  readonly deployment: string
  readonly recipients: readonly Recipient[]
  /** What SNS puts before each SMS. */
  readonly displayName: string
  /** Encrypts both topics. CloudWatch and SNS are allowed to use it; of an imported key synth says what its policy lacks. @default a key of its own, rotated every year */
  readonly encryptionKey?: IKey
}

const PROTOCOL = {
  email: SubscriptionProtocol.EMAIL,
  sms: SubscriptionProtocol.SMS,
  webhook: SubscriptionProtocol.HTTPS,
} as const

/**
 * The people: a topic for the notices, filtered for each recipient, and one for the watchdog's own alarms, which everybody gets. Two topics,
 * because a CloudWatch alarm carries no attributes and no filter would let it pass.
 */
export class Recipients extends Construct {
  readonly topic: Topic
  readonly operationsTopic: Topic
  readonly encryptionKey: IKey

  constructor(scope: Construct, id: string, props: RecipientsProps) {
    super(scope, id)
    const { deployment, displayName, recipients } = props
    this.encryptionKey = props.encryptionKey ?? this.createKey(deployment)
    this.allowServices(this.encryptionKey)
    // An unencrypted publish would be refused by the topic's own policy; that policy replaces the default one, so it also says who may.
    const common = { masterKey: this.encryptionKey, enforceSSL: true, displayName }
    this.topic = new Topic(this, 'Alerts', common)
    this.operationsTopic = new Topic(this, 'Operations', common)
    this.allowAlarms(this.operationsTopic)

    for (const recipient of recipients) {
      this.subscribe(this.topic, 'Alerts', recipient, filterOf(recipient))
      this.subscribe(this.operationsTopic, 'Operations', recipient)
    }
  }

  /** The raw construct: the SMS one of `aws-sns-subscriptions` drops a dead-letter queue without a word. */
  private subscribe(
    topic: ITopic,
    name: string,
    { channel, to }: Recipient,
    filterPolicy?: Record<string, SubscriptionFilter>,
  ): void {
    // Named after the address and not its place in the list: moving a line must not subscribe anybody anew.
    const person = createHash('sha256').update(to.toLowerCase()).digest('hex').slice(0, 12)
    new Subscription(this, `${name}-${channel}-${person}`, {
      topic,
      protocol: PROTOCOL[channel],
      endpoint: to,
      ...(filterPolicy === undefined ? {} : { filterPolicy }),
    })
  }

  /** `enforceSSL` leaves the topic with nothing but a Deny, and alarms would fail in silence. */
  private allowAlarms(topic: Topic): void {
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsMayPublish',
        effect: Effect.ALLOW,
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
      }),
    )
  }

  /** A customer key: CloudWatch cannot publish to a topic under `alias/aws/sns`. */
  private createKey(deployment: string): Key {
    return new Key(this, 'Key', {
      description: `Encrypts the topics of Credit Watchdog ${deployment}`,
      enableKeyRotation: true,
      removalPolicy: RemovalPolicy.DESTROY,
    })
  }

  /** The policy of a key that was imported is not ours to write: what is missing from it is said at synth, ready to copy. */
  private allowServices(key: IKey): void {
    const statement = new PolicyStatement({
      sid: 'CreditWatchdogAlarmsAndTopics',
      principals: ['cloudwatch', 'sns'].map(service => new ServicePrincipal(`${service}.amazonaws.com`)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    })
    if (key.addToResourcePolicy(statement).statementAdded) return
    const text = JSON.stringify(Stack.of(this).resolve(statement.toStatementJson()))
    Annotations.of(this).addWarningV2(
      'credit-watchdog:encryption-key',
      `encryptionKey is imported; without this statement in its policy the watchdog's own alarms are lost without a word: ${text}`,
    )
  }
}

const SEVERITIES = 3

/** Every part lists "*" beside the names: what concerns everybody passes every filter. All severities are no filter at all. */
function filterOf({ severity, providers, keys }: Recipient): Record<string, SubscriptionFilter> | undefined {
  const allow = (names: readonly string[]) => SubscriptionFilter.stringFilter({ allowlist: [...names, EVERYBODY] })
  const policy = {
    ...(severity.length >= SEVERITIES ? {} : { severity: allow(severity) }),
    ...(providers === undefined ? {} : { providers: allow(providers) }),
    ...(keys === undefined ? {} : { keys: allow(keys) }),
  }
  return Object.keys(policy).length === 0 ? undefined : policy
}
