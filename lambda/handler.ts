import { readFileSync } from 'node:fs'
import { Logger } from '@aws-lambda-powertools/logger'
import type { Context } from 'aws-lambda'
import { CATALOGUE_FILE, ENVIRONMENT, POOL_METRICS, WATCH_LIST_FILE } from './contract.ts'
import { readCatalogue } from './core/provider-json.ts'
import type { WatchList } from './core/watch-list.ts'
import { readWatchList } from './core/watch-list-json.ts'
import { createDiscovery } from './discovery.ts'
import { isPhase, runPhase } from './fan-out.ts'
import { createAwsClients } from './io/aws-clients.ts'
import { createCredentials } from './io/credentials.ts'
import { createDynamoDiscovered } from './io/dynamo-discovered.ts'
import { createDynamoSamples } from './io/dynamo-samples.ts'
import { createDynamoStore } from './io/dynamo-store.ts'
import { createEmfMeter } from './io/emf-meter.ts'
import { createEventAnnouncer } from './io/event-announcer.ts'
import { createHeartbeat } from './io/heartbeat.ts'
import { createKeyLister } from './io/key-lister.ts'
import { createOnDemand } from './io/on-demand.ts'
import { createProber } from './io/prober.ts'
import { createSnsMessenger } from './io/sns-messenger.ts'
import { createSubscriptionCounter } from './io/subscription-counter.ts'
import { systemClock as clock } from './io/system-clock.ts'
import { sweep } from './sweep.ts'
import type { ProcessMemory } from './sweep-report.ts'

/** Counting the recipients is left out rather than cut off. */
const COUNTING_MS = 10_000

/**
 * One sweep, or the phase of one that a state machine asks for. Throws when it could not do its work or somebody was not told, so that the
 * alarm on errors rings.
 */
export async function handler(event: unknown, context: Context): Promise<unknown> {
  const deadline = new Date(clock.now().getTime() + context.getRemainingTimeInMillis())
  const prober = createProber({ clock, credentials, providers })
  const ports = { clock, prober, store, samples, messenger, meter, ...(announcer && { announcer }) }
  const options = {
    deadline,
    providers,
    deployment: { name: deployment, region: environment('region'), ...accountOf(context) },
    process: memory,
  }
  try {
    // Half of the time at most; where there is nothing to discover, none.
    const listUntil = new Date((clock.now().getTime() + deadline.getTime()) / 2)
    const as = isPhase(event) && event.phase !== 'plan' ? 'stored' : 'listed'
    const watched = await discovery.expand(watchList, as, listUntil)
    const done = isPhase(event)
      ? await runPhase(event, watched, ports, options)
      : await sweep(watched, ports, { ...options, owner: context.awsRequestId })
    if (!('messages' in done)) return done
    const { outcome, messages, rangesFailed = 0 } = done
    const lost = messages.filter(({ published }) => published.outcome !== 'sent')
    if (lost.length > 0) throw new Error(`${lost.length} of ${messages.length} messages were not sent; still owed`)
    if (outcome === 'swept' && rangesFailed === 0) await heartbeat?.beat()
    if (context.getRemainingTimeInMillis() > COUNTING_MS) await counter.count()
    return { outcome, rangesFailed }
  } finally {
    await prober.close()
    closeConnections()
  }
}

// Kept over warm sweeps: what is read from the asset, AWS's clients, and secrets for an hour at most.
const watchList = readWatchList(readBeside(WATCH_LIST_FILE))
const providers = [...readCatalogue(readBeside(CATALOGUE_FILE)), ...watchList.providers]
const deployment = environment('deployment')
const memory: ProcessMemory = {}
const { dynamo, sns, calls, closeConnections } = createAwsClients()
const onDemand = createOnDemand(calls)
await onDemand.load(watchList)
const store = createDynamoStore(dynamo, environment('tableName'))
const samples = createDynamoSamples(dynamo, environment('tableName'))
const messenger = createSnsMessenger({ client: sns, topicArn: environment('topicArn'), clock })
const poolMetrics = POOL_METRICS.find(each => each === optional('poolMetrics')) ?? 'all'
const meter = createEmfMeter({ deployment, logger: new Logger({ serviceName: deployment }), poolMetrics })
const credentials = createCredentials({ clock, sources: onDemand.sources })
const lister = createKeyLister({ ...onDemand, clock })
const found = createDynamoDiscovered(dynamo, environment('tableName'))
const discovery = createDiscovery({ clock, meter, lister, found }, providers)
const busName = optional('eventBusName')
const announcer = busName === undefined ? undefined : createEventAnnouncer({ bus: onDemand.events, busName, clock })
const heartbeat = watchList.heartbeat && createHeartbeat({ credentials, credential: watchList.heartbeat, meter })
const counter = createSubscriptionCounter({ client: sns, clock, meter, topics: topicsOf(watchList) })

/** Machines hear of the keys, not of the watchdog's own alarms. */
function topicsOf({ recipients }: WatchList): readonly { readonly arn: string; readonly wanted: number }[] {
  const operations = optional('operationsTopicArn')
  const people = recipients.filter(({ channel }) => channel !== 'webhook').length
  return [
    { arn: environment('topicArn'), wanted: recipients.length },
    ...(operations === undefined ? [] : [{ arn: operations, wanted: people }]),
  ]
}

/** A file of the asset. */
function readBeside(file: string): string {
  return readFileSync(new URL(file, import.meta.url), 'utf8')
}

function optional(name: keyof typeof ENVIRONMENT): string | undefined {
  return process.env[ENVIRONMENT[name]] || undefined
}

function environment(name: keyof typeof ENVIRONMENT): string {
  const value = optional(name)
  if (value === undefined)
    throw new Error(`The environment variable ${ENVIRONMENT[name]} is not set: was this deployed by the stack?`)
  return value
}

function accountOf({ invokedFunctionArn }: Context): { readonly accountId?: string } {
  const accountId = invokedFunctionArn.split(':')[4]
  return accountId ? { accountId } : {}
}
