import { join } from 'node:path'
import { DeleteParameterCommand } from '@aws-sdk/client-ssm'
import { PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OUTPUT, TABLE } from '../../lambda/contract.ts'
import { readState } from '../../lambda/core/read-state.ts'
import { STATE_SCHEMA } from '../../lambda/core/state.ts'
import { NOT_IN_MOTO } from './deployment.ts'
import type { Mailbox } from './mailboxes.ts'
import { createWorld, type Deployment, SECRETS, type World } from './world.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const ALL = 'everybody@example.com'
const FINANCE = 'finance@example.com'
const PHONE = '+15550100'

const NOT_PROVED = `What moto does not do, so that this run does not prove it:
  it asks no policy whether a call is allowed (IAM, topic, key), and decrypts without asking KMS;
  it fires no rule: the test sends the scheduled event; and it raises no alarm;
  it sends no mail, no text and no webhook: queues with the same filters stand in their place;
  it gives a stack made by change set no outputs: cdk deploys with --method direct;
  it forgets a parameter's default between updates: the template's check of the bootstrap's version is left out.
`

/** @param more lines of the configuration that a later deployment adds */
function configuration(deployment: string, more = ''): string {
  return `
    import { defineWatchdog, fromParameter, fromSecret } from '${PROJECT}/lib/configuration/define.ts'
    import { acme } from '${PROJECT}/test/support/builders.ts'
    export default defineWatchdog({
      deployment: '${deployment}',
      alerts: {
        email: ['${ALL}', { to: '${FINANCE}', keys: ['deepseek'] }],
        sms: ['${PHONE}'],
      },
      keys: [
        {
          name: 'kie',
          provider: 'kie',
          key: fromParameter('/e2e/kie'),
          low: 1_000,
          pools: [
            { name: 'video', workUnits: [{ name: 'video', cost: 135 }] },
            { name: 'images', workUnits: [{ name: 'image', cost: 4 }] },
          ],
        },
        { name: 'deepseek', provider: 'deepseek', key: fromParameter('/e2e/deepseek') },
        { name: 'elevenlabs', provider: 'elevenlabs', key: fromParameter('/e2e/elevenlabs') },
      ],
      discover: ['/e2e/found', fromSecret('e2e/found', '*')],
      providers: [acme],
      ${more}
    })`
}

let world: World
let first: Deployment
let mailboxes: ReadonlyMap<string, Mailbox>

/** What each address got since the last look: 'opened exhausted kie/video'. */
async function told(among = mailboxes): Promise<Readonly<Record<string, readonly string[]>>> {
  const entries = await Promise.all(
    [...among].map(async ([address, mailbox]) => {
      const notices = (await mailbox.read()).flatMap(message => message.notices)
      const words = notices.map(({ kind, condition, subject }) =>
        [kind, condition, subject.about === 'pool' ? `${subject.key}/${subject.pool}` : subject.about].join(' '),
      )
      return [address, words.sort()] as const
    }),
  )
  return Object.fromEntries(entries.filter(([, words]) => words.length > 0))
}

/** One sweep of the first deployment, and what it told. */
async function sweep(aheadMinutes: number, deployment = first, among = mailboxes) {
  const invoked = await deployment.function.sweep(aheadMinutes)
  expect(invoked).toMatchObject({ returned: { outcome: 'swept' } })
  return told(among)
}

beforeAll(async () => {
  world = await createWorld()
})
afterAll(async () => {
  await world?.[Symbol.asyncDispose]()
})

