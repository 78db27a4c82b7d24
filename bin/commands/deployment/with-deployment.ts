import { createDynamoStore } from '../../../lambda/io/dynamo-store.ts'
import type { StateStore } from '../../../lambda/ports.ts'
import type { CommandIo } from '../../command-io.ts'
import { type Deployed, findDeployment } from './find-deployment.ts'
import { configurationIfAny, type LocalConfiguration } from './local-configuration.ts'
import { type OperatorAws, withAws } from './open-aws.ts'
import { type PlaceTyped, placeOf } from './place.ts'

/** The stack's name where nobody says another: that of bin/app.ts. */
export const DEFAULT_STACK = 'CreditWatchdog'

export interface AtDeployment {
  readonly aws: OperatorAws
  readonly deployed: Deployed
  readonly store: StateStore
  /** Absent in a folder without a configuration: then only the state is known. */
  readonly local?: LocalConfiguration
}

/** Finds the deployment and does something with it. */
export async function withDeployment(
  typed: PlaceTyped,
  io: CommandIo,
  work: (at: AtDeployment) => Promise<number>,
): Promise<number> {
  const local = await configurationIfAny(io)
  return withAws(placeOf(typed), io, async aws => {
    const deployed = await findDeployment(aws.cloudFormation, typed.stack ?? local?.deployment ?? DEFAULT_STACK)
    const store = createDynamoStore(aws.dynamo, deployed.tableName)
    return work({ aws, deployed, store, ...(local && { local }) })
  })
}
