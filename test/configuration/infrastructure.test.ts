import { describe, expect, it } from 'vitest'
import { fromEnv, fromParameter, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { MINIMAL, problemsOf, withAlerts } from './minimal.ts'

const infrastructureOf = (changes: Partial<WatchdogConfiguration>) =>
  toWatchList({ ...MINIMAL, ...changes }, 'deploy').infrastructure

describe('what is built around the function', () => {
  it('has a default for everything', () => {
    expect(infrastructureOf({})).toEqual({
      alarmsPer: 'pool',
      alarmActions: 'operations',
      perPoolMetrics: 'exhausted',
      keysPerFunction: 1_000,
      dashboard: true,
      events: false,
      tracing: false,
      smsQuota: 1,
      runbook: 'docs/runbook.md',
    })
  })

  it('sends no metric of each pool where no alarm needs one', () => {
    expect(infrastructureOf({ alarmsPer: 'deployment' }).perPoolMetrics).toBe('none')
  })

  it.each<[string, object, string, string]>([
    [
      'an alarm on a metric that is not sent',
      { perPoolMetrics: 'none' },
      'perPoolMetrics',
      "Say alarmsPer: 'deployment'",
    ],
    ['a mistyped choice', { alarmsPer: 'pools' }, 'alarmsPer', "'pool', 'deployment'"],
    ['a bus in a configuration file', { events: 'default' }, 'events', 'true or false'],
    ['a function for each key', { keysPerFunction: 1 }, 'keysPerFunction', 'a whole number from 100 to 10000'],
    ['a quota of nothing', { smsQuota: 0 }, 'smsQuota', 'above 0'],
    ['a heartbeat whose URL stands in the file', { heartbeat: 'https://hc.example.com/x' }, 'heartbeat', 'a reference'],
    ['a heartbeat from the environment', { heartbeat: fromEnv('PING') }, 'heartbeat', 'Put it into a parameter'],
  ])('refuses %s', (_title, changes, path, words) => {
    const problems = problemsOf({ ...MINIMAL, ...changes })

    expect(problems).toEqual([{ path, text: expect.stringContaining(words) }])
  })

  it('knows where the URL of the heartbeat is kept', () => {
    const { watchList } = toWatchList({ ...MINIMAL, heartbeat: fromParameter('/ping') }, 'deploy')

    expect(watchList.heartbeat).toEqual({ from: 'parameter', name: '/ping' })
  })
})

describe('a webhook', () => {
  it('is a recipient of everything, or of what it asks for', () => {
    const recipients = (webhook: unknown) =>
      toWatchList(withAlerts({ webhook }), 'deploy').watchList.recipients.slice(1)
    const to = 'https://app.acme-studio.org/credit'

    expect(recipients({ to })).toEqual([{ channel: 'webhook', to, severity: ['urgent', 'warning', 'info'] }])
    expect(recipients(to)).toEqual(recipients({ to }))
    expect(recipients({ to, severity: ['urgent'], keys: ['kie'] })).toEqual([
      { channel: 'webhook', to, severity: ['urgent'], keys: ['kie'] },
    ])
  })

  it.each([
    'http://app.acme-studio.org/credit',
    'https://user:word@app.acme-studio.org/',
    'https://localhost/credit',
    'https://10.0.0.1/credit',
    'https://app/credit',
    'app.acme-studio.org',
  ])('is refused as %s: SNS calls it from outside, and encrypted', to => {
    expect(problemsOf(withAlerts({ webhook: { to } }))).toEqual([
      { path: 'alerts.webhook.to', text: expect.stringContaining('an https URL that the internet reaches') },
    ])
  })
})
