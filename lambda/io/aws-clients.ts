import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
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

export interface AwsClients {
  readonly dynamo: DynamoDBClient
  readonly sns: SNSClient
  readonly ssm: SSMClient
  readonly secrets: SecretsManagerClient
}

/**
 * AWS with real limits: without `throwOnRequestTimeout` the SDK only warns and waits on. Region, credentials and endpoints
 * (`AWS_ENDPOINT_URL`, `AWS_ENDPOINT_URL_SNS`, …) are the SDK's own business.
 */
export function createAwsClients(): AwsClients {
  return {
    dynamo: new DynamoDBClient(limited()),
    sns: new SNSClient({ maxAttempts: 1, requestHandler: freshConnections() }),
    ssm: new SSMClient(limited()),
    secrets: new SecretsManagerClient(limited()),
  }
}

function limited() {
  return {
    maxAttempts: ATTEMPTS,
    requestHandler: new NodeHttpHandler({
      connectionTimeout: CONNECT_MS,
      requestTimeout: REQUEST_MS,
      throwOnRequestTimeout: true,
    }),
  }
}

/** A pooled socket is dead after the function was frozen, and the single attempt would be spent on it. */
function freshConnections(): NodeHttpHandler {
  return new NodeHttpHandler({
    connectionTimeout: CONNECT_MS,
    requestTimeout: PUBLISH_MS,
    throwOnRequestTimeout: true,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  })
}
