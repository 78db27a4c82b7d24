import { afterEach, describe, expect, it, vi } from 'vitest'
import { METRIC } from '../../lambda/contract.ts'
import { createEmfMeter } from '../../lambda/io/emf-meter.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import type { CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { BALANCES, BLOCKED_NOW, RECENT_NOTICES } from '../../lib/log-queries.ts'
import { aKey, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK } from '../support/sweeping.ts'
import { EXAMPLE, stackOf } from './synthesise.ts'

interface Widget {
  readonly type: string
  readonly properties: {
    readonly title: string
    readonly query?: string
    readonly alarms?: readonly unknown[]
    readonly metrics?: readonly (readonly unknown[])[]
    readonly annotations?: { readonly horizontal: readonly { readonly label: string; readonly value: number }[] }
  }
}

function widgetsOf(changes: Partial<CreditWatchdogProps> = {}): readonly Widget[] {
  const { dashboard } = stackOf(changes).watchdog
  if (dashboard === undefined) throw new Error('there is no dashboard')
  const body: unknown = dashboard.stack.resolve(
    (dashboard.node.defaultChild as { dashboardBody?: unknown }).dashboardBody,
  )
  const parts = typeof body === 'string' ? [body] : (body as { 'Fn::Join': [string, unknown[]] })['Fn::Join'][1]
  const text = parts.map(part => (typeof part === 'string' ? part : '<reference>')).join('')
  return (JSON.parse(text) as { readonly widgets: readonly Widget[] }).widgets
}

const BALANCES_TITLE = 'Balances, and when they are gone at the present use'

const widgets = widgetsOf()
const titled = (title: string, among = widgets) => among.find(widget => widget.properties.title === title)?.properties

describe('the dashboard', () => {
  it('is made of metrics, alarms and the log: nothing on it has to be kept up to date', () => {
    expect(new Set(widgets.map(widget => widget.type))).toEqual(new Set(['alarm', 'log', 'metric']))
  })

  it('begins with every alarm', () => {
    const { alarms } = stackOf().watchdog
    const shown = ['The watchdog itself', 'Keys'].flatMap(title => titled(title)?.alarms ?? [])

    expect(widgets.slice(0, 2).map(widget => widget.type)).toEqual(['alarm', 'alarm'])
    expect(shown).toHaveLength(alarms.length)
  })

  it('shows no more alarms in a widget than it takes', () => {
    const keys = Array.from({ length: 130 }, (_, index) => ({ name: `key-${index}`, provider: 'openai' }))
    const counts = widgetsOf({ keys: keys.map(key => ({ ...EXAMPLE.keys[1], ...key })) })
      .filter(widget => widget.properties.title === 'Keys' && widget.type === 'alarm')
      .map(widget => widget.properties.alarms?.length)

    expect(counts).toEqual([100, 30])
  })

  it('asks the log what is not healthy now, the worst first', () => {
    expect(titled('Not healthy now, the worst first')?.query).toMatch(
      /^SOURCE '.*' \| .*message = "pool".*filter state != "healthy".*sort place asc/s,
    )
  })

  it('asks the log for recent notices', () => {
    expect(titled('Recent notices')?.query).toContain('message = "notice"')
  })

  it("draws a key's balance, with the lines it is warned at", () => {
    const kie = titled(
      'Balance: kie',
      widgetsOf({
        perPoolMetrics: 'all',
        keys: [{ ...EXAMPLE.keys[0], name: 'kie', provider: 'kie', low: 10_000, critical: 2_000 }],
      }),
    )

    expect(kie?.metrics?.[0]).toEqual(expect.arrayContaining(['CreditWatchdog', 'Balance', 'kie']))
    expect(kie?.annotations?.horizontal.map(({ label, value }) => [label, value])).toEqual([
      ['low: 10,000 credits', 10_000],
      ['critical: 2,000 credits', 2_000],
    ])
  })

  it('draws the time it lasts beside the balance', () => {
    const kie = titled(
      'Balance: kie',
      widgetsOf({ perPoolMetrics: 'all', keys: [{ ...EXAMPLE.keys[0], name: 'kie', provider: 'kie' }] }),
    )

    expect(JSON.stringify(kie?.metrics?.[1])).toContain('"RunwayHours"')
  })

  it('draws how much of a budget is spent, where the spend is read', () => {
    const openai = {
      name: 'openai',
      provider: 'openai',
      key: fromParameter('/k/openai'),
      budget: { amount: 300 },
    } as const
    const drawn = (keys: CreditWatchdogProps['keys'], perPoolMetrics: 'all' | 'exhausted') =>
      titled("Budget: openai, % of the month's", widgetsOf({ perPoolMetrics, keys }))
    const withAdmin = [{ ...openai, adminKey: fromParameter('/k/admin') }]

    expect(JSON.stringify(drawn(withAdmin, 'all')?.metrics)).toContain('"BudgetUsedPercent"')
    expect([drawn([openai], 'all'), drawn(withAdmin, 'exhausted')]).toEqual([undefined, undefined])
  })

  it('asks the log for balances, and when they are gone', () => {
    expect(titled(BALANCES_TITLE)?.query).toMatch(/latest\(balance\).*latest\(emptyAt\)/)
  })

  it('draws none of a key that tells no balance', () => {
    expect(titled('Balance: openai', widgetsOf({ perPoolMetrics: 'all' }))).toBeUndefined()
  })

  it.each<[string, Partial<CreditWatchdogProps>]>([
    ['balances are no metric', {}],
    [
      'they are too many to scroll',
      {
        perPoolMetrics: 'all',
        keys: Array.from({ length: 25 }, (_, index) => ({ ...EXAMPLE.keys[0], name: `k-${index}`, provider: 'kie' })),
      },
    ],
  ])('draws none where %s', (_title, changes) => {
    const changed = widgetsOf(changes)

    expect(titled(BALANCES_TITLE, changed)).toBeDefined()
    expect(changed.some(widget => widget.properties.title.startsWith('Balance: '))).toBe(false)
  })

  it("shows the watchdog's own health", () => {
    const drawn = JSON.stringify(widgets.filter(widget => widget.type === 'metric'))

    for (const metric of [
      METRIC.sweeps,
      METRIC.sweepDuration,
      METRIC.noticesFailed,
      METRIC.subscriptionsPending,
      METRIC.keysExhausted,
      METRIC.keysLow,
      METRIC.keysUnknown,
      'Errors',
      'Throttles',
      'ApproximateNumberOfMessagesVisible',
      'SMSMonthToDateSpentUSD',
    ])
      expect(drawn).toContain(`"${metric}"`)
  })

  it('can be left out', () => {
    expect(stackOf({ dashboard: false }).watchdog.dashboard).toBeUndefined()
  })
})

