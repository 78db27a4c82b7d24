import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { fromParameter, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import type { CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { WatchdogStack } from '../../lib/watchdog-stack.ts'

/** The flags of cdk.json; warnings are asked for by tests and need not be printed by each. */
const CDK_JSON: { readonly context: Record<string, unknown> } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'cdk.json'), 'utf8'),
)

const FOR_TESTS = { 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:annotationsInValidationReport': false }

/** Two keys, three pools, one mailbox, one phone. */
export const EXAMPLE: WatchdogConfiguration = {
  alerts: { email: ['ops@acme-studio.org'], sms: ['+31612345678'] },
  keys: [
    {
      name: 'kie',
      provider: 'kie',
      key: fromParameter('/credit-watchdog/kie'),
      pools: [{ name: 'video' }, { name: 'images' }],
    },
    { name: 'openai', provider: 'openai', key: fromParameter('/credit-watchdog/openai') },
  ],
}

/** As `cdk synth` makes it, but for the bundle, which would cost a second each time. */
export function stackOf(changes: Partial<CreditWatchdogProps> = {}, name = 'Shop'): WatchdogStack {
  const app = new App({ context: { ...CDK_JSON.context, ...FOR_TESTS } })
  return new WatchdogStack(app, name, { watchdog: { ...EXAMPLE, ...changes } })
}

export function templateOf(changes: Partial<CreditWatchdogProps> = {}, name = 'Shop'): Template {
  return Template.fromStack(stackOf(changes, name))
}

/** An ARN as the template writes it, its end given. */
export function arnEnding(end: string): unknown {
  return {
    'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp(`${end.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`)])],
  }
}
