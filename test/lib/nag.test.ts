import { App, Stack, Validations } from 'aws-cdk-lib'
import { type IVpc, Vpc } from 'aws-cdk-lib/aws-ec2'
import { AwsSolutionsChecks } from 'cdk-nag'
import { describe, expect, it } from 'vitest'
import { fromParameter, fromSecret } from '../../lib/configuration/define.ts'
import type { CreditWatchdogProps } from '../../lib/credit-watchdog.ts'
import { WatchdogStack } from '../../lib/watchdog-stack.ts'
import { EXAMPLE } from './synthesise.ts'

function synthesiseChecked(changes: Partial<CreditWatchdogProps>, inVpc = false): void {
  const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } })
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
  new WatchdogStack(app, 'Shop', { watchdog: { ...EXAMPLE, ...changes, ...(inVpc ? { vpc: theirVpc(app) } : {}) } })
  app.synth()
}

function theirVpc(app: App): IVpc {
  const network = new Stack(app, 'Network')
  Validations.of(network).acknowledge({ id: 'AwsSolutions-VPC7', reason: 'A stand-in for the VPC of the user.' })
  return new Vpc(network, 'Vpc') as IVpc
}

const many = Array.from({ length: 500 }, (_, index) => ({
  name: `key-${index}`,
  provider: 'kie',
  key: fromParameter(`/k/${index}`),
}))

describe('cdk-nag finds nothing', () => {
  it.each([
    ['in the example', {}],
    ['with secrets', { keys: [{ name: 'kie', provider: 'kie', key: fromSecret('kie') }] }],
    ['with keys that are discovered', { keys: [], discover: ['/credit-watchdog/keys', fromSecret('ai', '*')] }],
    ['with 500 keys', { keys: many, alarmsPer: 'deployment' }],
    ['with more keys than one function sweeps', { keys: many, keysPerFunction: 100, alarmsPer: 'deployment' }],
    ['with that, traced', { keys: many, keysPerFunction: 100, alarmsPer: 'deployment', tracing: true }],
    ['with everything that is off by default', { events: true, tracing: true, heartbeat: fromParameter('/ping') }],
    ['with a webhook', { alerts: { webhook: { to: 'https://app.acme-studio.org/credit' } } }],
    ['with nobody to tell', { alerts: {} }],
  ] as const)('%s', (_title, changes) => {
    expect(() => synthesiseChecked(changes)).not.toThrow()
  })

  it('in a VPC, but for what is acknowledged with its reason', () => {
    expect(() => synthesiseChecked({}, true)).not.toThrow()
  })

  it('and would say so: a VPC without flow logs is found', () => {
    const app = new App()
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
    const stack = new Stack(app, 'Stack')
    new Vpc(stack, 'Vpc')

    expect(() => app.synth()).toThrow('AwsSolutions-VPC7')
  })
})