describe('what the queries ask for', () => {
  afterEach(() => void vi.unstubAllEnvs())

  it.each([
    ['not healthy now', BLOCKED_NOW],
    ['recent notices', RECENT_NOTICES],
    ['balances', BALANCES],
  ])('is logged: %s', async (_title, query) => {
    const logged = await fieldsLogged()
    const asked = query.flatMap(line =>
      line.startsWith('fields ')
        ? line.slice('fields '.length).split(', ')
        : [...line.matchAll(/latest\((\w+)\)| by (\w+)(?:, (\w+))?/g)].flatMap(([, ...names]) => names.filter(Boolean)),
    )

    expect(asked.length).toBeGreaterThan(2)
    for (const field of asked.filter(name => name !== '@timestamp')) expect([...logged]).toContain(field)
  })
})

/** The names of all fields of the lines of a day's sweeps: burning evenly, then out of credit, then unreadable. */
async function fieldsLogged(): Promise<ReadonlySet<string>> {
  vi.stubEnv('POWERTOOLS_METRICS_DISABLED', 'true')
  const fields = new Set<string>()
  const logger = {
    info: (message: string, line: object) => {
      for (const name of ['message', ...Object.keys(line)]) fields.add(name)
      expect(message).not.toBe('')
    },
    warn: () => {},
  }
  const watchList = aWatchList({ keys: [aKey({ low: [{ amount: 10, unit: 'USD' }] })] })
  const deployment = deploy(watchList)
  Object.assign(deployment.ports, {
    samples: createMemorySamples(),
    meter: createEmfMeter({ deployment: 'Test', logger: logger as never, poolMetrics: 'none' }),
  })
  let balance = 1_000
  deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(balance) : OK[call.probe.kind])
  for (let minutes = 0; minutes < 24 * 60; minutes += 15) {
    balance -= 1
    await deployment.at(new Date(Date.parse('2025-11-20T00:00:00Z') + minutes * 60_000).toISOString())
  }
  deployment.reply = () => EMPTY
  await deployment.at('2025-11-21T00:05:00Z')
  deployment.reply = () => ({ status: 200, body: 'what?' })
  await deployment.at('2025-11-21T00:10:00Z')
  return fields
}
