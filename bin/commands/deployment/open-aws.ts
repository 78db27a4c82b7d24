import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { type AwsClients, type AwsPlace, createAwsClients } from '../../../lambda/io/aws-clients.ts'
import type { CommandIo } from '../../command-io.ts'
import { awsTrouble } from './aws-trouble.ts'

export interface OperatorAws extends AwsClients {
  readonly cloudFormation: CloudFormationClient
}

const TIMEOUTS = { connectionTimeout: 2_000, requestTimeout: 5_000, throwOnRequestTimeout: true } as const

/** Does something with AWS and gives its exit code; what goes wrong there is told in a sentence, without a stack. */
export async function withAws(
  place: AwsPlace,
  io: CommandIo,
  work: (aws: OperatorAws) => Promise<number>,
): Promise<number> {
  const clients = createAwsClients(place)
  const cloudFormation = new CloudFormationClient({ ...place, maxAttempts: 3, requestHandler: TIMEOUTS })
  try {
    return await work({ ...clients, cloudFormation })
  } catch (error) {
    const trouble = awsTrouble(error)
    if (trouble === undefined) throw error
    io.stderr.write(`${trouble.text}\n`)
    return trouble.exitCode
  } finally {
    clients.closeConnections()
    cloudFormation.destroy()
  }
}
