import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { WATCH_LIST_FILE } from '../../../lambda/contract.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { readWatchList, writeWatchList } from '../../../lambda/core/watch-list-json.ts'
import type { CreditWatchdogProps } from '../../../lib/credit-watchdog.ts'
import { WatchdogStack } from '../../../lib/watchdog-stack.ts'

interface Resource {
  readonly Type: string
  readonly Properties: Readonly<Record<string, unknown>>
}

export interface Synthesised extends Disposable {
  readonly template: { readonly Resources: Readonly<Record<string, Resource>> }
  /** Everything that would be deployed, as text. */
  readonly texts: readonly string[]
  /** The function's environment, references included. */
  readonly environment: Readonly<Record<string, unknown>>
  /** A copy of the function's asset whose keys are led to these base URLs (by provider id); the code is as it was synthesised. */
  asset(baseUrls: (provider: string) => string): string
}

/** What `cdk deploy` would deploy: the real template and the real asset. */
export function synthesise(stackName: string, watchdog: CreditWatchdogProps): Synthesised {
  const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
  const app = new App({ outdir: join(root, 'cdk.out') })
  const stack = new WatchdogStack(app, stackName, { watchdog })
  const assembly = app.synth()
  const { template } = assembly.getStackByName(stack.stackName)
  const resources: Readonly<Record<string, Resource>> = template.Resources
  const lambda = Object.values(resources).find(
    ({ Type, Properties }) => Type === 'AWS::Lambda::Function' && Properties.Handler === 'index.handler',
  )
  if (lambda === undefined) throw new Error('the template has no function with the handler index.handler')
  const { S3Key } = lambda.Properties.Code as { S3Key: string }
  const directory = join(assembly.directory, `asset.${S3Key.replace('.zip', '')}`)
  const watchListText = readFileSync(join(directory, WATCH_LIST_FILE), 'utf8')
  let copies = 0
  return {
    template,
    texts: [JSON.stringify(template), watchListText],
    environment: (lambda.Properties.Environment as { Variables: Record<string, unknown> }).Variables,
    asset(baseUrls) {
      const copy = join(root, `asset-${copies++}`)
      cpSync(directory, copy, { recursive: true })
      writeFileSync(join(copy, WATCH_LIST_FILE), writeWatchList(led(readWatchList(watchListText), baseUrls)))
      return copy
    },
    [Symbol.dispose]: () => rmSync(root, { recursive: true, force: true }),
  }
}

function led(watchList: WatchList, baseUrls: (provider: string) => string): WatchList {
  return { ...watchList, keys: watchList.keys.map(key => ({ ...key, baseUrl: baseUrls(key.provider) })) }
}

/** The alarms on a namespace: what each one watches. */
export function alarmedMetrics(template: Synthesised['template'], namespace: string) {
  return Object.values(template.Resources)
    .filter(({ Type, Properties }) => Type === 'AWS::CloudWatch::Alarm' && Properties.Namespace === namespace)
    .map(({ Properties }) => ({
      alarm: String(Properties.AlarmName),
      namespace,
      name: String(Properties.MetricName),
      dimensions: Object.fromEntries(
        (Properties.Dimensions as readonly { Name: string; Value: string }[]).map(({ Name, Value }) => [Name, Value]),
      ),
    }))
}
