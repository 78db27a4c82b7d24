import { execFile } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ACCOUNT, REGION, type StandIn } from './moto.ts'

const PROJECT = join(import.meta.dirname, '..', '..')

/** What moto's CloudFormation does not make. They are in the template, and the tests of the template hold them. */
export const NOT_IN_MOTO = [
  'AWS::CloudWatch::Alarm',
  // It could make this one, but not what it refers to: the alarms.
  'AWS::CloudWatch::Dashboard',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::SNS::Subscription',
  'AWS::SNS::TopicPolicy',
  'AWS::SQS::QueuePolicy',
] as const

export interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
  DependsOn?: string | readonly string[]
}

export interface Synthesised {
  readonly directory: string
  /** As it would be deployed to AWS, with everything. */
  readonly resources: Readonly<Record<string, Resource>>
  /** Types that were taken out for moto, and how many of each. */
  readonly leftOut: ReadonlyMap<string, number>
}

/** The `cdk` of this project, against the stand-in, from this project's folder as the documentation says. */
export function cdk(standIn: StandIn, home: string) {
  const run = promisify(execFile)
  const env = {
    PATH: `${join(PROJECT, 'node_modules', '.bin')}:${process.env.PATH}`,
    HOME: home,
    CI: 'true',
    ...standIn.environment,
  }
  const command = (...args: readonly string[]) => run('cdk', args, { cwd: PROJECT, env, maxBuffer: 2 ** 26 })

  return {
    bootstrap: () => command('bootstrap', `aws://${ACCOUNT}/${REGION}`),

    /** `npx cdk synth -c config=…`, and the template without what moto cannot make. */
    async synth(config: string): Promise<Synthesised> {
      const out = mkdtempSync(join(home, 'cdk.out-'))
      await command('synth', '--quiet', '-c', `config=${config}`, '-o', out)
      const file = join(out, readdirSync(out).find(entry => entry.endsWith('.template.json')) ?? 'no template')
      const template = JSON.parse(readFileSync(file, 'utf8'))
      const resources: Readonly<Record<string, Resource>> = structuredClone(template.Resources)
      const leftOut = leaveOut(template.Resources)
      // The check of the bootstrap's version: moto forgets the parameter's default, and fails every update for it.
      delete template.Parameters
      delete template.Rules
      writeFileSync(file, JSON.stringify(template))
      return { directory: out, resources, leftOut }
    },

    // Not by change set: moto gives such a stack no outputs.
    deploy: ({ directory }: Synthesised) =>
      command('deploy', '--app', directory, '--require-approval', 'never', '--method', 'direct'),
    destroy: ({ directory }: Synthesised) => command('destroy', '--app', directory, '--force'),
  }
}

function leaveOut(resources: Record<string, Resource>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const [id, { Type }] of Object.entries(resources)) {
    if (!NOT_IN_MOTO.some(each => each === Type)) continue
    counts.set(Type, (counts.get(Type) ?? 0) + 1)
    delete resources[id]
  }
  for (const resource of Object.values(resources))
    if (resource.DependsOn !== undefined) resource.DependsOn = [resource.DependsOn].flat().filter(id => id in resources)
  return counts
}
