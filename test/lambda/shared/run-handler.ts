/** Started as a process of its own: invokes a bundled handler as the Lambda service would, as often as it is told to. */
import type { ScheduledEvent } from 'aws-lambda'

interface Order {
  readonly bundle: string
  readonly invocations: number
  readonly remainingMs: number
  readonly event?: unknown
  /** Of the hour it is then. @default what the clock says */
  readonly minute?: number
}

const { bundle, invocations, remainingMs, event = fromSchedule(), minute } = JSON.parse(process.argv[2] ?? '') as Order
if (minute !== undefined) setMinute(minute)
const { handler } = await import(bundle)

for (let invocation = 0; invocation < invocations; invocation++) {
  const endsAt = performance.now() + remainingMs
  const context = {
    awsRequestId: crypto.randomUUID(),
    functionName: 'sweeper',
    functionVersion: '$LATEST',
    invokedFunctionArn: 'arn:aws:lambda:eu-west-1:123456789012:function:sweeper',
    memoryLimitInMB: '512',
    getRemainingTimeInMillis: () => Math.max(0, endsAt - performance.now()),
  }
  const startedAt = performance.now()
  try {
    const returned: unknown = await handler(event, context)
    process.send?.({ returned, tookMs: performance.now() - startedAt })
  } catch (error) {
    process.send?.({ threw: String(error), tookMs: performance.now() - startedAt })
  }
}
process.disconnect?.()

function setMinute(minute: number): void {
  const RealDate = Date
  const shiftMs = minute * 60_000 - (RealDate.now() % 3_600_000)
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, given) =>
      given.length === 0 ? new target(RealDate.now() + shiftMs) : Reflect.construct(target, given),
    get: (target, name) => (name === 'now' ? () => RealDate.now() + shiftMs : Reflect.get(target, name)),
  })
}

function fromSchedule(): ScheduledEvent {
  return {
    version: '0',
    id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: '123456789012',
    time: '2025-12-04T04:15:00Z',
    region: 'eu-west-1',
    resources: ['arn:aws:events:eu-west-1:123456789012:rule/schedule'],
    detail: {},
  }
}
