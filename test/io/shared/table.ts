import type { AddressInfo } from 'node:net'
import { CreateTableCommand, DynamoDBClient, waitUntilTableExists } from '@aws-sdk/client-dynamodb'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import dynalite from 'dynalite'
import { TABLE } from '../../../lambda/contract.ts'

export const CREDENTIALS = { accessKeyId: 'test', secretAccessKey: 'test' }

/** A real DynamoDB interface in memory, with the state table in it. */
export async function startTable(tableName = 'state') {
  const server = dynalite({ createTableMs: 0 })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()))
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const client = createClient(endpoint)
  await client.send(
    new CreateTableCommand({
      TableName: tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: TABLE.partitionKey, KeyType: 'HASH' },
        { AttributeName: TABLE.sortKey, KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: TABLE.partitionKey, AttributeType: 'S' },
        { AttributeName: TABLE.sortKey, AttributeType: 'S' },
      ],
    }),
  )
  // Created is not yet active, and an inactive table answers as one that is not there.
  await waitUntilTableExists({ client, maxWaitTime: 20, minDelay: 0.01, maxDelay: 0.05 }, { TableName: tableName })
  return {
    endpoint,
    client,
    tableName,
    async [Symbol.asyncDispose]() {
      client.destroy()
      await new Promise<void>(resolve => server.close(() => resolve()))
    },
  }
}

/** A client with short limits, for tests against servers that hang. */
export function createClient(endpoint: string, maxAttempts = 1): DynamoDBClient {
  return new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    maxAttempts,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: 1_000,
      requestTimeout: 1_000,
      throwOnRequestTimeout: true,
    }),
  })
}
