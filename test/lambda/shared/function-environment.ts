import { ENVIRONMENT } from '../../../lambda/contract.ts'

/** What the deployed function is started with, where AWS and its table are on loopback. */
export function functionEnvironment(
  aws: { readonly origin: string },
  table: { readonly endpoint: string; readonly tableName: string },
): Readonly<Record<string, string>> {
  return {
    AWS_REGION: 'eu-west-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: aws.origin,
    AWS_ENDPOINT_URL_DYNAMODB: table.endpoint,
    [ENVIRONMENT.deployment]: 'Acme-Watchdog',
    [ENVIRONMENT.tableName]: table.tableName,
    [ENVIRONMENT.topicArn]: 'arn:aws:sns:eu-west-1:123456789012:alerts',
  }
}
