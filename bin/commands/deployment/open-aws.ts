import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { SSMClient } from '@aws-sdk/client-ssm'
import { type AwsClients, type AwsPlace, createAwsClients } from '../../../lambda/io/aws-clients.ts'
import type { CommandIo } from '../../command-io.ts'
import { awsTrouble } from './aws-trouble.ts'

export interface OperatorAws extends AwsClients {
  readonly ssm: SSMClient
  readonly secrets: SecretsManagerClient
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
    const [ssm, secrets] = [new SSMClient(clients.calls), new SecretsManagerClient(clients.calls)]
    return await work({ ...clients, ssm, secrets, cloudFormation })
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
