import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE } from '../contract.ts'
import type { Span } from '../core/spans.ts'
import type { SampleStore } from '../ports.ts'
import { pagesOf } from './dynamo-pages.ts'
import { shareHosts } from './share-hosts.ts'

const { partitionKey: KIND, sortKey: ID } = TABLE
const WRITES_AT_ONCE = 16
const READS_AT_ONCE = 4

/**
 * Readings in the state's table, an item for each account and unit in the partition `samples`, apart from the states: every write of an item
 * is billed by its whole size. Reads are eventually consistent, at half the price: a reading missed by a second is read again.
 */
export function createDynamoSamples(client: DynamoDBClient, tableName: string): SampleStore {
  const table = DynamoDBDocumentClient.from(client)
  return {
    async load(spans) {
      const samples = new Map<string, string>()
      const shares = { connections: READS_AT_ONCE, perHost: READS_AT_ONCE }
      await shareHosts(
        spans?.map(span => ({ span })) ?? [{}],
        () => 'table',
        shares,
        async ({ span }: { readonly span?: Span }) => {
          for await (const { Items = [] } of pagesOf(table, { tableName, kind: 'samples', span }))
            for (const item of Items) samples.set(String(item[ID]), String(item.series ?? ''))
        },
      )
      return samples
    },

    async save(samples) {
      const shares = { connections: WRITES_AT_ONCE, perHost: WRITES_AT_ONCE }
      await shareHosts(
        [...samples],
        () => 'table',
        shares,
        async ([id, series]) => {
          await table.send(new PutCommand({ TableName: tableName, Item: { [KIND]: 'samples', [ID]: id, series } }))
        },
      )
    },
  }
}
