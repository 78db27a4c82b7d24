import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE } from '../contract.ts'
import { readState } from '../core/read-state.ts'
import type { Span } from '../core/spans.ts'
import type { SubjectState } from '../core/state.ts'
import { storedForm } from '../core/stored-state.ts'
import type { Recorded, StateStore, SweepRecord } from '../ports.ts'
import { pagesOf } from './dynamo-pages.ts'
import { shareHosts } from './share-hosts.ts'

const { partitionKey: KIND, sortKey: ID } = TABLE
const SWEEP = { [KIND]: 'sweep', [ID]: 'latest' }
const WRITES_AT_ONCE = 16
const READS_AT_ONCE = 4

/** State in one DynamoDB table: an item for each subject in the partition `subject`, lease and sweep record in one item of `sweep`. */
export function createDynamoStore(client: DynamoDBClient, tableName: string): StateStore {
  const table = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } })

  async function read(subject: string): Promise<SubjectState | undefined> {
    const { Item } = await table.send(
      new GetCommand({ TableName: tableName, Key: { [KIND]: 'subject', [ID]: subject }, ConsistentRead: true }),
    )
    return Item && readState(withoutKey(Item))
  }

  async function write(state: SubjectState): Promise<Recorded> {
    const { subject } = state
    const { subject: _, ...item } = storedForm(state)
    try {
      await table.send(
        new PutCommand({
          TableName: tableName,
          Item: { [KIND]: 'subject', [ID]: subject, ...item },
          ...(state.version === 1
            ? { ConditionExpression: 'attribute_not_exists(#id)', ExpressionAttributeNames: { '#id': ID } }
            : {
                // Over an older schema, which was read, and never over a newer one.
                ConditionExpression: '#version = :before AND #schema <= :schema',
                ExpressionAttributeNames: { '#version': 'version', '#schema': 'schema' },
                ExpressionAttributeValues: { ':before': state.version - 1, ':schema': state.schema },
              }),
        }),
      )
      return { subject, outcome: 'written' }
    } catch (error) {
      if (!isUndecided(error)) throw error
      // Refused by the condition or not answered: either may hide a write of ours that did arrive. What stands there decides.
      const current = await read(subject)
      if (current && isSame(current, state)) return { subject, outcome: 'written' }
      return { subject, outcome: 'lost', ...(current && { current }) }
    }
  }

  return {
    async acquireLease(owner, now, until) {
      return isGranted(
        table.send(
          new UpdateCommand({
            TableName: tableName,
            Key: SWEEP,
            UpdateExpression: 'SET #owner = :owner, #until = :until',
            ConditionExpression: 'attribute_not_exists(#owner) OR #owner = :owner OR #until <= :now',
            ExpressionAttributeNames: { '#owner': 'owner', '#until': 'until' },
            ExpressionAttributeValues: { ':owner': owner, ':until': until.toISOString(), ':now': now.toISOString() },
          }),
        ),
      )
    },

    async releaseLease(owner, record) {
      await isGranted(
        table.send(
          new UpdateCommand({
            TableName: tableName,
            Key: SWEEP,
            UpdateExpression: 'SET #record = :record REMOVE #owner, #until',
            ConditionExpression: '#owner = :owner',
            ExpressionAttributeNames: { '#record': 'record', '#owner': 'owner', '#until': 'until' },
            ExpressionAttributeValues: { ':record': record, ':owner': owner },
          }),
        ),
      )
    },

    async load(spans) {
      const states = new Map<string, SubjectState>()
      const unreadable: string[] = []
      const shares = { connections: READS_AT_ONCE, perHost: READS_AT_ONCE }
      await shareHosts(
        spans?.map(span => ({ span })) ?? [{}],
        () => 'table',
        shares,
        async ({ span }: { readonly span?: Span }) => {
          for await (const { Items = [] } of pagesOf(table, { tableName, kind: 'subject', span, consistent: true })) {
            for (const item of Items) {
              const state = readState(withoutKey(item))
              if (state) states.set(state.subject, state)
              else unreadable.push(String(item[ID]))
            }
          }
        },
      )
      const { Item } = await table.send(new GetCommand({ TableName: tableName, Key: SWEEP, ConsistentRead: true }))
      const lastSweep = Item?.record as SweepRecord | undefined
      const leaseOwner = Item?.owner as string | undefined
      return {
        states,
        unreadable,
        ...(lastSweep && { lastSweep }),
        ...(leaseOwner !== undefined && { leaseOwner }),
      }
    },

    async record(states) {
      const recorded: Recorded[] = []
      const shares = { connections: WRITES_AT_ONCE, perHost: WRITES_AT_ONCE }
      await shareHosts(
        states,
        () => 'table',
        shares,
        async (state, index) => {
          recorded[index] = await write(state)
        },
      )
      return recorded
    },
  }
}

/** The condition refused it, or it was not answered; a write that can never succeed (too large, not granted) is neither. */
function isUndecided(error: unknown): boolean {
  const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode
  if (isConditional(error) || /Throttl|ThroughputExceeded/.test((error as Error).name)) return true
  return status === undefined ? 'code' in (error as Error) || (error as Error).name === 'TimeoutError' : status >= 500
}

function isConditional(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException'
}

/** False when the condition refused it; anything else that goes wrong is thrown. */
async function isGranted(update: Promise<unknown>): Promise<boolean> {
  try {
    await update
    return true
  } catch (error) {
    if (isConditional(error)) return false
    throw error
  }
}

/** A subject is its item's key, and not stored beside it. */
function withoutKey({ [KIND]: _, [ID]: subject, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return { subject, ...rest }
}

/** The same write: as the table gives it back, in whatever order of names. */
function isSame(stored: SubjectState, written: SubjectState): boolean {
  return ordered(stored) === ordered(written)
}

function ordered(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
}
