import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Annotations, App, Validations } from 'aws-cdk-lib'
import { AwsSolutionsChecks } from 'cdk-nag'
import type { WatchdogConfiguration } from '../lib/configuration/define.ts'
import { ConfigurationError } from '../lib/configuration/problem.ts'
import { toWatchList } from '../lib/configuration/to-watch-list.ts'
import { WatchdogStack } from '../lib/watchdog-stack.ts'

const root = join(import.meta.dirname, '..')
// Not at exit: a wrong configuration leaves nothing to synthesise.
const app = new App({ autoSynth: false })
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
const { file, isExample } = findConfiguration(app.node.tryGetContext('config'))

try {
  const { default: watchdog } = (await import(pathToFileURL(file).href)) as { readonly default: WatchdogConfiguration }
  const { deployment = 'CreditWatchdog' } = toWatchList(watchdog, 'deploy')
  const stack = new WatchdogStack(app, deployment, { watchdog })
  if (isExample)
    Annotations.of(stack).addWarningV2(
      'credit-watchdog:example',
      'There is no watchdog.config.ts: this is the example. `npx credit-watchdog init` writes yours.',
    )
  app.synth()
} catch (error) {
  if (!(error instanceof ConfigurationError)) throw error
  console.error(`${file}\n${error.message}`)
  process.exitCode = 1
}

/** `cdk synth -c config=…`, the user's own, or the example, so that a fresh clone synthesises. */
function findConfiguration(given: unknown): { readonly file: string; readonly isExample: boolean } {
  if (typeof given === 'string') return { file: resolve(given), isExample: false }
  const own = join(root, 'watchdog.config.ts')
  return existsSync(own)
    ? { file: own, isExample: false }
    : { file: join(root, 'examples', 'watchdog.config.ts'), isExample: true }
}
