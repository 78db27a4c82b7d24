import { discoveredKeys } from '../../../lambda/core/discovered-keys.ts'
import { createDynamoDiscovered } from '../../../lambda/io/dynamo-discovered.ts'
import type { LocalConfiguration } from '../deployment/local-configuration.ts'
import type { AtDeployment } from '../deployment/with-deployment.ts'

export interface WithDiscovered {
  readonly local?: LocalConfiguration
  /** One sentence for each key that was found and cannot be watched. */
  readonly problems: readonly string[]
}

/** The configuration with the keys that the sweeps have found since it was deployed. */
export async function withDiscovered({ local, aws, deployed }: AtDeployment): Promise<WithDiscovered> {
  if (local === undefined) return { problems: [] }
  const { watchList, providers } = local
  if (watchList.discover === undefined || watchList.discover.length === 0) return { local, problems: [] }
  const found = await createDynamoDiscovered(aws.dynamo, deployed.tableName).load()
  const { keys, problems } = discoveredKeys(watchList, providers, found)
  return { local: { ...local, watchList: { ...watchList, keys: [...watchList.keys, ...keys] } }, problems }
}
