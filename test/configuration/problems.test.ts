import { App, Lazy, Stack } from 'aws-cdk-lib'
import { describe, expect, it } from 'vitest'
import { fromEnv, fromParameter, fromSecret } from '../../lib/configuration/define.ts'
import { KIE, MINIMAL, problemsOf, withAlerts, withKey } from './minimal.ts'

/** title, configuration, path of the one problem, what its text must name: the value, what is allowed, the fix. */
type Row = readonly [string, unknown, string, readonly string[]]

const pool = (changes: object) => withKey({ pools: [{ name: 'video' }, { name: 'images', ...changes }] })
const schedule = (given: unknown) => ({ ...MINIMAL, schedule: given })
const stack = new Stack(new App(), 'Stack', { env: { account: '123456789012' } })

const ROWS: readonly Row[] = [
  ['a configuration that is no object', undefined, 'configuration', ['nothing', 'an object']],
  [
    'a mistyped property',
    { ...MINIMAL, quiethours: {} },
    'configuration',
    ['"quiethours"', 'Did you mean "quietHours"?'],
  ],
  ['no keys', { ...MINIMAL, keys: [] }, 'keys', ['empty list', 'at least one key', 'init']],
  ['keys that are no list', { ...MINIMAL, keys: KIE }, 'keys', ['an object', 'a list of keys']],
  [
    'a deployment name that CloudFormation refuses',
    { ...MINIMAL, deployment: '2nd_try' },
    'deployment',
    ['"2nd_try"', 'beginning with a letter'],
  ],
  ['a period that is too short', schedule({ every: '30s' }), 'schedule.every', ['"30s"', "'1m' to '8h'"]],
  ['a period that is too long', schedule({ every: '9h' }), 'schedule.every', ['"9h"', "'1m' to '8h'"]],
  [
    'both ways of scheduling',
    schedule({ every: '5m', cron: '0 8 * * ? *', longestGap: '24h' }),
    'schedule',
    ['one of'],
  ],
  [
    'a crontab line of five fields',
    schedule({ cron: '*/10 7-18 * * MON-FRI', longestGap: '62h' }),
    'schedule.cron',
    ['five fields', "'*/10 7-18 ? * MON-FRI *'"],
  ],
  [
    'a cron hour that does not exist',
    schedule({ cron: '0 24 * * ? *', longestGap: '24h' }),
    'schedule.cron',
    ['"24"', 'hours', '0 to 23'],
  ],
  [
    'a cron with both day fields',
    schedule({ cron: '0 8 * * * *', longestGap: '24h' }),
    'schedule.cron',
    ["'?' in exactly one"],
  ],
  [
    'a cron without its longest gap',
    schedule({ cron: '0 8 * * ? *' }),
    'schedule.longestGap',
    ['missing', "here '24h'"],
  ],
  [
    'a cron that leaves more between two sweeps than its longest gap',
    schedule({ cron: '0 7-18 ? * MON-FRI *', longestGap: '48h' }),
    'schedule.longestGap',
    ['"48h"', "'61h'"],
  ],
  [
    'a cron too rare for its silence to be told',
    schedule({ cron: '0 8 1 * ? *', longestGap: '72h' }),
    'schedule.cron',
    ['744h', '72h'],
  ],
  [
    'a crontab line with the day as a number',
    schedule({ cron: '0 8 * * 1-5', longestGap: '72h' }),
    'schedule.cron',
    ["'0 8 ? * MON-FRI *'"],
  ],
  [
    'a time that is none',
    { ...MINIMAL, quietHours: { from: '7:00', to: '08:00' } },
    'quietHours.from',
    ['"7:00"', 'Write "07:00"'],
  ],
  [
    'quiet hours without length',
    { ...MINIMAL, quietHours: { from: '07:00', to: '07:00' } },
    'quietHours.to',
    ['another time'],
  ],
  ['a bad e-mail address', withAlerts({ email: ['ops@acme'] }), 'alerts.email[0]', ['"ops@acme"', 'an e-mail address']],
  [
    'an e-mail address with a space',
    withAlerts({ email: [{ to: ' ops@acme-studio.org' }] }),
    'alerts.email[0].to',
    ['spaces away'],
  ],
  ['a phone number with spaces', withAlerts({ sms: ['+1 555-0100'] }), 'alerts.sms[0]', ['E.164', 'Write "+15550100"']],
  ['a phone number without its country', withAlerts({ sms: ['0612345678'] }), 'alerts.sms[0]', ['country code']],
  [
    'a recipient twice in a channel',
    withAlerts({ email: ['a@acme.org', 'A@acme.org'] }),
    'alerts.email[1]',
    ['once in a channel', 'Merge'],
  ],
  [
    'a severity that does not exist',
    withAlerts({ sms: [{ to: '+15550100', severity: ['urgnt'] }] }),
    'alerts.sms[0].severity[0]',
    ['"urgnt"', 'Did you mean "urgent"?'],
  ],
  [
    'a filter that nothing passes',
    withAlerts({ email: [{ to: 'a@acme.org', keys: [] }] }),
    'alerts.email[0].keys',
    ['leave it out'],
  ],
  [
    'a filter on a key that is not there',
    withAlerts({ email: [{ to: 'a@acme.org', keys: ['kei'] }] }),
    'alerts.email[0].keys[0]',
    ['Did you mean "kie"?'],
  ],
  [
    'a filter that SNS refuses',
    withAlerts({
      email: [{ to: 'a@acme.org', severity: ['urgent'], providers: Array(9).fill('kie'), keys: Array(9).fill('kie') }],
    }),
    'alerts.email[0]',
    ['200 combinations', '150'],
  ],
  ['a language we do not speak', withAlerts({ language: 'fr' }), 'alerts.language', ['"fr"', "'en', 'nl', 'de'"]],
  [
    'a time zone that does not exist',
    withAlerts({ timeZone: 'Europe/Amsterdm' }),
    'alerts.timeZone',
    ['Did you mean "Europe/Amsterdam"?'],
  ],
  [
    'a display name that is too long',
    withAlerts({ displayName: 'Credit Watchdog' }),
    'alerts.displayName',
    ['1 to 10'],
  ],
  ['an empty name', withKey({ name: '' }), 'keys[0].name', ['""', 'lower-case letters']],
  ['a name that is no metric dimension', withKey({ name: 'KIE (prod)' }), 'keys[0].name', ['Write "kie-prod"']],
  ['an unknown provider', withKey({ provider: 'kei' }), 'keys[0].provider', ['"kei"', 'Did you mean "kie"?']],
  ['a provider like no other', withKey({ provider: 'llamafarm' }), 'keys[0].provider', ['openai-compatible']],
  [
    'a key that is missing',
    withKey({ key: undefined }),
    'keys[0].key',
    ['missing', "fromParameter('/credit-watchdog/kie')"],
  ],
  ['a parameter without its slash', withKey({ key: fromParameter('kie') }), 'keys[0].key', ['"kie"', "Write '/kie'"]],
  [
    "a parameter in AWS's own folder",
    withKey({ key: fromParameter('/aws/kie') }),
    'keys[0].key',
    ['"/aws/kie"', 'parameter path'],
  ],
  [
    'a secret with a name that cannot be',
    withKey({ key: fromSecret('my secret') }),
    'keys[0].key',
    ['"my secret"', 'Secrets Manager'],
  ],
  [
    'an environment variable when deploying',
    withKey({ key: fromEnv('KIE_API_KEY') }),
    'keys[0].key',
    ["fromEnv('KIE_API_KEY')", "fromParameter('/credit-watchdog/kie-api-key')"],
  ],
  ['a region the provider does not have', withKey({ region: 'cn' }), 'keys[0].region', ['"cn"', "'default'"]],
  [
    'a parameter the provider does not know',
    withKey({ parameters: { team: 'a' } }),
    'keys[0].parameters.team',
    ['no such parameter'],
  ],
  ['a comma in a threshold', withKey({ low: '5,000' }), 'keys[0].low', ['"5,000"', 'comma']],
  ['a negative threshold', withKey({ low: -1 }), 'keys[0].low', ['-1', '0 or more']],
  [
    'an unknown unit in a threshold',
    withKey({ low: '5 credts' }),
    'keys[0].low',
    ['"credts"', 'Did you mean "credits"?'],
  ],
  [
    'a threshold without a unit where there are several',
    withKey({ provider: 'deepseek', low: 5 }),
    'keys[0].low',
    ['no unit', '5 USD'],
  ],
  [
    'critical above low',
    withKey({ low: 10, critical: 20 }),
    'keys[0].critical',
    ['less than low (10 credits)', 'wrong way round'],
  ],
  ['a budget that is none', withKey({ dailyBudget: '2 cents' }), 'keys[0].dailyBudget', ['USD']],
  [
    'an old name that is still a key',
    { ...MINIMAL, keys: [KIE, { ...KIE, name: 'new', was: 'kie' }] },
    'keys[1].was',
    ['no longer there'],
  ],
  ['an empty list of pools', withKey({ pools: [] }), 'keys[0].pools', ['leave it out']],
  ['two pools of one name', pool({ name: 'video' }), 'keys[0].pools[1].name', ['used once']],
  [
    'a fallback that is not there',
    pool({ fallback: 'vidoe' }),
    'keys[0].pools[1].fallback',
    ['"vidoe"', 'Did you mean "video"?'],
  ],
  ['a pool that falls back on itself', pool({ fallback: 'images' }), 'keys[0].pools[1].fallback', ['another pool']],
  ['a canary where there is no safe one', pool({ canary: true }), 'keys[0].pools[1].canary', ['no safe paid call']],
  [
    'work that costs nothing sensible',
    withKey({ workUnits: [{ name: 'video', cost: 'much' }] }),
    'keys[0].workUnits[0].cost',
    ['"much"'],
  ],
  ['a function', withKey({ note: () => 'hello' }), 'keys[0].note', ['a function', 'plain data']],
  ['a class instance', withKey({ note: new Date(0) }), 'keys[0].note', ['Date', 'plain data']],
  [
    'a CDK token in a text',
    withKey({ key: fromParameter(Lazy.string({ produce: () => '/x' })) }),
    'keys[0].key.name',
    ['CDK token'],
  ],
  ['a CDK token as a number', withKey({ low: Lazy.number({ produce: () => 1 }) }), 'keys[0].low', ['CDK token']],
  ['a CDK token as an object', withKey({ note: Lazy.any({ produce: () => 1 }) }), 'keys[0].note', ['CDK token']],
  [
    "a stack's region, unknown before it is deployed",
    withKey({ note: `runs in ${stack.region}` }),
    'keys[0].note',
    ['CDK token'],
  ],
]

