import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { septets } from '../../lambda/core/gsm7.ts'
import { templateOf } from '../lib/synthesise.ts'
import { atAws, withoutCredentials } from './shared/at-aws.ts'
import { type Account, OPERATIONS, startAccount, TOPIC } from './shared/aws-account.ts'
import { runCommand } from './shared/run-command.ts'

const KINDS = 'opened worse reminder recovered closed flapping steady unclear acknowledged watched summary test'.split(
  ' ',
)
const PHONE = '+15550100'

/** As the stack itself names the subscription of the mailbox to the notices. */
const logicalId = Object.entries(
  templateOf({ alerts: { email: ['ops@example.com'] } }).findResources('AWS::SNS::Subscription'),
).flatMap(([id, { Properties }]) => (/Alerts/.test(JSON.stringify(Properties.TopicArn)) ? [id] : []))[0]

let aws: Awaited<ReturnType<typeof startAccount>>
let folder: string

beforeEach(async () => {
  aws = await startAccount({ subscriptions: [...email(), ...phone()] })
  folder = mkdtempSync(join(tmpdir(), 'test-alert-'))
  configure({ email: ['ops@example.com'], sms: [PHONE] })
  atAws(aws)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await aws[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true })
})

function configure(alerts: object): void {
  const keys = [{ name: 'kie', provider: 'kie', key: { from: 'parameter', name: '/credit-watchdog/kie' } }]
  const configuration = { product: 'Acme Studio', alerts: { timeZone: 'Europe/Amsterdam', ...alerts }, keys }
  writeFileSync(join(folder, 'watchdog.config.ts'), `export default ${JSON.stringify(configuration)}\n`)
}

/** Both subscriptions of a mailbox; an ARN, or what SNS says instead. */
function email(alerts = `${TOPIC}:1`, operations = `${OPERATIONS}:1`): Account['subscriptions'] {
  return [
    { topic: TOPIC, protocol: 'email', endpoint: 'Ops@example.com', arn: alerts },
    { topic: OPERATIONS, protocol: 'email', endpoint: 'Ops@example.com', arn: operations },
  ].filter(({ arn }) => arn !== '')
}
function phone(): Account['subscriptions'] {
  return [{ topic: TOPIC, protocol: 'sms', endpoint: PHONE, arn: `${TOPIC}:2` }]
}

/** The mailbox's subscription to the notices, made this many hours ago. */
function madeHoursAgo(hours: number, status = 'CREATE_COMPLETE') {
  return {
    stack: 'CreditWatchdog',
    logicalId: logicalId ?? '',
    status,
    at: new Date(Date.now() - hours * 3_600_000).toISOString(),
  }
}

