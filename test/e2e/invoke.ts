/** Started as a process of its own: a deployed function that is invoked when it is told to, by a clock that may be ahead. */
import type { ScheduledEvent } from 'aws-lambda'
import { ACCOUNT, REGION } from './moto.ts'

export interface Order {
  readonly aheadMinutes: number
}

const { bundle, functionName } = JSON.parse(process.argv[2] ?? '') as { bundle: string; functionName: string }
const RealDate = Date
let aheadMs = 0

/** The machine's clock as this process has it. */
globalThis.Date = class extends RealDate {
  constructor(...given: readonly unknown[]) {
    super(...((given.length === 0 ? [RealDate.now() + aheadMs] : given) as [number]))
  }
  static override now(): number {
    return RealDate.now() + aheadMs
  }
} as DateConstructor

const { handler } = await import(bundle)

process.on('message', async ({ aheadMinutes }: Order) => {
  aheadMs = aheadMinutes * 60_000
  const event: ScheduledEvent = {
    version: '0',
    id: crypto.randomUUID(),
    'detail-type': 'Scheduled Event',
    source: 'aws.events',
    account: ACCOUNT,
    time: new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    region: REGION,
    resources: [`arn:aws:events:${REGION}:${ACCOUNT}:rule/schedule`],
    detail: {},
  }
  // Too short for a second look within the sweep: a minute of waiting each.
  const endsAt = performance.now() + 60_000
  const context = {
    awsRequestId: crypto.randomUUID(),
    functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: `arn:aws:lambda:${REGION}:${ACCOUNT}:function:${functionName}`,
    memoryLimitInMB: '512',
    getRemainingTimeInMillis: () => Math.max(0, endsAt - performance.now()),
  }
  try {
    process.send?.({ returned: await handler(event, context) })
  } catch (error) {
    process.send?.({ threw: String(error) })
  }
})
process.send?.('ready')
