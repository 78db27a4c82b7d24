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

  it('tell who is low, where it can be known', () => {
    const lowOf = (changes = {}) =>
      alarmsOf(templateOf({ perPoolMetrics: 'all', ...changes }))
        .map(alarm => alarm.AlarmName)
        .filter(name => name.endsWith(': low'))
    const [kie, openai] = EXAMPLE.keys
    const priced = [
      { name: 'video', workUnits: [{ name: 'video', cost: 135 }] },
      { name: 'images', workUnits: [{ name: 'image', cost: 4 }] },
    ]

    expect(lowOf()).toEqual(['Shop kie/video: low', 'Shop kie/images: low'])
    expect(lowOf({ keys: [{ ...kie, pools: priced }] })).toEqual(['Shop kie/video: low'])
    expect(lowOf({ keys: [{ ...openai, low: '5 USD' }] })).toEqual([])
  })

  it('name the line that was crossed', () => {
    const [low] = alarmsOf(templateOf({ perPoolMetrics: 'all' })).filter(
      alarm => alarm.AlarmName === 'Shop kie/video: low',
    )

    expect(low?.AlarmDescription).toMatch(/^kie\/video \(kie\) is under its line, [\d,]+ credits\. /)
  })

  it.each([
    ['all', ['Exhausted', 'Low']],
    ['exhausted', ['Exhausted']],
  ] as const)('watch only metrics that are sent: perPoolMetrics %s', (perPoolMetrics, metrics) => {
    const alarms = templateOf({ perPoolMetrics }).findResources('AWS::CloudWatch::Alarm')
    const watched = Object.values(alarms).filter(({ Properties }) => /: (?:exhausted|low)$/.test(Properties.AlarmName))

    expect([...new Set(watched.map(({ Properties }) => Properties.MetricName))]).toEqual(metrics)
  })

  it('tell who is low by one for all, where its own metric would cost more than it is worth', () => {
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop keys low',
      MetricName: 'KeysLow',
      Dimensions: [service],
    })
    expect(alarmsOf(templateOf({ perPoolMetrics: 'all' })).map(alarm => alarm.AlarmName)).not.toContain('Shop keys low')
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

describe('who acts', () => {
  const actingOf = (changes: Parameters<typeof templateOf>[0]) =>
    Object.values(templateOf(changes).findResources('AWS::CloudWatch::Alarm'))
      .filter(({ Properties }) => Properties.AlarmActions !== undefined || Properties.OKActions !== undefined)
      .map(({ Properties }) => String(Properties.AlarmName))

  it('can be the alarms about pools, too', () => {
    expect(actingOf({ alarmActions: 'all' })).toHaveLength(alarmsOf().length)
    expect(actingOf({ alarmActions: 'all' })).toContain('Shop kie/video: exhausted')
  })

  it('can be none of them', () => {
    expect(actingOf({ alarmActions: 'none' })).toEqual([])
  })
})

describe('alarms about the watchdog itself', () => {
  it.each([
    ['silence', 'CreditWatchdog', 'Sweeps', 'breaching'],
    ['errors', 'AWS/Lambda', 'Errors', 'notBreaching'],
    ['throttles', 'AWS/Lambda', 'Throttles', 'notBreaching'],
    ['duration', 'AWS/Lambda', 'Duration', 'notBreaching'],
    ['notices failed', 'CreditWatchdog', 'NoticesFailed', 'notBreaching'],
    ['undelivered', 'AWS/SQS', 'ApproximateNumberOfMessagesVisible', 'ignore'],
    ['recipients unconfirmed', 'CreditWatchdog', 'SubscriptionsPending', 'notBreaching'],
    ['SMS spend', 'AWS/SNS', 'SMSMonthToDateSpentUSD', 'ignore'],
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

  it.each([
    ['1m', 55, 40_000],
    ['5m', 240, 192_000],
  ])('every %s, stopped after %i s: near it is when probing was cut short', (every, timeout, threshold) => {
    const changed = templateOf({ schedule: { every } })

    changed.hasResourceProperties('AWS::Lambda::Function', { Timeout: timeout })
    changed.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmName: 'Shop duration', Threshold: threshold })
  })

  it.each([
    [undefined, 0.8],
    [50, 40],
  ])('with an SMS quota of %s ring at %d USD', (smsQuota, threshold) => {
    templateOf(smsQuota === undefined ? {} : { smsQuota }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop SMS spend',
      Threshold: threshold,
    })
  })

  it('look at SMS only where somebody gets them, and at recipients only where there are any', () => {
    const namesOf = (alerts: object) => alarmsOf(templateOf({ alerts })).map(alarm => alarm.AlarmName)

    expect(namesOf({ email: ['ops@acme-studio.org'] })).not.toContain('Shop SMS spend')
    expect(namesOf({ email: ['ops@acme-studio.org'] })).toContain('Shop recipients unconfirmed')
    expect(namesOf({})).not.toContain('Shop recipients unconfirmed')
    expect(namesOf({})).not.toContain('Shop undelivered')
  })

  it.each([
    ['5m', 3_600, 3],
    ['8h', 28_800, 1],
  ])('every %s: leave time to confirm, and never wait longer than it is counted', (every, period, periods) => {
    templateOf({ schedule: { every } }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmName: 'Shop recipients unconfirmed',
      Period: period,
      EvaluationPeriods: periods,
    })
  })

  it('never look further back than CloudWatch does: a week, and a day where periods are short', () => {
    for (const schedule of [
      { every: '5m' },
      { every: '8h' },
      { cron: '0 7 ? * MON-FRI *', longestGap: '72h' },
    ] as const)
      for (const { Period, EvaluationPeriods } of alarmsOf(templateOf({ schedule }))) {
        const seconds = Period * EvaluationPeriods

        expect(seconds).toBeLessThanOrEqual(Period >= 3_600 ? 7 * 86_400 : 86_400)
      }
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
