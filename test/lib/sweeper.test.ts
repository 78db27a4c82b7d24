import { execFileSync } from 'node:child_process'
import { App, Stack } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2'
import { Key } from 'aws-cdk-lib/aws-kms'
import { describe, expect, it } from 'vitest'
import { fromParameter, fromSecret } from '../../lib/configuration/define.ts'
import { CreditWatchdog } from '../../lib/credit-watchdog.ts'
import { arnEnding, EXAMPLE, stackOf, templateOf } from './synthesise.ts'

const template = templateOf()
const kie = { name: 'kie', provider: 'kie' } as const

describe('the function', () => {
  it('runs on Node 24 on arm64 with half a gigabyte', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Runtime: 'nodejs24.x',
      Architectures: ['arm64'],
      MemorySize: 512,
      Handler: 'index.handler',
    })
  })

  it('knows names and ARNs from its environment, how memory and threads are allotted, and nothing else', () => {
    const [sweeper] = Object.values(template.findResources('AWS::Lambda::Function'))

    expect(Object.keys(sweeper?.Properties.Environment.Variables)).toEqual([
      'DEPLOYMENT_NAME',
      'STATE_TABLE_NAME',
      'ALERTS_TOPIC_ARN',
      'OPERATIONS_TOPIC_ARN',
      'POOL_METRICS',
      'MALLOC_ARENA_MAX',
      'UV_THREADPOOL_SIZE',
      'NODE_OPTIONS',
    ])
    expect(sweeper?.Properties.Environment.Variables.DEPLOYMENT_NAME).toBe('Shop')
  })

  it('has a heap of three eighths of its memory, as Node itself reads it', () => {
    const [sweeper] = Object.values(template.findResources('AWS::Lambda::Function'))
    const env = sweeper?.Properties.Environment.Variables

    const limit = execFileSync(process.execPath, ['-p', 'v8.getHeapStatistics().heap_size_limit / 2 ** 20'], { env })

    // The young generation comes on top: three semi-spaces of 8 MB.
    expect(Number(limit)).toBeGreaterThanOrEqual(192)
    expect(Number(limit)).toBeLessThanOrEqual(192 + 3 * 8)
  })

  it('does not repeat a sweep that failed, nor start one that is a minute late', () => {
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumRetryAttempts: 0,
      MaximumEventAgeInSeconds: 60,
    })
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 } })],
    })
  })

  it.each([
    ['1m', 55],
    ['2m', 115],
    ['5m', 240],
    ['8h', 240],
  ])('scheduled every %s it ends within %i s, before the next one starts', (every, seconds) => {
    templateOf({ schedule: { every } }).hasResourceProperties('AWS::Lambda::Function', { Timeout: seconds })
  })

  it('takes no reserved concurrency, which a small account does not have', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { ReservedConcurrentExecutions: Match.absent() })
  })

  it('keeps its log for three months, or as long as it is told', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 90 })
    templateOf({ logRetention: 7 }).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 7 })
  })

  it('writes a log of the class whose lines become metrics', () => {
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupClass: 'STANDARD' })
  })

  it('is traced when it is asked to be', () => {
    const traced = templateOf({ tracing: true })

    traced.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: { Mode: 'Active' } })
    template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: Match.absent() })
  })

  it('is told which metrics to send', () => {
    const poolMetrics = (changes = {}) =>
      Object.values(templateOf(changes).findResources('AWS::Lambda::Function'))[0]?.Properties.Environment.Variables
        .POOL_METRICS

    expect([poolMetrics(), poolMetrics({ alarmsPer: 'deployment' }), poolMetrics({ perPoolMetrics: 'all' })]).toEqual([
      'exhausted',
      'none',
      'all',
    ])
  })

  it('is started by the schedule', () => {
    templateOf({ schedule: { cron: '0/10 7-18 ? * MON-FRI *', longestGap: '62h' } }).hasResourceProperties(
      'AWS::Events::Rule',
      {
        ScheduleExpression: 'cron(0/10 7-18 ? * MON-FRI *)',
        State: 'ENABLED',
      },
    )
  })
})

describe('the table', () => {
  it('is paid by use, forgets by itself and can be restored', () => {
    template.hasResourceProperties('AWS::DynamoDB::Table', {
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'kind', KeyType: 'HASH' },
        { AttributeName: 'id', KeyType: 'RANGE' },
      ],
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    })
  })

  it('goes with the stack: there is nothing of the user in it', () => {
    template.hasResource('AWS::DynamoDB::Table', { DeletionPolicy: 'Delete' })
  })
})