describe('a first deployment', () => {
  it('is bootstrapped', async () => {
    await world.bootstrap()
  })

  it('finds its parameters and secrets: put in before, as the documentation says', async () => {
    for (const name of ['kie', 'deepseek', 'elevenlabs'] as const) await world.put(`/e2e/${name}`, SECRETS[name])
    await world.put('/e2e/found/acme/one', SECRETS.found)
    await world.put('/e2e/found/nobody/one', SECRETS.found)
    const SecretString = JSON.stringify({ 'acme/two': SECRETS.found })
    await world.account.call('secretsmanager', 'secretsmanager.CreateSecret', { Name: 'e2e/found', SecretString })
  })

  it('is deployed by cdk deploy', async () => {
    first = await world.deploy('First', configuration('First'))

    expect(Object.keys(first.outputs)).toEqual(expect.arrayContaining(Object.values(OUTPUT)))
    const { leftOut } = first.synthesised
    expect([...leftOut.keys()].sort()).toEqual([...NOT_IN_MOTO])
    const list = [...leftOut].map(([type, count]) => `  ${type} (${count})`).join('\n')
    process.stdout.write(
      `\nIn the template, and left out of this deployment because moto does not make them:\n${list}\n${NOT_PROVED}\n`,
    )
  })

  it('runs the code that was deployed', () => {
    const { deployed, downloaded } = first.function.hashes

    expect(downloaded).toBe(deployed)
    expect(first.function.environment).toMatchObject({
      DEPLOYMENT_NAME: 'First',
      STATE_TABLE_NAME: first.outputs[OUTPUT.tableName],
      ALERTS_TOPIC_ARN: first.outputs[OUTPUT.alertsTopic],
    })
  })

  it('sweeps on the schedule of the rule, and tells nobody anything while all is well', async () => {
    mailboxes = await world.mailboxes(first)
    expect([...mailboxes.keys()].sort()).toEqual([PHONE, ALL, FINANCE].sort())

    expect(await sweep(0)).toEqual({})
    const states = await world.states(first)
    expect([...states].map(([subject, { condition }]) => `${subject} ${condition}`).sort()).toEqual([
      'pool:acme-one/default healthy',
      'pool:acme-two/default healthy',
      'pool:deepseek/default healthy',
      'pool:elevenlabs/default healthy',
      'pool:kie/images healthy',
      'pool:kie/video healthy',
    ])
  })

  it('says in its log that it found a key of a provider nobody knows', () => {
    expect(first.function.output()).toContain(
      '/e2e/found/nobody/one is not watched: the catalogue has no such provider',
    )
  })
})

describe('an empty account', () => {
  it('is told at once to everybody whose filter lets it pass', async () => {
    world.simulator.script('kie', { kind: 'draining', to: 90 })

    expect(await sweep(5)).toEqual({
      [ALL]: expect.arrayContaining(['opened exhausted kie/video']),
      [PHONE]: expect.arrayContaining(['opened exhausted kie/video']),
    })
  })

  it('is not told again by the next sweep', async () => {
    expect(await sweep(10)).toEqual({})
  })

  it('that was topped up is told as recovered, on the second healthy sight, to whom it was told before', async () => {
    world.simulator.script('kie', { kind: 'draining', to: 20_000 })

    expect(await sweep(15)).toEqual({})
    expect(await sweep(20)).toEqual({
      [ALL]: expect.arrayContaining(['recovered healthy kie/video']),
      [PHONE]: expect.arrayContaining(['recovered healthy kie/video']),
    })
  })
})

describe('a key', () => {
  it('that is rotated is read again before a refusal of the old one is believed', async () => {
    world.gate.accept(SECRETS.rotated)
    await world.put('/e2e/deepseek', SECRETS.rotated)

    expect(await sweep(25)).toEqual({})
    expect(world.gate.refused.length).toBeGreaterThan(0)

    world.gate.refused.length = 0
    expect(await sweep(30)).toEqual({})
    expect(world.gate.refused).toEqual([])
  })

  it('that is put under the path is watched from the next listing on', async () => {
    await world.put('/e2e/found/acme/later', SECRETS.found)

    expect(await sweep(35)).toEqual({})
    expect(await sweep(50)).toEqual({})
    expect(await world.states(first)).toHaveProperty('size', 7)
  })

  it('whose parameter is deleted is unknown, and that is told slowly', async () => {
    await world.ssm.send(new DeleteParameterCommand({ Name: '/e2e/elevenlabs' }))
    first.function.stop()

    for (const minutes of [55, 60, 65, 85, 105]) expect(await sweep(minutes)).toEqual({})
    expect(await sweep(120)).toEqual({ [ALL]: ['unclear unknown elevenlabs/default'] })
  })

  it('that is put back is told as well again', async () => {
    await world.put('/e2e/elevenlabs', SECRETS.elevenlabs)

    await sweep(125)
    await sweep(130)

    expect((await world.states(first)).get('pool:elevenlabs/default')).toMatchObject({ condition: 'healthy', owed: [] })
  })
})

