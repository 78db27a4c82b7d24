import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SNSClient } from '@aws-sdk/client-sns'
import { SSMClient } from '@aws-sdk/client-ssm'
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

export interface AwsClients {
  readonly dynamo: DynamoDBClient
  readonly sns: SNSClient
  readonly ssm: SSMClient
  readonly secrets: SecretsManagerClient
  readonly events: EventBridgeClient
  /** At the end of a sweep: once the function was frozen, a pooled socket is dead, and an attempt would be spent on it. */
  closeConnections(): void
}

/**
 * AWS with real limits: without `throwOnRequestTimeout` the SDK only warns and waits on. Region, credentials and endpoints
 * (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SNS`, …) are the SDK's own business.
 */
export function createAwsClients(place: AwsPlace = {}): AwsClients {
  const requestHandler = within(REQUEST_MS)
  const publishing = within(PUBLISH_MS)
  return {
    dynamo: new DynamoDBClient({ ...place, maxAttempts: ATTEMPTS, requestHandler }),
    sns: new SNSClient({ ...place, maxAttempts: 1, requestHandler: publishing }),
    ssm: new SSMClient({ ...place, maxAttempts: ATTEMPTS, requestHandler }),
    secrets: new SecretsManagerClient({ ...place, maxAttempts: ATTEMPTS, requestHandler }),
    events: new EventBridgeClient({ ...place, maxAttempts: ATTEMPTS, requestHandler }),
    closeConnections() {
      requestHandler.destroy()
      publishing.destroy()
    },
  }
}

function within(requestTimeout: number): NodeHttpHandler {
  return new NodeHttpHandler({ connectionTimeout: CONNECT_MS, requestTimeout, throwOnRequestTimeout: true })
}
