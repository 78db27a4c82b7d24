import { Match, Template } from 'aws-cdk-lib/assertions'
import { User } from 'aws-cdk-lib/aws-iam'
import { describe, expect, it } from 'vitest'
import { fromSecret } from '../../lib/configuration/define.ts'
import { stackOf, templateOf } from './synthesise.ts'

/** As so many keys are kept: a hundred in one JSON secret, for a role can only name so many. */
const keys = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    name: `key-${index}`,
    provider: 'kie' as const,
    key: fromSecret(`keys-${Math.floor(index / 100)}`, `key-${index}`),
  }))
const changes = { keys: keys(250), keysPerFunction: 100, alarmsPer: 'deployment' } as const
const template = templateOf(changes)

describe('up to so many keys', () => {
  it.each([
    [1_000, {}],
    [250, { keysPerFunction: 250 }],
  ])('%i, the schedule starts the function itself', (count, more) => {
    const one = templateOf({ keys: keys(count), alarmsPer: 'deployment', ...more })

    one.resourceCountIs('AWS::StepFunctions::StateMachine', 0)
    one.hasResourceProperties('AWS::Events::Rule', { Targets: [{ Arn: { 'Fn::GetAtt': Match.anyValue() } }] })
  })
})

it.each([
  ['a thousand keys', 1_000, 512, {}],
  ['more than that in one function', 1_001, 1_024, { keysPerFunction: 5_000 }],
  ['more than that in several functions', 1_001, 512, {}],
  ['several functions of many keys each', 1_300, 1_024, { keysPerFunction: 1_200 }],
])('%s have the memory, and so the CPU, they take', (_title, count, MemorySize, more) => {
  const template = templateOf({ keys: keys(count), alarmsPer: 'deployment', ...more })

  template.hasResourceProperties('AWS::Lambda::Function', { MemorySize })
})

describe('where keys are discovered', () => {
  const discover = '/credit-watchdog/keys'

  it.each([
    ['one function sweeps, unless more are asked for', {}, 0],
    ['and where they are, a state machine starts them from the start', { keysPerFunction: 1_000 }, 1],
  ])('%s', (_title, more, count) => {
    templateOf({ discover, ...more }).resourceCountIs('AWS::StepFunctions::StateMachine', count)
  })
})

describe('above', () => {
  it('the schedule starts one state machine, and the function only through it', () => {
    const [id] = Object.keys(template.findResources('AWS::StepFunctions::StateMachine'))

    expect(Object.values(template.findResources('AWS::Events::Rule')).map(rule => rule.Properties.Targets)).toEqual([
      [expect.objectContaining({ Arn: { Ref: id } })],
    ])
    template.resourceCountIs('AWS::Lambda::Permission', 0)
  })

  it('it is a 1001st key by default', () => {
    templateOf({ keys: keys(1_001), alarmsPer: 'deployment' }).resourceCountIs('AWS::StepFunctions::StateMachine', 1)
  })

  it('an execution is not started a minute late', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({ RetryPolicy: { MaximumEventAgeInSeconds: 60, MaximumRetryAttempts: 2 } })],
    })
  })

  it('it is a standard one: a sweep may last longer than the five minutes of an express one', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { StateMachineType: 'STANDARD' })
  })

  it('may call this function and nothing else, and write its log', () => {
    const policies = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([id]) => /FanOut/.test(id))
    const statements = policies.flatMap(([, policy]) => policy.Properties.PolicyDocument.Statement)
    const [functionId = ''] = Object.keys(template.findResources('AWS::Lambda::Function'))
    const arn = { 'Fn::GetAtt': [functionId, 'Arn'] }

    expect(statements).toEqual([
      {
        Action: 'lambda:InvokeFunction',
        Effect: 'Allow',
        Resource: [arn, { 'Fn::Join': ['', [arn, ':*']] }],
      },
      { Action: expect.arrayContaining(['logs:CreateLogDelivery']), Effect: 'Allow', Resource: '*' },
      { Action: 'states:StartExecution', Effect: 'Allow', Resource: expect.anything() },
    ])
  })

  it('its log has every step and no data, for as long as the other', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    })
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: '/aws/vendedlogs/states/credit-watchdog-Shop',
      RetentionInDays: 90,
    })
  })

  it('is traced when that is asked for', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { TracingConfiguration: { Enabled: false } })
    templateOf({ ...changes, tracing: true }).hasResourceProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: true },
    })
  })

  it('an execution that leaves keys out rings at the operations topic, at two of three', () => {
    const stack = stackOf(changes)
    const operations = [stack.resolve(stack.watchdog.operationsTopic.topicArn)]

    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop keys left out',
      AlarmDescription: Match.stringLikeRegexp('runbook.md#keys-left-out$'),
      EvaluationPeriods: 3,
      DatapointsToAlarm: 2,
      TreatMissingData: 'notBreaching',
      AlarmActions: operations,
      OKActions: operations,
      Metrics: Match.arrayWith(
        ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'].map(MetricName =>
          Match.objectLike({ MetricStat: Match.objectLike({ Metric: Match.objectLike({ MetricName }) }) }),
        ),
      ),
    })
  })

  it('the dead man is the same: a sweep is one, however many functions make it', () => {
    const silence = (found: typeof template) =>
      Object.values(found.findResources('AWS::CloudWatch::Alarm')).find(
        alarm => alarm.Properties.AlarmName === 'Shop silence',
      )?.Properties

    expect({ ...silence(template), AlarmActions: [], OKActions: [] }).toEqual({
      ...silence(templateOf({ ...changes, keys: keys(2) })),
      AlarmActions: [],
      OKActions: [],
    })
  })

  it('who may start a sweep at once may start an execution', () => {
    const stack = stackOf(changes)
    const pipeline = new User(stack, 'Pipeline')

    stack.watchdog.grantInvoke(pipeline)

    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Users: [Match.anyValue()],
      PolicyDocument: {
        Statement: [Match.objectLike({ Action: 'states:StartExecution' })],
      },
    })
  })

  it('so many keys that forty functions do not suffice are refused, with the fix', () => {
    expect(() => templateOf({ ...changes, keys: keys(4_001) })).toThrow(
      /keysPerFunction: 4001 keys make 41 ranges .* Say more keys for each function/,
    )
  })
})
