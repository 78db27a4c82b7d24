import { App, Stack, Validations } from 'aws-cdk-lib'
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { Key } from 'aws-cdk-lib/aws-kms'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { CreditWatchdog } from '../../lib/credit-watchdog.ts'
import { arnEnding, EXAMPLE, stackOf, templateOf } from './synthesise.ts'

const unbundled = () => new App({ context: { 'aws:cdk:bundling-stacks': [] } })

describe('without a key', () => {
  const stack = stackOf()
  const template = templateOf()
  const topicsUnder = (key: unknown) =>
    Object.keys(template.findResources('AWS::SNS::Topic', { Properties: { KmsMasterKeyId: key } }))
  const idOf = (arn: string) => stack.resolve(arn).Ref

  it('none is made: it would be a third of the bill', () => {
    template.resourceCountIs('AWS::KMS::Key', 0)
  })

  it("the notices are under AWS's own key for SNS", () => {
    expect(topicsUnder('alias/aws/sns')).toEqual([idOf(stack.watchdog.topic.topicArn)])
  })

  it('the alarms are under none: CloudWatch can use no key that it cannot be given', () => {
    expect(topicsUnder(Match.absent())).toEqual([idOf(stack.watchdog.operationsTopic.topicArn)])
  })

  it("no alarm acts on a topic under AWS's own key, whatever is asked for", () => {
    for (const alarmActions of ['operations', 'all'] as const) {
      const alarms = templateOf({ alarmActions }).findResources('AWS::CloudWatch::Alarm')
      const acted = Object.values(alarms).flatMap(alarm => alarm.Properties.AlarmActions ?? [])

      expect(new Set(acted.map(({ Ref }) => Ref))).toEqual(new Set([idOf(stack.watchdog.operationsTopic.topicArn)]))
    }
  })

  it('a queue under a key of SQS would take nothing from SNS, so it is under none that anybody manages', () => {
    template.hasResourceProperties('AWS::SQS::Queue', { SqsManagedSseEnabled: true, KmsMasterKeyId: Match.absent() })
  })
})

describe('a key of the user', () => {
  const app = unbundled()
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  const stack = new Stack(app, 'Theirs')
  const encryptionKey = new Key(stack, 'Theirs', { enableKeyRotation: true })
  new CreditWatchdog(stack, 'Watchdog', { ...EXAMPLE, encryptionKey })
  const template = Template.fromStack(stack)
  const key = stack.resolve(encryptionKey.keyArn)

  it('encrypts both topics, what could not be delivered, and the log', () => {
    template.resourceCountIs('AWS::SNS::Topic', 2)
    template.allResourcesProperties('AWS::SNS::Topic', { KmsMasterKeyId: key })
    template.hasResourceProperties('AWS::SQS::Queue', { KmsMasterKeyId: key })
    template.hasResourceProperties('AWS::Logs::LogGroup', { KmsKeyId: key })
  })

  it('can be used by the function, to publish', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: ['kms:Decrypt', 'kms:GenerateDataKey*'], Resource: key }),
        ]),
      },
    })
  })

  it.each([
    [
      'CloudWatch and SNS, which otherwise fail in silence',
      {
        Principal: { Service: ['cloudwatch.amazonaws.com', 'sns.amazonaws.com'] },
        Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      },
    ],
    [
      'CloudWatch Logs, for groups of this account only',
      {
        Principal: { Service: { 'Fn::Join': ['', ['logs.', { Ref: 'AWS::Region' }, '.amazonaws.com']] } },
        Condition: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': arnEnding(':log-group:*') } },
      },
    ],
  ])('can be used by %s', (_title, statement) => {
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: { Statement: Match.arrayWith([Match.objectLike({ Effect: 'Allow', ...statement })]) },
    })
  })

  it('leaves nothing for cdk-nag to find', () => {
    expect(() => app.synth()).not.toThrow()
  })

  it('that is imported has a policy that is not ours: synth says what it lacks', () => {
    const other = new Stack(unbundled(), 'Theirs')
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555'

    new CreditWatchdog(other, 'Watchdog', { ...EXAMPLE, encryptionKey: Key.fromKeyArn(other, 'Theirs', arn) })

    Annotations.fromStack(other).hasWarning(
      '/Theirs/Watchdog/Encryption',
      Match.stringLikeRegexp('"kms:GenerateDataKey\\*".*cloudwatch.amazonaws.com'),
    )
  })
})
