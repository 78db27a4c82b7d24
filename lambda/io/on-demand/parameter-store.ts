import { GetParametersByPathCommand, GetParametersCommand, SSMClient, type SSMClientConfig } from '@aws-sdk/client-ssm'

/** What is asked of the Parameter Store. Rejects with the SDK's errors. */
export interface ParameterStore {
  /** Of ten names at most; those that do not exist are left out. */
  values(names: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** A page of the names under a path, at every depth and never decrypted. */
  under(path: string, page?: string): Promise<{ readonly names: readonly string[]; readonly nextPage?: string }>
}

export function openParameterStore(config: SSMClientConfig): ParameterStore {
  const client = new SSMClient(config)
  return {
    async values(names) {
      const { Parameters = [] } = await client.send(
        new GetParametersCommand({ Names: [...names], WithDecryption: true }),
      )
      return new Map(Parameters.flatMap(({ Name, Value = '' }) => (Name ? [[Name, Value]] : [])))
    },

    async under(path, page) {
      const { Parameters = [], NextToken } = await client.send(
        new GetParametersByPathCommand({ Path: path, Recursive: true, ...(page !== undefined && { NextToken: page }) }),
      )
      const names = Parameters.flatMap(({ Name }) => (Name ? [Name] : []))
      return { names, ...(NextToken !== undefined && { nextPage: NextToken }) }
    },
  }
}
