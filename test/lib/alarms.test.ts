import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Match } from 'aws-cdk-lib/assertions'
import { describe, expect, it } from 'vitest'
import { EXAMPLE, stackOf, templateOf } from './synthesise.ts'

const template = templateOf()
const stack = stackOf()
const operations = [stack.resolve(stack.watchdog.operationsTopic.topicArn)]
const service = { Name: 'service', Value: 'Shop' }

interface AlarmProperties {
  readonly AlarmName: string
  readonly AlarmDescription: string
  readonly Period: number
  readonly EvaluationPeriods: number
}
const alarmsOf = (found = template): readonly AlarmProperties[] =>
  Object.values(found.findResources('AWS::CloudWatch::Alarm')).map(alarm => alarm.Properties)

describe('alarms about pools', () => {
  it('are one for each pool, on its own metric', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop kie/video: exhausted',
      Namespace: 'CreditWatchdog',
      MetricName: 'Exhausted',
      Dimensions: Match.arrayWith(
        [
          service,
          { Name: 'Provider', Value: 'kie' },
          { Name: 'Key', Value: 'kie' },
          { Name: 'Pool', Value: 'video' },
        ].toSorted((a, b) => a.Name.localeCompare(b.Name)),
      ),
      Statistic: 'Maximum',
      Threshold: 1,
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
    })
  })

  it('have no actions: the notice has told it, once', () => {
    const pools = template.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'Exhausted' } })

    expect(Object.keys(pools)).toHaveLength(3)
    for (const pool of Object.values(pools))
      expect([pool.Properties.AlarmActions, pool.Properties.OKActions]).toEqual([undefined, undefined])
  })

  it('keep their state while the condition is unknown', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Exhausted', TreatMissingData: 'ignore' })
  })

  it('call the single pool of a plain key by the key', () => {
    expect(alarmsOf().map(alarm => alarm.AlarmName)).toContain('Shop openai: exhausted')
  })

  it('can be one for the whole deployment', () => {
    const one = templateOf({ alarmsPer: 'deployment' })

    one.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop keys exhausted',
      MetricName: 'KeysExhausted',
      Dimensions: [service],
    })
    expect(
      Object.keys(one.findResources('AWS::CloudWatch::Alarm', { Properties: { MetricName: 'Exhausted' } })),
    ).toEqual([])
  })
})

describe('alarms about the watchdog itself', () => {
  it.each([
    ['silence', 'CreditWatchdog', 'Sweeps', 'breaching'],
    ['errors', 'AWS/Lambda', 'Errors', 'notBreaching'],
    ['throttles', 'AWS/Lambda', 'Throttles', 'notBreaching'],
    ['notices failed', 'CreditWatchdog', 'NoticesFailed', 'notBreaching'],
  ])('%s acts, and says when it is over', (name, namespace, metric, missing) => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: `Shop ${name}`,
      Namespace: namespace,
      MetricName: metric,
      TreatMissingData: missing,
      AlarmActions: operations,
      OKActions: operations,
    })
  })

  it.each([
    ['1m', 15],
    ['5m', 15],
    ['30m', 90],
    ['8h', 1_440],
  ])('every %s: silent after %i minutes, three gaps or more', (every, minutes) => {
    const silence = alarmsOf(templateOf({ schedule: { every } })).find(alarm => alarm.AlarmName === 'Shop silence')

    expect(((silence?.Period ?? 0) * (silence?.EvaluationPeriods ?? 0)) / 60).toBe(minutes)
  })

  it('are not silent over a weekend on which nobody sweeps, and look no further back than CloudWatch can', () => {
    const schedule = { cron: '0 7-18 ? * MON-FRI *', longestGap: '62h' }
    const silence = alarmsOf(templateOf({ schedule })).find(alarm => alarm.AlarmName === 'Shop silence')

    expect([silence?.Period, silence?.EvaluationPeriods]).toEqual([3_600, 168])
  })

  it('are not silent on the day of the first deployment', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop silence',
      WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 15 },
    })
  })

  it('count the metrics of this deployment only', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Sweeps', Dimensions: [service] })
  })
})

describe('every alarm', () => {
  it("begins with the deployment's name", () => {
    for (const { AlarmName } of alarmsOf(templateOf({ deployment: 'studio' }))) expect(AlarmName).toMatch(/^studio /)
  })

  it('has its section in the runbook', () => {
    const runbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8')
    const sections = [...runbook.matchAll(/^## (.+)$/gm)].map(([, title = '']) =>
      title.toLowerCase().replaceAll(' ', '-'),
    )
    const linked = [...alarmsOf(), ...alarmsOf(templateOf({ alarmsPer: 'deployment' }))].map(
      alarm => /docs\/runbook\.md#([a-z-]+)$/.exec(alarm.AlarmDescription)?.[1],
    )

    expect(linked.length).toBeGreaterThan(8)
    for (const section of linked) expect(sections).toContain(section)
  })

  it('links to where the runbook is kept', () => {
    const [alarm] = alarmsOf(templateOf({ runbook: 'https://wiki.example.com/runbook' }))

    expect(alarm?.AlarmDescription).toContain('https://wiki.example.com/runbook#')
  })

  it('fits the names that CloudWatch takes, with the longest key and pool', () => {
    const long = 'a'.repeat(40)
    const keys = [{ ...EXAMPLE.keys[0], name: long, provider: 'kie', pools: [{ name: long }] }]

    for (const { AlarmName } of alarmsOf(templateOf({ keys, deployment: 'B'.repeat(60) })))
      expect(AlarmName.length).toBeLessThanOrEqual(255)
  })
})
