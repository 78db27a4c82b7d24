import { vi } from 'vitest'

/** The environment of somebody with AWS credentials, for the account and the table on loopback. The SDK reads the process's own. */
export function atAws(account: { readonly origin: string }, table?: { readonly endpoint: string }): void {
  vi.stubEnv('AWS_ENDPOINT_URL', account.origin)
  vi.stubEnv('AWS_ENDPOINT_URL_DYNAMODB', table?.endpoint ?? account.origin)
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test')
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test')
  withoutFiles()
}

/** Somebody without: neither variables nor files, nor a machine's role. */
export function withoutCredentials(): void {
  for (const name of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_DEFAULT_REGION'])
    vi.stubEnv(name, undefined)
  vi.stubEnv('AWS_REGION', 'eu-west-1')
  withoutFiles()
}

function withoutFiles(): void {
  vi.stubEnv('AWS_PROFILE', undefined)
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true')
  vi.stubEnv('AWS_CONFIG_FILE', '/dev/null')
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', '/dev/null')
}