describe('what the function may do', () => {
  const statementsOf = (changes = {}) => {
    const found = templateOf(changes)
    const policies = { ...found.findResources('AWS::IAM::Policy'), ...found.findResources('AWS::IAM::ManagedPolicy') }
    return Object.values(policies).flatMap(policy => policy.Properties.PolicyDocument.Statement)
  }
  const actionsIn = (statements: readonly { readonly Action: string | readonly string[] }[]) =>
    statements.flatMap(statement => statement.Action).toSorted()

  it('is this, and nothing else', () => {
    expect(actionsIn(statementsOf())).toEqual([
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:UpdateItem',
      'logs:CreateLogStream',
      'logs:PutLogEvents',
      'sns:GetTopicAttributes',
      'sns:Publish',
      'ssm:GetParameters',
    ])
  })

  it('never touches every resource', () => {
    for (const statement of statementsOf()) expect([statement.Resource].flat()).not.toContain('*')
  })

  it('reads exactly the named parameters', () => {
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          {
            Action: 'ssm:GetParameters',
            Effect: 'Allow',
            Resource: [arnEnding(':parameter/credit-watchdog/kie'), arnEnding(':parameter/credit-watchdog/openai')],
          },
        ]),
      },
    })
  })

  it('lists exactly the path where keys are discovered, and reads what stands under it', () => {
    const discovering = templateOf({ keys: [], discover: ['/credit-watchdog/keys', fromSecret('prod/ai', '*')] })

    discovering.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 'ssm:GetParameters',
            Resource: arnEnding(':parameter/credit-watchdog/keys/*'),
          }),
          Match.objectLike({
            Action: 'ssm:GetParametersByPath',
            Resource: arnEnding(':parameter/credit-watchdog/keys'),
          }),
          Match.objectLike({ Action: 'secretsmanager:GetSecretValue', Resource: arnEnding(':secret:prod/ai-??????') }),
        ]),
      },
    })
  })

  it('reads exactly the named secrets, by name or by ARN', () => {
    const arn = 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:openai-AbC123'
    const keys = [{ ...kie, key: fromSecret('kie', 'field'), adminKey: fromSecret(arn) }]

    const statements = statementsOf({ keys })

    expect(statements.find(statement => statement.Action === 'secretsmanager:GetSecretValue')?.Resource).toEqual(
      expect.arrayContaining([arn, { 'Fn::Join': ['', expect.arrayContaining([':secret:kie-??????'])] }]),
    )
    expect(actionsIn(statements)).not.toContain('ssm:GetParameters')
  })

  it('names a parameter once, however many keys use it', () => {
    const key = fromParameter('/shared')
    const [statement] = statementsOf({
      keys: [
        { ...kie, key },
        { ...kie, name: 'again', key },
      ],
    }).filter(each => each.Action === 'ssm:GetParameters')

    expect([statement?.Resource].flat()).toHaveLength(1)
  })

  it('counts the subscriptions of its two topics', () => {
    const stack = stackOf()
    const { topic, operationsTopic } = stack.watchdog
    const count = statementsOf().find(statement => statement.Action === 'sns:GetTopicAttributes')

    expect(count?.Resource).toEqual([topic, operationsTopic].map(each => stack.resolve(each.topicArn)))
  })

  it('reads the URL of the heartbeat', () => {
    templateOf({ heartbeat: fromParameter('/ping') }).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Action: 'ssm:GetParameters', Resource: Match.arrayWith([arnEnding(':parameter/ping')]) }),
        ]),
      },
    })
  })

  it('puts events on the default bus, only when it is asked to', () => {
    const put = statementsOf({ events: true }).find(statement => statement.Action === 'events:PutEvents')

    expect(JSON.stringify(put?.Resource)).toMatch(/:event-bus\/default"/)
    expect(actionsIn(statementsOf())).not.toContain('events:PutEvents')
  })

  it('publishes to the alerts and not to the operations topic', () => {
    const stack = stackOf()
    const publish = statementsOf().filter(statement => statement.Action === 'sns:Publish')

    expect(publish.map(statement => statement.Resource)).toEqual([stack.resolve(stack.watchdog.topic.topicArn)])
  })

  it('decrypts with the keys it is given for the parameters', () => {
    const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Stack')
    const arn = 'arn:aws:kms:eu-west-1:123456789012:key/11111111-2222-3333-4444-555555555555'
    new CreditWatchdog(stack, 'Watchdog', { ...EXAMPLE, parameterKeys: [Key.fromKeyArn(stack, 'Key', arn)] })

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([{ Action: 'kms:Decrypt', Effect: 'Allow', Resource: arn }]) },
    })
  })
})

describe('in a VPC', () => {
  const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Stack')
  const keys = [{ name: 'ollama', provider: 'openai-compatible', baseUrl: 'http://10.0.0.5:11434' }] as const

  it('the function reaches private servers', () => {
    expect(
      () => new CreditWatchdog(stack, 'Watchdog', { ...EXAMPLE, keys, vpc: new Vpc(stack, 'Vpc') as IVpc }),
    ).not.toThrow()
  })

  it('and outside one such a server is refused', () => {
    expect(() => templateOf({ keys })).toThrow('keys[0].baseUrl: "http://10.0.0.5:11434" is a private address')
  })
})
