import { App, Stack } from 'aws-cdk-lib'
import { Annotations, Match, Template } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { fromParameter } from '../../lib/configuration/define.ts'
import { CreditWatchdog, type CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { EXAMPLE, stackOf, templateOf } from './synthesise.ts'

const many = (count: number, name = (index: number) => `/credit-watchdog/key-${index}`) =>
  Array.from(
    { length: count },
    (_, index) => ({ name: `key-${index}`, provider: 'kie', key: fromParameter(name(index)) }) as const,
  )

/** Keys whose balance nobody reads: nothing can be low. */
function withoutLines(count: number): CreditWatchdogProps['keys'] {
  return many(count).map(key => ({ ...key, provider: 'openai' }))
}

describe('one statement', () => {
  it("works in anybody's stack", () => {
    const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Theirs')

    const watchdog = new CreditWatchdog(stack, 'Watchdog', EXAMPLE)

    expect(watchdog.deployment).toBe('Theirs')
    expect(watchdog.alarms.length).toBeGreaterThan(8)
    expect(watchdog.dashboard).toBeDefined()
    expect(stack.resolve(watchdog.metricKeysExhausted().dimensions)).toEqual({ service: 'Theirs' })
  })

  it('refuses a second watchdog of the same name in a stack', () => {
    const stack = new Stack(new App({ context: { 'aws:cdk:bundling-stacks': [] } }), 'Theirs')
    new CreditWatchdog(stack, 'One', EXAMPLE)

    expect(() => new CreditWatchdog(stack, 'Two', EXAMPLE)).toThrow('Theirs/One is called "Theirs" already')
    expect(() => new CreditWatchdog(stack, 'Three', { ...EXAMPLE, deployment: 'three' })).not.toThrow()
  })

  it('says everything that is wrong', () => {
    expect(() => templateOf({ keys: [] })).toThrow('keys: is an empty list')
  })

  it('warns of what is probably not meant', () => {
    const annotations = Annotations.fromStack(stackOf({ alerts: { email: ['ops@example.com'] } }))

    annotations.hasWarning('/Shop/Watchdog', Match.stringLikeRegexp('ops@example.com is a reserved address'))
  })
})

describe('the template', () => {
  it('is the same for the same input', () => {
    expect(templateOf().toJSON()).toEqual(templateOf().toJSON())
  })

  it('fixes no physical name but those of the alarms', () => {
    const resources: Readonly<Record<string, { readonly Properties?: object }>> = templateOf().toJSON().Resources
    const literal = Object.values(resources)
      .flatMap(({ Properties = {} }) => Object.entries(Properties))
      .filter(([name, value]) => name.endsWith('Name') && typeof value === 'string')

    expect(new Set(literal.map(([name]) => name))).toEqual(
      // The policy lives inside its role, the metric is ours; the display name is what people see on their phone.
      new Set(['AlarmName', 'MetricName', 'DisplayName', 'PolicyName']),
    )
  })

  it('says where everything is', () => {
    expect(Object.keys(templateOf().findOutputs('*')).toSorted()).toEqual([
      'AlertsTopicArn',
      'DeploymentName',
      'FunctionName',
      'OperationsTopicArn',
      'StateTableName',
    ])
  })
})

describe('500 keys', () => {
  const template = templateOf({ keys: many(500), alarmsPer: 'deployment' })

  it('fit into one stack, with one exhaustion alarm for all', () => {
    expect(Object.keys(template.toJSON().Resources).length).toBeLessThan(500)
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'KeysExhausted' })
  })

  it('with an alarm each do not, which is said with the fix and never mended by leaving alarms out', () => {
    expect(() => templateOf({ keys: many(500) })).toThrow(
      /alarmsPer: 'pool' makes \d{3,4} resources in the stack; CloudFormation takes 500\. Say alarmsPer: 'deployment': one alarm for all 500 pools/,
    )
  })

  it('are each readable, and no policy is longer than IAM takes', () => {
    const policies = Object.values(template.findResources('AWS::IAM::ManagedPolicy'))
    const documents = policies.map(policy => JSON.stringify(policy.Properties.PolicyDocument, null, 0))
    const parameters = documents.join('').match(/parameter\/credit-watchdog\/key-\d+"/g) ?? []

    expect(new Set(parameters).size).toBe(500)
    expect(policies.length).toBeLessThanOrEqual(10)
    for (const policy of policies) expect(deployed(policy.Properties.PolicyDocument).length).toBeLessThan(6_144)
  })

  it('with long paths need more policies than a role takes, which is said before deploying', () => {
    const keys = many(500, index => `/${'a-long-folder-name/'.repeat(6)}key-${index}`)

    expect(() => templateOf({ keys })).toThrow("Keep several keys in one JSON secret, fromSecret('name', 'field')")
  })
})

it.each([1, 80, 95, 130])('%i parameters never make an inline policy longer than IAM takes', count => {
  const everything = { events: true, tracing: true, heartbeat: fromParameter('/ping') }
  const template = templateOf({ keys: many(count), alarmsPer: 'deployment', ...everything })
  const inline = Object.values(template.findResources('AWS::IAM::Policy')).map(policy =>
    deployed(policy.Properties.PolicyDocument),
  )
  const all = JSON.stringify(template.toJSON()).match(/parameter\/credit-watchdog\/key-\d+"/g)

  expect(inline.join('').length).toBeLessThan(10_240)
  expect(new Set(all).size).toBe(count)
})

it('300 pools have an alarm each, and what their metrics cost is said', () => {
  const stack = stackOf({ keys: withoutLines(300) })
  const alarms = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm', {
    Properties: { MetricName: 'Exhausted' },
  })

  expect(Object.keys(alarms)).toHaveLength(300)
  Annotations.fromStack(stack).hasWarning('/Shop/Watchdog', Match.stringLikeRegexp('300 metrics .* cost about \\$90'))
})

it.each([
  ['few pools', {}],
  ['a choice that was made', { keys: withoutLines(300), perPoolMetrics: 'all' }],
  ['one alarm for all, which needs none', { keys: withoutLines(300), alarmsPer: 'deployment' }],
] as const)('nothing is said about costs with %s', (_title, changes) => {
  Annotations.fromStack(stackOf(changes)).hasNoWarning('/Shop/Watchdog', Match.stringLikeRegexp('metrics of pools'))
})

/** A policy as IAM sees it, with the longest names AWS has. */
function deployed(document: unknown): string {
  const values: Readonly<Record<string, string>> = {
    'AWS::Partition': 'aws-us-gov',
    'AWS::Region': 'ap-southeast-2',
    'AWS::AccountId': '123456789012',
  }
  return JSON.stringify(document, (_name, value) => {
    if (value?.Ref !== undefined) return values[value.Ref]
    return value
  }).replace(/\{"Fn::Join":\["",\[([^\]]*)\]\]\}/g, (_whole, parts: string) =>
    JSON.stringify(JSON.parse(`[${parts}]`).join('')),
  )
}
