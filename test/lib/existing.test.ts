import { App, Stack } from 'aws-cdk-lib'
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { AttributeType, type ITable, Table } from 'aws-cdk-lib/aws-dynamodb'
import { EventBus, type IEventBus } from 'aws-cdk-lib/aws-events'
import { Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { describe, expect, it } from 'vitest'
import { CreditWatchdog, type CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { arnEnding, EXAMPLE } from './synthesise.ts'

const ARN = 'arn:aws:sns:eu-west-1:123456789012'

/** A watchdog in somebody's stack, beside what is there already. */
function beside(existing: (stack: Stack) => Partial<CreditWatchdogProps>) {
  const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Theirs')
  const watchdog = new CreditWatchdog(stack, 'Watchdog', { ...EXAMPLE, ...existing(stack) })
  return { stack, watchdog, template: Template.fromStack(stack) }
}

const keysOf = (partitionKey: string, sortKey: string) => ({
  partitionKey: { name: partitionKey, type: AttributeType.STRING },
  sortKey: { name: sortKey, type: AttributeType.STRING },
})

describe('a topic that exists', () => {
  const imported = beside(stack => ({ topic: Topic.fromTopicArn(stack, 'Existing', `${ARN}:alerts`) }))

  it('gets the notices and the subscriptions', () => {
    imported.template.resourceCountIs('AWS::SNS::Topic', 1)
    imported.template.hasResourceProperties('AWS::SNS::Subscription', {
      TopicArn: `${ARN}:alerts`,
      Protocol: 'email',
      RedrivePolicy: Match.anyValue(),
    })
    imported.template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: 'sns:Publish', Resource: `${ARN}:alerts` })]),
      },
    })
    expect(imported.watchdog.topic.topicArn).toBe(`${ARN}:alerts`)
  })

  it('under a key of its own is published to with that key', () => {
    const keyArn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555'
    const { template } = beside(stack => ({
      topic: Topic.fromTopicAttributes(stack, 'Existing', { topicArn: `${ARN}:alerts`, keyArn }),
    }))

    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt']), Resource: keyArn })]),
      },
    })
  })

  it('for operations lets alarms publish where its policy is ours to write', () => {
    const { template, stack, watchdog } = beside(scope => ({ operationsTopic: new Topic(scope, 'Existing') }))

    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Sid: 'AlarmsMayPublish', Resource: stack.resolve(watchdog.operationsTopic.topicArn) }),
        ]),
      },
    })
  })

  it('for operations says at synth the statement that its policy lacks', () => {
    const { stack, template } = beside(scope => ({
      operationsTopic: Topic.fromTopicArn(scope, 'Existing', `${ARN}:operations`),
    }))

    Annotations.fromStack(stack).hasWarning(
      '/Theirs/Watchdog/Recipients',
      Match.stringLikeRegexp(
        '^operationsTopic is imported.*"Action":"sns:Publish".*"aws:SourceAccount".*"cloudwatch.amazonaws.com".*:operations"',
      ),
    )
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [`${ARN}:operations`] })
  })

  it('of another account says at synth what its policy lacks, and only then', () => {
    const inAccount = (account: string) => {
      const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } })
      const stack = new Stack(app, 'Theirs', { env: { account, region: 'eu-west-1' } })
      const topic = Topic.fromTopicArn(stack, 'Existing', `${ARN}:alerts`)
      new CreditWatchdog(stack, 'Watchdog', { ...EXAMPLE, topic })
      return Annotations.fromStack(stack).findWarning('/Theirs/Watchdog/Recipients', Match.anyValue())
    }

    expect(inAccount('123456789012')).toEqual([])
    expect(inAccount('210987654321')).toMatchObject([
      { entry: { data: expect.stringMatching(/^topic is imported.*"sns:Publish".*:210987654321:root.*:alerts"/) } },
    ])
  })

  it('cannot be both: alarms pass no filter', () => {
    const same = (stack: Stack) => {
      const topic = Topic.fromTopicArn(stack, 'Existing', `${ARN}:alerts`)
      return { topic, operationsTopic: topic }
    }

    expect(() => beside(same)).toThrow('operationsTopic is the same as topic; allowed is another')
  })
})

describe('a table that exists', () => {
  it('is used and granted, and none is made', () => {
    const { template, watchdog } = beside(stack => ({ table: Table.fromTableName(stack, 'Existing', 'state') }))

    template.resourceCountIs('AWS::DynamoDB::Table', 0)
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ STATE_TABLE_NAME: 'state' }) },
    })
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:PutItem', 'dynamodb:UpdateItem'],
            Resource: [arnEnding(':table/state')],
          }),
        ]),
      },
    })
    expect(watchdog.table.tableName).toBe('state')
  })

  it('has the keys we need, or is refused', () => {
    const withKeys = (partitionKey: string, sortKey: string) => () =>
      beside(stack => ({ table: new Table(stack, 'Existing', keysOf(partitionKey, sortKey)) as ITable }))

    expect(withKeys('kind', 'id')).not.toThrow()
    expect(withKeys('pk', 'sk')).toThrow(
      'table: has the keys pk (S) and sk (S); allowed are the partition key kind (S) and the sort key id (S).',
    )
  })
})

describe('a bus that exists', () => {
  it('gets the events', () => {
    const { template } = beside(scope => ({ events: new EventBus(scope, 'Existing') as IEventBus }))
    const [bus] = Object.keys(template.findResources('AWS::Events::EventBus'))
    const busArn = { 'Fn::GetAtt': [bus, 'Arn'] }

    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ EVENT_BUS_NAME: busArn }) },
    })
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: 'events:PutEvents', Resource: busArn })]),
      },
    })
  })
})

describe('what an app can use', () => {
  const { watchdog } = beside(() => ({}))

  it.each([
    ['metricExhausted', 'Exhausted'],
    ['metricLow', 'Low'],
    ['metricBalance', 'Balance'],
  ] as const)('%s of a pool', (method, metricName) => {
    const metric = watchdog[method]('kie', 'video')

    expect(metric).toMatchObject({
      metricName,
      dimensions: { Key: 'kie', Pool: 'video', Provider: 'kie', service: 'Theirs' },
    })
  })

  it('says which pools there are where one is mistyped', () => {
    expect(() => watchdog.metricBalance('kie', 'vidoe')).toThrow(
      '"kie/vidoe" is not watched; allowed are kie/video, kie/images, openai/default.',
    )
    expect(() => watchdog.metricBalance('openai')).not.toThrow()
  })

  it.each([
    ['metricKeysExhausted', 'KeysExhausted'],
    ['metricKeysLow', 'KeysLow'],
    ['metricKeysUnknown', 'KeysUnknown'],
    ['metricSweeps', 'Sweeps'],
    ['metricSweepDuration', 'SweepDurationMs'],
    ['metricNoticesFailed', 'NoticesFailed'],
    ['metricSubscriptionsPending', 'SubscriptionsPending'],
  ] as const)('%s of the deployment', (method, metricName) => {
    expect(watchdog[method]()).toMatchObject({ metricName, namespace: 'CreditWatchdog' })
  })

  it('lets whom it grants start a sweep', () => {
    const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Theirs')
    const pipeline = new Role(stack, 'Pipeline', { assumedBy: new ServicePrincipal('codebuild.amazonaws.com') })

    new CreditWatchdog(stack, 'Watchdog', EXAMPLE).grantInvoke(pipeline)

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'lambda:InvokeFunction', Effect: 'Allow' })] },
      Roles: [stack.resolve(pipeline.roleName)],
    })
  })
})
