import {
  GetSecretValueCommand,
  SecretsManagerClient,
  type SecretsManagerClientConfig,
} from '@aws-sdk/client-secrets-manager'

/** What is asked of Secrets Manager. Rejects with the SDK's errors. */
export interface SecretStore {
  /** Undefined where the secret is binary. */
  text(name: string): Promise<string | undefined>
}

export function openSecretStore(config: SecretsManagerClientConfig): SecretStore {
  const client = new SecretsManagerClient(config)
  return {
    async text(name) {
      const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }))
      return SecretString
    },
  }
}