describe('a problem names its path, its value, what is allowed and the fix', () => {
  it.each(ROWS)('%s', (_title, configuration, path, words) => {
    const problems = problemsOf(configuration)

    expect(problems.map(problem => problem.path)).toEqual([path])
    for (const word of words) expect(problems[0]?.text).toContain(word)
  })

  it('says all problems at once', () => {
    const keys = [
      { ...KIE, name: 'A b', provider: 'kei', low: '5,000' },
      { ...KIE, pols: 3 },
      { name: 'kie', provider: 'openai' },
    ]

    const paths = problemsOf({ alerts: { email: ['a@b'] }, keys, schedule: { every: '1s' } }).map(
      problem => problem.path,
    )

    expect(paths.toSorted()).toEqual([
      'alerts.email[0]',
      'keys[0].low',
      'keys[0].name',
      'keys[0].provider',
      'keys[1]',
      'keys[1].name',
      'keys[2].key',
      'keys[2].name',
      'schedule.every',
    ])
  })

  it('names both keys of one name', () => {
    const problems = problemsOf({ ...MINIMAL, keys: [KIE, KIE] })

    expect(problems.map(problem => problem.path)).toEqual(['keys[0].name', 'keys[1].name'])
    expect(problems[0]?.text).toContain('2 keys have it')
  })

  it('finds nothing wrong with the minimal configuration', () => {
    expect(problemsOf(MINIMAL)).toEqual([])
  })
})
