import { describe, expect, it } from 'vitest'
import type { ConditionChanged } from '../../lambda/core/condition-changed.ts'
import { createEventAnnouncer } from '../../lambda/io/event-announcer.ts'
import { openEventBus } from '../../lambda/io/on-demand/event-bus.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { type AwsStandInOptions, startAws } from './shared/aws-stand-in.ts'
import { CREDENTIALS } from './shared/table.ts'

const change = (noticeId: string): ConditionChanged => ({
  schema: 1,
  deployment: 'Shop',
  noticeId,
  kind: 'opened',
  severity: 'urgent',
  at: '2025-11-20T03:05:00.000Z',
  key: 'kie',
  pool: 'video',
  provider: 'kie',
  condition: 'exhausted',
  since: '2025-11-20T03:05:00.000Z',
  incident: { id: 'i-1', openedAt: '2025-11-20T03:05:00.000Z' },
})

async function announcing(options: AwsStandInOptions = {}) {
  const aws = await startAws(options)
  const bus = openEventBus({
    endpoint: aws.origin,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    maxAttempts: 1,
  })
  const announcer = createEventAnnouncer({ bus, busName: 'default', clock: systemClock })
  return { aws, announcer, [Symbol.asyncDispose]: () => aws[Symbol.asyncDispose]() }
}

const soon = () => new Date(Date.now() + 5_000)

describe('events on the bus', () => {
  it('say whose they are and what kind, and carry the change', async () => {
    await using world = await announcing()

    expect(await world.announcer.announce([change('n-1')], soon())).toEqual([])

    const [event] = world.aws.events
    expect(event).toMatchObject({
      EventBusName: 'default',
      Source: 'credit-watchdog',
      DetailType: 'Credit Condition Changed',
    })
    expect(JSON.parse(event?.Detail ?? '')).toEqual(change('n-1'))
  })

  it('go ten to a call, as many as there are', async () => {
    await using world = await announcing()

    await world.announcer.announce(
      Array.from({ length: 23 }, (_, index) => change(`n-${index}`)),
      soon(),
    )

    expect(world.aws.events).toHaveLength(23)
    expect(world.aws.bodies).toHaveLength(3)
  })

  it('that are refused are named, the others are not', async () => {
    await using world = await announcing({ eventErrors: [undefined, 'ThrottlingException'] })

    const failed = await world.announcer.announce([change('n-1'), change('n-2')], soon())

    expect(failed).toEqual([{ noticeId: 'n-2', detail: 'ThrottlingException' }])
  })

  it('are given up where nobody answers or no time is left, without throwing', async () => {
    await using world = await announcing()
    const late = await world.announcer.announce([change('n-1')], new Date(0))
    await world.aws[Symbol.asyncDispose]()

    const unreachable = await world.announcer.announce([change('n-1')], soon())

    expect(late).toEqual([{ noticeId: 'n-1', detail: 'no time was left' }])
    expect(unreachable).toEqual([{ noticeId: 'n-1', detail: expect.any(String) }])
  })
})
