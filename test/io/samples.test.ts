import { DynamoDBDocumentClient, QueryCommand } from '@aws-sdk/lib-dynamodb'
import { expect, it } from 'vitest'
import { TABLE } from '../../lambda/contract.ts'
import { sampleId } from '../../lambda/core/forecast/sample-id.ts'
import { sampleSpansOf } from '../../lambda/core/spans.ts'
import { createDynamoSamples } from '../../lambda/io/dynamo-samples.ts'
import { createDynamoStore } from '../../lambda/io/dynamo-store.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { aKey } from '../support/builders.ts'
import { startTable } from './shared/table.ts'

it('readings come back from the table as they were saved, the newest of each account, page after page', async () => {
  await using table = await startTable()
  const samples = createDynamoSamples(table.client, table.tableName)
  const many = new Map(
    Array.from({ length: 200 }, (_, index) => [`acme|account ${index}|USD`, `2;USD;0;${'x'.repeat(7_000)}`]),
  )
  await samples.save(many)
  await samples.save(new Map([['acme|account 7|USD', '2;USD;0;newer']]))

  const loaded = await samples.load()

  expect(loaded.size).toBe(200)
  expect(loaded.get('acme|account 7|USD')).toBe('2;USD;0;newer')
  expect(loaded.get('acme|account 8|USD')).toBe(many.get('acme|account 8|USD'))
})

it('readings are items of their own, which no sweep takes for a state', async () => {
  await using table = await startTable()
  await createDynamoSamples(table.client, table.tableName).save(new Map([['acme|ops|USD', '2;USD;0']]))

  const { states, unreadable } = await createDynamoStore(table.client, table.tableName).load()
  const { Items } = await DynamoDBDocumentClient.from(table.client).send(
    new QueryCommand({
      TableName: table.tableName,
      KeyConditionExpression: '#kind = :kind',
      ExpressionAttributeNames: { '#kind': TABLE.partitionKey },
      ExpressionAttributeValues: { ':kind': 'samples' },
    }),
  )

  expect([states.size, unreadable]).toEqual([0, []])
  expect(Items).toHaveLength(1)
})

it('readings in memory are what was saved, over what was there', async () => {
  const samples = createMemorySamples(
    new Map([
      ['a', '1'],
      ['b', '2'],
    ]),
  )
  await samples.save(new Map([['a', '3']]))

  expect(await samples.load()).toEqual(
    new Map([
      ['a', '3'],
      ['b', '2'],
    ]),
  )
})

it.each([
  ['in memory', async () => ({ samples: createMemorySamples(), async [Symbol.asyncDispose]() {} })],
  [
    'in the table',
    async () => {
      const table = await startTable()
      const samples = createDynamoSamples(table.client, table.tableName)
      return { samples, [Symbol.asyncDispose]: () => table[Symbol.asyncDispose]() }
    },
  ],
])('a range reads the readings of its own accounts, %s', async (_, open) => {
  await using opened = await open()
  const accounts = Array.from({ length: 100 }, (_, index) => aKey({ account: `account ${100 + index}` }))
  await opened.samples.save(new Map(accounts.map(key => [sampleId(key, 'USD'), '2;USD;0'])))

  const read = await opened.samples.load(sampleSpansOf(accounts.slice(20, 30), accounts))

  expect([...read.keys()].sort()).toEqual(accounts.slice(20, 30).map(key => sampleId(key, 'USD')))
})
