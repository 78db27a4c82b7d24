import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { TABLE } from '../contract.ts'
import type { Discovered } from '../core/discovery.ts'
import type { DiscoveredStore } from '../ports.ts'

const KEY = { [TABLE.partitionKey]: 'discovered', [TABLE.sortKey]: 'latest' }

/** What was discovered, as one item of the state table: names only. */
export function createDynamoDiscovered(client: DynamoDBClient, tableName: string): DiscoveredStore {
  const table = DynamoDBDocumentClient.from(client)
  return {
    async load() {
      const { Item } = await table.send(new GetCommand({ TableName: tableName, Key: KEY, ConsistentRead: true }))
      return (Item?.found as Discovered | undefined) ?? {}
    },
    async save(found) {
      await table.send(new PutCommand({ TableName: tableName, Item: { ...KEY, found } }))
    },
  }
}
