import { createHash } from 'node:crypto'
import { Aws, Duration, Stack, Token } from 'aws-cdk-lib'
import { AccountPrincipal, Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import {
  CfnTopic,
  type DeliveryPolicy,
  type ITopic,
  Subscription,
  SubscriptionFilter,
  SubscriptionProtocol,
  Topic,
} from 'aws-cdk-lib/aws-sns'
import type { IQueue } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'
import type { Recipient } from '../lambda/core/watch-list.ts'
import { DeadLetters } from './dead-letters.ts'
import { filterPolicyOf } from './filter-policy.ts'
import { sayMissing } from './missing-statement.ts'

export interface RecipientsProps {
  readonly recipients: readonly Recipient[]
  /** What SNS puts before each SMS. */
  readonly displayName: string
  /**
   * Encrypts both topics and what could not be delivered.
   * @default none: the alerts topic is under `alias/aws/sns`, which CloudWatch cannot use, so that the topic of alarms is under none
   */
  readonly encryptionKey?: IKey
  /**
   * Where notices are published. An imported one that is encrypted is to be imported with its key (`Topic.fromTopicAttributes`). Its display
   * name, which SNS puts before each SMS, should be `alerts.displayName`.
   * @default a topic of its own, encrypted
   */
  readonly topic?: ITopic
  /**
   * Where the watchdog's own alarms go; another than `topic`, for they pass no filter. Of an imported one synth says what its policy lacks.
   * @default a topic of its own, encrypted where a key is given
   */
  readonly operationsTopic?: ITopic
}

/** SNS by itself gives an application three tries within a minute, less than a deployment of it takes: this is half an hour. */
const PATIENT: DeliveryPolicy = {
  healthyRetryPolicy: {
    numRetries: 12,
    minDelayTarget: Duration.seconds(20),
    maxDelayTarget: Duration.minutes(5),
  },
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
  readonly topic: ITopic
  readonly operationsTopic: ITopic
  /** What SNS gave up on; absent where there is nobody to tell. */
  readonly deadLetters?: IQueue

  constructor(scope: Construct, id: string, props: RecipientsProps) {
    super(scope, id)
    const { displayName, encryptionKey, recipients } = props
    if (props.topic !== undefined && props.topic.topicArn === props.operationsTopic?.topicArn)
      throw new Error(
        'operationsTopic is the same as topic; allowed is another: SNS keeps one subscription and one filter for an address, and alarms pass none. Leave it out.',
      )
    // An unencrypted publish would be refused by the topic's own policy; that policy replaces the default one, so it also says who may.
    const common = {
      enforceSSL: true,
      displayName,
      ...(encryptionKey === undefined ? {} : { masterKey: encryptionKey }),
    }
    this.topic = props.topic ?? managed(new Topic(this, 'Alerts', common))
    this.operationsTopic = props.operationsTopic ?? new Topic(this, 'Operations', common)
    this.allowAlarms(this.operationsTopic)
    this.askAnotherAccount('topic', this.topic)
    this.askAnotherAccount('operationsTopic', this.operationsTopic)

    if (recipients.length > 0)
      this.deadLetters = new DeadLetters(
        this,
        'Undelivered',
        encryptionKey === undefined ? {} : { encryptionKey },
      ).queue
    for (const recipient of recipients) {
      this.subscribe(this.topic, 'Alerts', recipient, filterOf(recipient))
      // A machine can do nothing about an alarm of ours.
      if (recipient.channel !== 'webhook') this.subscribe(this.operationsTopic, 'Operations', recipient)
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
      ...(channel === 'webhook' ? { deliveryPolicy: PATIENT } : {}),
      ...(this.deadLetters === undefined ? {} : { deadLetterQueue: this.deadLetters }),
      ...(filterPolicy === undefined ? {} : { filterPolicy }),
    })
  }

  /** Within an account the function's own rights suffice. */
  private askAnotherAccount(property: string, topic: ITopic): void {
    const { account } = Stack.of(this)
    const accounts = [topic.env.account, account]
    if (accounts.some(each => Token.isUnresolved(each)) || topic.env.account === account) return
    const statement = new PolicyStatement({
      sid: 'CreditWatchdogOfAnotherAccount',
      principals: [new AccountPrincipal(account)],
      actions: ['sns:Subscribe', 'sns:Publish', 'sns:GetTopicAttributes'],
      resources: [topic.topicArn],
    })
    sayMissing(this, property, 'nobody can be subscribed to it or told', statement)
  }

  /** `enforceSSL` leaves the topic with nothing but a Deny, and alarms would fail in silence. */
  private allowAlarms(topic: ITopic): void {
    const statement = new PolicyStatement({
      sid: 'AlarmsMayPublish',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID } },
    })
    if (topic.addToResourcePolicy(statement).statementAdded) return
    sayMissing(this, 'operationsTopic', "the watchdog's own alarms reach nobody", statement)
  }
}

/**
 * Under AWS's own key, where it is under no other: free, and its policy lets everybody in the account use it who may publish, and no service.
 * Not as `masterKey`, for which CDK would grant the use of an alias, which IAM does not know.
 */
function managed(topic: Topic): Topic {
  const { defaultChild } = topic.node
  if (defaultChild instanceof CfnTopic) defaultChild.kmsMasterKeyId ??= 'alias/aws/sns'
  return topic
}

function filterOf(recipient: Recipient): Record<string, SubscriptionFilter> | undefined {
  const policy = filterPolicyOf(recipient)
  if (policy === undefined) return undefined
  const filters = Object.entries(policy).map(([attribute, allowed]) => [
    attribute,
    SubscriptionFilter.stringFilter({ allowlist: [...allowed] }),
  ])
  return Object.fromEntries(filters)
}