const testAlert = (...args: readonly string[]) => runCommand(['test-alert', ...args], { cwd: folder })
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('test-alert says who can be reached', () => {
  it('everybody, with exit code 0', async () => {
    const { stdout, exitCode } = await testAlert('--dry-run')

    expect(stdout).toMatch(/^E-mail +ops@example\.com +confirmed$/m)
    expect(stdout).toMatch(/^SMS +\+15550100 +subscribed$/m)
    expect(flat(stdout)).toContain('SMS quota $1.00 a month; spent: not read (CloudWatch:')
    expect(stdout).toContain('2 of 2 can be reached.\n')
    expect(exitCode).toBe(0)
  })

  const verify = 'verify it: https://console.aws.amazon.com/sns/v3/home?region=eu-west-1#/mobile/text-messaging'
  it.each<[string, Partial<Account>, string, number]>([
    [
      'a mailbox that has not clicked',
      { subscriptions: [...email('PendingConfirmation'), ...phone()] },
      'ops@example.com NOT CONFIRMED open "AWS Notification - Subscription Confirmation" and click Confirm (it dies two days after it was sent; when that was is not known)',
      1,
    ],
    [
      'a mailbox whose link still lives',
      { subscriptions: [...email('PendingConfirmation'), ...phone()], resources: [madeHoursAgo(3)] },
      'NOT CONFIRMED open "AWS Notification - Subscription Confirmation" and click Confirm (it dies ',
      1,
    ],
    [
      'a mailbox whose link is dead',
      { subscriptions: [...email('PendingConfirmation'), ...phone()], resources: [madeHoursAgo(50)] },
      'NOT CONFIRMED the link died ',
      1,
    ],
    [
      'a subscription that was changed since, whose age is not known',
      {
        subscriptions: [...email('PendingConfirmation'), ...phone()],
        resources: [madeHoursAgo(50, 'UPDATE_COMPLETE')],
      },
      'when that was is not known',
      1,
    ],
    ['a mailbox that is not there', { subscriptions: phone() }, 'ops@example.com NOT SUBSCRIBED npx cdk deploy', 1],
    [
      'a mailbox that clicked once of twice',
      { subscriptions: [...email(undefined, 'PendingConfirmation'), ...phone()] },
      "HALF CONFIRMED gets notices, but not the watchdog's own alarms: open",
      1,
    ],
    ['a phone that answered STOP', { optedOut: [PHONE] }, '+15550100 OPTED OUT it answered STOP', 1],
    [
      'the sandbox',
      { inSandbox: true },
      `NOT POSSIBLE the account is in the SMS sandbox and this number is not verified; ${verify}`,
      1,
    ],
    [
      'the sandbox, with the code not entered',
      { inSandbox: true, sandboxNumbers: [{ number: PHONE, status: 'Pending' }] },
      'this number waits for its code',
      1,
    ],
    [
      'the sandbox, with the number verified',
      { inSandbox: true, sandboxNumbers: [{ number: PHONE, status: 'Verified' }] },
      '+15550100 subscribed',
      0,
    ],
    [
      'a limit of nothing',
      { smsAttributes: { MonthlySpendLimit: '0' } },
      "NOT POSSIBLE the account's SMS limit is $0.00 a month",
      1,
    ],
    ['a limit that was never set', { smsAttributes: {} }, "SMS quota not set: the account's default, $1.00 a month", 0],
    [
      'opt-outs that may not be read',
      { refuse: { CheckIfPhoneNumberIsOptedOut: 'AuthorizationError' } },
      '+15550100 not known These AWS credentials may not call x:CheckIfPhoneNumberIsOptedOut.',
      2,
    ],
    [
      'subscriptions that may not be read',
      { refuse: { ListSubscriptionsByTopic: 'AuthorizationError' } },
      '0 of 2 can be reached, 2 not known.',
      2,
    ],
    [
      'resources that may not be read',
      { subscriptions: [...email('PendingConfirmation'), ...phone()], refuse: { ListStackResources: 'AccessDenied' } },
      'when that was is not known',
      1,
    ],
    [
      'sandbox numbers that may not be read, outside of it',
      { refuse: { ListSMSSandboxPhoneNumbers: 'AuthorizationError' } },
      '+15550100 subscribed',
      0,
    ],
  ])('%s', async (_title, over, text, exitCode) => {
    Object.assign(aws.account, over)

    const ran = await testAlert('--dry-run')

    expect(flat(ran.stdout)).toContain(text)
    expect(ran.exitCode).toBe(exitCode)
  })

  it('says who is left until the others are fixed', async () => {
    configure({ email: ['ops@example.com', 'team@example.com'] })
    aws.account.subscriptions = email()

    expect((await testAlert('--dry-run')).stdout).toContain(
      '1 of 2 can be reached. Until the others are fixed, only ops@example.com hears from us.',
    )
  })

  it('says that nobody does', async () => {
    aws.account.subscriptions = []

    expect((await testAlert('--dry-run')).stdout).toContain('0 of 2 can be reached. NOBODY is known to hear from us')
  })

  it('asks nothing about text messages where nobody gets one', async () => {
    configure({ email: ['ops@example.com'] })

    const { stdout } = await testAlert('--dry-run')

    expect(aws.asked.map(({ action }) => action).filter(action => /SMS|Phone/.test(action))).toEqual([])
    expect(stdout).not.toContain('SMS quota')
    expect(stdout).toContain('Also on the topic: sms +15550100')
  })

  it.each([
    [`${TOPIC}:4`, 'confirmed', 0],
    ['PendingConfirmation', 'NOT CONFIRMED the endpoint must open the SubscribeURL that SNS has posted to it', 1],
  ])('a webhook, which is not on the topic of the alarms: %#', async (arn, text, expected) => {
    configure({ email: ['ops@example.com'], webhook: { to: 'https://hooks.example.com/credit' } })
    const webhook = { topic: TOPIC, protocol: 'https', endpoint: 'https://hooks.example.com/credit', arn }
    aws.account.subscriptions = [...email(), webhook]

    const { stdout, exitCode } = await testAlert('--dry-run')

    expect(flat(stdout)).toContain(`Webhook https://hooks.example.com/credit ${text}`)
    expect(exitCode).toBe(expected)
  })

  it('names who is on the topic beside the configuration', async () => {
    aws.account.subscriptions.push({
      topic: TOPIC,
      protocol: 'sqs',
      endpoint: 'arn:aws:sqs:eu-west-1:1:queue',
      arn: `${TOPIC}:3`,
    })

    expect((await testAlert('--dry-run')).stdout).toContain('Also on the topic: sqs arn:aws:sqs:eu-west-1:1:queue\n')
  })
})

