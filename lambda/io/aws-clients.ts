import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SNSClient } from '@aws-sdk/client-sns'
import { NodeHttpHandler } from '@smithy/node-http-handler'

/** The worst case is attempts × time-out and a little waiting between: under 7 s for each call of a sweep. */
const CONNECT_MS = 1_000
const REQUEST_MS = 2_000
const ATTEMPTS = 3

/** A publish that times out may have gone out; asking again could tell people twice, so there is one attempt and more time. */
const PUBLISH_MS = 5_000

/** Where the environment says otherwise: what somebody typed. */
export interface AwsPlace {
  readonly region?: string
  readonly profile?: string
}

/** What a client of the SDK is made with. */
export interface AwsCalls extends AwsPlace {
  readonly maxAttempts: number
  readonly requestHandler: NodeHttpHandler
}

export interface AwsClients {
  readonly dynamo: DynamoDBClient
  readonly sns: SNSClient
  /** For clients that not every configuration calls. */
  readonly calls: AwsCalls
  /** At the end of a sweep: once the function was frozen, a pooled socket is dead, and an attempt would be spent on it. */
  closeConnections(): void
}

/**
 * AWS with real limits: without `throwOnRequestTimeout` the SDK only warns and waits on. Region, credentials and endpoints
 * (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SNS`, …) are the SDK's own business.
 */
export function createAwsClients(place: AwsPlace = {}): AwsClients {
  const calls = { ...place, maxAttempts: ATTEMPTS, requestHandler: within(REQUEST_MS) }
  const publishing = within(PUBLISH_MS)
  return {
    dynamo: new DynamoDBClient(calls),
    sns: new SNSClient({ ...place, maxAttempts: 1, requestHandler: publishing }),
    calls,
    closeConnections() {
      calls.requestHandler.destroy()
      publishing.destroy()
    },
  }
}

function within(requestTimeout: number): NodeHttpHandler {
  return new NodeHttpHandler({ connectionTimeout: CONNECT_MS, requestTimeout, throwOnRequestTimeout: true })
}
