import { Match } from 'aws-cdk-lib/assertions'
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
  it('are encrypted with a key that is rotated', () => {
    template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue(), DisplayName: 'Watchdog' })
    template.hasResourceProperties('AWS::KMS::Key', { EnableKeyRotation: true })
  })

  it.each(['cloudwatch', 'sns'])('can be used by %s, which otherwise fails in silence', service => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: `${service}.amazonaws.com` },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
          }),
        ]),
      },
    })
  })

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

  it('may be nobody', () => {
    templateOf({ ...EXAMPLE, alerts: {} }).resourceCountIs('AWS::SNS::Subscription', 0)
  })
})
