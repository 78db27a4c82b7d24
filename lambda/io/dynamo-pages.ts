import { type DynamoDBDocumentClient, paginateQuery } from '@aws-sdk/lib-dynamodb'
import { TABLE } from '../contract.ts'
import type { Span } from '../core/spans.ts'

const { partitionKey, sortKey } = TABLE

/** The items of one kind, all or those in a span, page by page. */
export function pagesOf(
  client: DynamoDBDocumentClient,
  from: {
    readonly tableName: string
    readonly kind: string
    readonly span: Span | undefined
    /** @default false: half the price, and up to a second old */
    readonly consistent?: boolean
  },
) {
  const { tableName, kind, span, consistent = false } = from
  return paginateQuery(
    { client },
    {
      TableName: tableName,
      KeyConditionExpression: `#kind = :kind${span === undefined ? '' : ' AND #id BETWEEN :from AND :to'}`,
      ExpressionAttributeNames: { '#kind': partitionKey, ...(span && { '#id': sortKey }) },
      ExpressionAttributeValues: { ':kind': kind, ...(span && { ':from': span.from, ':to': span.to }) },
      ConsistentRead: consistent,
    },
  )
}