describe('test-alert sends', () => {
  it('one message that says it is a test, past every filter', async () => {
    const { stdout, exitCode } = await testAlert()

    expect(aws.published).toHaveLength(1)
    const [sent] = aws.published
    expect(sent?.topic).toBe(TOPIC)
    expect(sent?.subject).toBe('TEST: Credit Watchdog reaches you, nothing is wrong')
    expect(sent?.message.sms).toMatch(/^TEST .*Nothing is wrong/)
    expect(sent?.attributes).toMatchObject({ kind: 'test', severity: 'urgent', providers: '["*"]', keys: '["*"]' })
    expect(JSON.parse(sent?.message.default ?? '')).toMatchObject({ notices: [{ kind: 'test' }] })
    expect(stdout).toContain('Sent to everybody who is confirmed, as urgent: "TEST: ')
    expect(exitCode).toBe(0)
  })

  it('also where somebody is not reached, with exit code 1', async () => {
    aws.account.subscriptions = email('PendingConfirmation')

    expect((await testAlert()).exitCode).toBe(1)
    expect(aws.published).toHaveLength(1)
  })

  it('a mail as info, so that no phone rings by default', async () => {
    const { stdout } = await testAlert('--channel', 'email')

    expect(aws.published[0]?.attributes.severity).toBe('info')
    expect(stdout).not.toContain('+15550100 ')
    expect(stdout).toContain('as info')
  })

  it.each(KINDS.filter(kind => kind !== 'test'))(
    '%s to people as it looks and marked, to machines as a test',
    async kind => {
      await testAlert('--kind', kind)

      const [sent] = aws.published
      expect(sent?.subject).toMatch(/^TEST: [ -~]{1,93}$/)
      expect(sent?.message.email).toMatch(/^This is a test, .*\n(?:.*\n)?\n-{72}\n\n/)
      expect(sent?.message.sms).toMatch(/^TEST: /)
      expect(septets(`WATCHDOG> ${sent?.message.sms}`)).toBeLessThanOrEqual(160)
      expect(sent?.attributes.kind).toBe('test')
      expect(JSON.parse(sent?.message.default ?? '').notices).toMatchObject([{ kind: 'test' }])
      expect(sent?.message.https).not.toContain('exhausted')
    },
  )

  it.each([
    ['nl', /^TEST \d\d:\d\d: Credit Watchdog bereikt/],
    ['de', /^TEST \d\d:\d\d: Credit Watchdog erreicht/],
  ])('in %s', async (language, sms) => {
    await testAlert('--language', language)

    expect(aws.published[0]?.message.sms).toMatch(sms)
  })

  it.each([
    ['AuthorizationError', /^Not sent: refused \(AuthorizationError\w* HTTP 400\)\. It takes sns:Publish on/],
    ['Throttling', /^Not sent: throttled \(Throttling HTTP 400\)\./],
  ])('or says why not: %s', async (name, text) => {
    aws.account.refuse.Publish = name

    const { stderr, exitCode } = await testAlert()

    expect(stderr).toMatch(text)
    expect(exitCode).toBe(1)
  })
})

