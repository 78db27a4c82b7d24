import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SNSClient } from '@aws-sdk/client-sns'
import { PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm'
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb'
import { OUTPUT } from '../../lambda/contract.ts'
import type { WatchList } from '../../lambda/core/watch-list.ts'
import { startSimulator } from '../../simulator/start-simulator.ts'
import { certificate, privateKey } from '../io/shared/certificate.ts'
import { serve } from '../io/shared/loopback.ts'
import { aws } from './aws.ts'
import { type DeployedFunction, downloadFunction } from './deployed-function.ts'
import { cdk, type Synthesised } from './deployment.ts'
import { startGate } from './gate.ts'
import { type Mailbox, openMailboxes } from './mailboxes.ts'
import { REGION, startMoto } from './moto.ts'

/** Looked for in everything the function writes. */
export const SECRETS = {
  kie: 'mk1-7hG2kd9sLqPzX4wV8nQbRtYu',
  deepseek: 'mk2-Jw3fLk8TzaVe5sNc6XmPoHgD',
  rotated: 'mk3-Uy9eBn4KqrWi2oSd7ZxCvFtG',
  elevenlabs: 'mk4-Qa5tGb6YhnMj8kLp3OiUzRwE',
  found: 'mk5-Vc2xZs4AqwEr6tYu8IoPlKjH',
} as const

export interface Deployment {
  readonly synthesised: Synthesised
  readonly outputs: Readonly<Record<string, string>>
  readonly function: DeployedFunction
}

/** An empty account, the simulated providers, and the tools to deploy to the one what asks the others. */
export async function createWorld() {
  const home = mkdtempSync(join(tmpdir(), 'credit-watchdog-e2e-'))
  const moto = await startMoto()
  const simulator = await startSimulator()
  const gate = await startGate(simulator.baseUrl('deepseek'), SECRETS.deepseek)
  // With a certificate: a provider that is found is asked over https only.
  const acme = await serve(
    (request, response) => {
      const body = request.url?.includes('balance') ? { balance: 50 } : { data: [], choices: [] }
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    },
    { key: privateKey, cert: certificate },
  )
  const trusted = join(home, 'certificate.pem')
  writeFileSync(trusted, certificate)
  const place = {
    endpoint: moto.endpoint,
    region: REGION,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  }
  const [stacks, sns, ssm] = [new CloudFormationClient(place), new SNSClient(place), new SSMClient(place)]
  const table = DynamoDBDocumentClient.from(new DynamoDBClient(place))
  const commands = cdk(moto, home)
  const account = aws(moto)
  const running: DeployedFunction[] = []

  /** The one change to what was deployed: nobody here may call the real providers. */
  function lead(watchList: WatchList): WatchList {
    return {
      ...watchList,
      keys: watchList.keys.map(key => ({
        ...key,
        baseUrl: key.provider === 'deepseek' ? gate.baseUrl : simulator.baseUrl(key.provider),
      })),
      providers: watchList.providers.map(provider => ({ ...provider, hosts: { default: acme.origin } })),
    }
  }

  return {
    moto,
    simulator,
    gate,
    account,
    ssm,
    sns,
    table,
    bootstrap: commands.bootstrap,
    destroy: commands.destroy,

    put: (name: string, value: string) =>
      ssm.send(new PutParameterCommand({ Name: name, Value: value, Type: 'SecureString', Overwrite: true })),

    async deploy(stack: string, configuration: string): Promise<Deployment> {
      const config = join(home, `${stack}.config.ts`)
      writeFileSync(config, configuration)
      const synthesised = await commands.synth(config)
      await commands.deploy(synthesised)
      const { Stacks = [] } = await stacks.send(new DescribeStacksCommand({ StackName: stack }))
      const outputs = Object.fromEntries(
        (Stacks[0]?.Outputs ?? []).map(each => [each.OutputKey, each.OutputValue ?? '']),
      )
      const name = outputs[OUTPUT.functionName] ?? 'no function'
      const deployed = await downloadFunction(moto, account, name, home, { lead, trusted })
      running.push(deployed)
      return { synthesised, outputs, function: deployed }
    },

    mailboxes: ({ synthesised, outputs }: Deployment): Promise<ReadonlyMap<string, Mailbox>> =>
      openMailboxes(account, sns, synthesised, outputs[OUTPUT.alertsTopic] ?? ''),

    /** The state by subject. */
    async states({ outputs }: Deployment): Promise<ReadonlyMap<string, Readonly<Record<string, unknown>>>> {
      const { Items = [] } = await table.send(
        new ScanCommand({ TableName: outputs[OUTPUT.tableName], ConsistentRead: true }),
      )
      return new Map(Items.flatMap(item => (item.kind === 'subject' ? [[String(item.id), item]] : [])))
    },

    async [Symbol.asyncDispose]() {
      for (const each of running) each.stop()
      await Promise.all([gate[Symbol.asyncDispose](), acme[Symbol.asyncDispose](), simulator.close()])
      moto[Symbol.dispose]()
      rmSync(home, { recursive: true, force: true })
    },
  }
}

export type World = Awaited<ReturnType<typeof createWorld>>