describe('an upgrade', () => {
  it('keeps the state: an incident that stands is not told again', async () => {
    world.simulator.script('kie', { kind: 'draining', to: 90 })
    expect(await sweep(140)).toHaveProperty([ALL])

    const before = first
    before.function.stop()
    first = await world.deploy('First', configuration('First', "product: 'Acme Studio',"))

    expect(first.function.hashes.deployed).not.toBe(before.function.hashes.deployed)
    expect(first.outputs).toEqual(before.outputs)
    expect(await sweep(145)).toEqual({})
  })

  it('from a version with an older state keeps it too, and writes it in its own', async () => {
    const id = 'pool:kie/video'
    const now = (await world.states(first)).get(id)
    // As schema 1 had it: every moment a text, each block by itself.
    const older = {
      ...readState({ subject: id, ...now }),
      schema: STATE_SCHEMA - 1,
      history: [{ kind: 'exhausted', from: '2025-11-20T10:00:00.000Z', until: '2025-11-20T10:10:00.000Z' }],
    }
    expect(older).toMatchObject({ condition: 'exhausted', since: expect.stringMatching(/Z$/) })
    const Item = { ...older, [TABLE.partitionKey]: 'subject', [TABLE.sortKey]: id }
    await world.table.send(new PutCommand({ TableName: first.outputs[OUTPUT.tableName], Item }))
    first.function.stop()

    expect(await sweep(150)).toEqual({})
    world.simulator.script('kie', { kind: 'draining', to: 20_000 })
    await sweep(155)
    const { [ALL]: words } = await sweep(160)

    expect(words).toEqual(expect.arrayContaining(['recovered healthy kie/video']))
    expect((await world.states(first)).get(id)).toMatchObject({ schema: STATE_SCHEMA, condition: 'healthy' })
  })
})

describe('a second deployment in the same account', () => {
  let second: Deployment
  let theirs: ReadonlyMap<string, Mailbox>

  it('is deployed beside the first', async () => {
    second = await world.deploy('Second', configuration('Second'))
    theirs = await world.mailboxes(second)

    for (const name of [OUTPUT.tableName, OUTPUT.alertsTopic, OUTPUT.functionName])
      expect(second.outputs[name]).not.toBe(first.outputs[name])
    expect(await sweep(165, second, theirs)).toEqual({})
  })

  it('tells its own people, and the first tells its own: neither takes the other for itself', async () => {
    world.simulator.script('kie', { kind: 'draining', to: 90 })

    expect(await sweep(170, second, theirs)).toHaveProperty(
      [ALL],
      expect.arrayContaining(['opened exhausted kie/video']),
    )
    expect(await told()).toEqual({})
    expect(await sweep(171)).toHaveProperty(
      [ALL],
      expect.arrayContaining([expect.stringContaining('exhausted kie/video')]),
    )
    expect(await told(theirs)).toEqual({})
  })

  it('is removed, and the first sweeps on', async () => {
    second.function.stop()
    await world.destroy(second.synthesised)

    await expect(world.states(second)).rejects.toThrow(/not found|exist/i)
    expect(await sweep(176)).toEqual({})
  })
})

describe('in all of this', () => {
  it('no secret was written', () => {
    const output = first.function.output()

    expect(output.length).toBeGreaterThan(1_000)
    for (const secret of Object.values(SECRETS)) expect(output).not.toContain(secret)
  })
})