describe('test-alert --dry-run', () => {
  it('sends nothing and shows the texts', async () => {
    const { stdout } = await testAlert('--dry-run', '--kind', 'opened')

    expect(aws.published).toEqual([])
    expect(stdout).toMatch(/Nothing was sent\. This is how it looks:\n\nSMS\nKIE EMPTY \d\d:\d\d: all calls fail\./)
    expect(stdout).toMatch(/E-MAIL\nSubject: KIE: no credits left since \d\d:\d\d/)
    expect(stdout).not.toContain('JSON\n')
  })

  it.each([
    ['sms', /\nSMS\nTEST/, /E-MAIL|JSON/],
    ['email', /\nE-MAIL\nSubject: TEST/, /\nSMS\n|JSON/],
    ['json', /\nJSON\n\{\n {2}"schema": /, /\nSMS\n|E-MAIL/],
  ])('shows only %s', async (channel, shown, hidden) => {
    const { stdout } = await testAlert('--dry-run', '--channel', channel)

    expect(stdout).toMatch(shown)
    expect(stdout).not.toMatch(hidden)
  })

  it.each(KINDS.flatMap(kind => ['en', 'nl', 'de'].map(language => [kind, language] as const)))(
    'can show %s in %s',
    async (kind, language) => {
      withoutCredentials()

      const { stdout, stderr, exitCode } = await testAlert('--dry-run', '--kind', kind, '--language', language)

      const sms = /\nSMS\n(.*)\n/.exec(stdout)?.[1] ?? ''
      expect(septets(`WATCHDOG> ${sms}`)).toBeLessThanOrEqual(160)
      expect(stdout).not.toMatch(/undefined|NaN|Invalid|\{\}/)
      expect(stderr).toMatch(/^No AWS credentials here\./)
      expect(exitCode).toBe(64)
    },
  )
})

describe('test-alert refuses', () => {
  it.each([
    [['--kind', 'oppened'], 'Unknown kind "oppened". Did you mean "opened"?'],
    [['--channel', 'fax'], 'Unknown channel "fax". Allowed: sms, email, json.'],
    [['--language', 'fr'], 'Unknown language "fr".'],
    [['kie'], 'test-alert takes no argument'],
  ])('%j', async (args, text) => {
    const { stderr, exitCode } = await testAlert(...args)

    expect(stderr).toContain(text)
    expect(exitCode).toBe(64)
    expect(aws.asked).toEqual([])
  })

  it('to work without a configuration, for it would not know whom to expect', async () => {
    const { stderr, exitCode } = await runCommand(['test-alert'], { cwd: tmpdir() })

    expect(stderr).toContain('There is no watchdog.config.ts here.')
    expect(exitCode).toBe(64)
  })

  it('to send without a stack', async () => {
    aws.account.stacks = {}

    const { stderr, exitCode } = await testAlert()

    expect(stderr).toContain('No stack "CreditWatchdog" in eu-west-1.')
    expect(exitCode).toBe(64)
    expect(aws.published).toEqual([])
  })
})
