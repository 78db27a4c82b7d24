import { Match, type Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { EXAMPLE, stackOf, templateOf } from './synthesise.ts'

const stack = stackOf()
const alerts = stack.resolve(stack.watchdog.topic.topicArn)
const operations = stack.resolve(stack.watchdog.operationsTopic.topicArn)
const template = templateOf()

/** Filter policies of one topic's subscriptions, by address. */
function filtersOf(topic: unknown, changes = {}): Readonly<Record<string, unknown>> {
  const subscriptions = Object.values(
    templateOf(changes).findResources('AWS::SNS::Subscription', { Properties: { TopicArn: topic } }),
  )
  return Object.fromEntries(subscriptions.map(({ Properties }) => [Properties.Endpoint, Properties.FilterPolicy]))
}

describe('the topics', () => {
  it('refuse what comes unencrypted', () => {
    template.resourceCountIs('AWS::SNS::TopicPolicy', 2)
    template.allResourcesProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Deny',
            Action: 'sns:Publish',
            Condition: { Bool: { 'aws:SecureTransport': 'false' } },
          }),
        ]),
      },
    })
  })

  it('take alarms of this account on the operations topic: its policy replaces the default one', () => {
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      Topics: [operations],
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sns:Publish',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Resource: operations,
            Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } },
          }),
        ]),
      },
    })
  })
})

describe('what could not be delivered', () => {
  const redrive = (found: Template) =>
    Object.values(found.findResources('AWS::SNS::Subscription')).map(each => each.Properties.RedrivePolicy)
  const [queue] = Object.keys(template.findResources('AWS::SQS::Queue'))

  it('is kept from every subscription, text messages included', () => {
    const policies = redrive(template)

    expect(policies).toHaveLength(4)
    for (const policy of policies) expect(policy).toEqual({ deadLetterTargetArn: { 'Fn::GetAtt': [queue, 'Arn'] } })
  })

  it('lies encrypted for two weeks', () => {
    template.hasResourceProperties('AWS::SQS::Queue', {
      SqsManagedSseEnabled: true,
      MessageRetentionPeriod: 14 * 24 * 3_600,
    })
  })

  it.each([
    ['alerts', alerts],
    ['operations', operations],
  ])('may be put there by SNS for the topic of %s', (_title, topic) => {
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Action: 'sqs:SendMessage',
            Principal: { Service: 'sns.amazonaws.com' },
            Condition: { ArnEquals: { 'aws:SourceArn': topic } },
          }),
        ]),
      },
    })
  })

  it('needs no queue where there is nobody to tell', () => {
    templateOf({ alerts: {} }).resourceCountIs('AWS::SQS::Queue', 0)
  })
})

describe('the recipients', () => {
  it('all hear of the watchdog itself, without a filter', () => {
    expect(filtersOf(operations)).toEqual({ 'ops@acme-studio.org': undefined, '+31612345678': undefined })
  })

  it('get everything by e-mail and what is urgent by SMS', () => {
    expect(filtersOf(alerts)).toEqual({
      'ops@acme-studio.org': undefined,
      '+31612345678': { severity: ['urgent', '*'] },
    })
  })

  it('get their providers and keys, and what concerns everybody', () => {
    const email = [
      { to: 'video@acme-studio.org', severity: ['urgent', 'warning'], providers: ['kie.ai'], keys: ['kie'] },
    ] as const

    expect(filtersOf(alerts, { alerts: { email } })).toEqual({
      'video@acme-studio.org': { severity: ['urgent', 'warning', '*'], providers: ['kie', '*'], keys: ['kie', '*'] },
    })
  })

  it('stay subscribed when their lines are moved', () => {
    const logicalIds = (email: readonly string[]) =>
      Object.keys(templateOf({ alerts: { email } }).findResources('AWS::SNS::Subscription')).toSorted()

    expect(logicalIds(['a@acme-studio.org', 'b@acme-studio.org'])).toEqual(
      logicalIds(['b@acme-studio.org', 'a@acme-studio.org']),
    )
  })

  it('may be an application, which hears of the keys and not of the watchdog', () => {
    const to = 'https://app.acme-studio.org/credit'
    const changes = { alerts: { webhook: { to, severity: ['urgent'] } } } as const

    templateOf(changes).hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'https', Endpoint: to })
    expect(filtersOf(alerts, changes)).toEqual({ [to]: { severity: ['urgent', '*'] } })
    expect(filtersOf(operations, changes)).toEqual({})
  })

  it('are tried for half an hour where they are an application: it may be deploying', () => {
    templateOf({ alerts: { webhook: 'https://app.acme-studio.org/credit' } }).hasResourceProperties(
      'AWS::SNS::Subscription',
      { DeliveryPolicy: { healthyRetryPolicy: { numRetries: 12, minDelayTarget: 20, maxDelayTarget: 300 } } },
    )
  })

  it('may be nobody', () => {
    templateOf({ ...EXAMPLE, alerts: {} }).resourceCountIs('AWS::SNS::Subscription', 0)
  })
})
