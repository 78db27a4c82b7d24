import { spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cdk, type Synthesised } from './deployment.ts'
import { type StandIn, startMoto } from './moto.ts'

const PROJECT = join(import.meta.dirname, '..', '..')
const DOCUMENTED = readFileSync(join(PROJECT, 'docs', 'deploy.md'), 'utf8')
const KEY = 'mk1-7hG2kd9sLqPzX4wV8nQbRtYu'

const home = mkdtempSync(join(tmpdir(), 'credit-watchdog-e2e-'))
const configuration = join(home, 'watchdog.config.ts')
let moto: StandIn
let commands: ReturnType<typeof cdk>
let synthesised: Synthesised
beforeAll(async () => {
  moto = await startMoto()
  commands = cdk(moto, home)
})
afterAll(() => {
  moto?.[Symbol.dispose]()
  rmSync(home, { recursive: true, force: true })
})

interface Ran {
  readonly exitCode: number | null
  readonly stdout: string
  readonly stderr: string
}

/** A line of docs/deploy.md after `npx`, and what is typed beyond it; in the folder where the configuration is. */
async function type(documented: string, more: readonly string[] = [], input = ''): Promise<Ran> {
  expect(DOCUMENTED).toContain(`npx ${documented}`)
  const [, ...args] = documented.split(' ')
  const child = spawn(process.execPath, [join(PROJECT, 'bin', 'credit-watchdog.js'), ...args, ...more], {
    cwd: home,
    env: { PATH: process.env.PATH, HOME: home, ...moto.environment },
  })
  child.stdin.end(input)
  const exited = new Promise<number | null>(resolve => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(stdout + stderr).not.toContain(KEY)
  return { exitCode: await exited, stdout, stderr }
}

describe('docs/deploy.md, line by line', () => {
  it('writes a configuration from the keys it finds', async () => {
    writeFileSync(join(home, '.env'), `KIE_API_KEY=${KEY}\n`)

    const ran = await type('credit-watchdog init', ['--env-file', '.env'])

    expect(ran).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('1 key') })
    expect(readFileSync(configuration, 'utf8')).toContain("fromParameter('/credit-watchdog/kie')")
  })

  it('bootstraps the account', async () => {
    expect(DOCUMENTED).toContain('npx cdk bootstrap')
    await commands.bootstrap()
  })

  it('stores the key, which is then the same key, and is listed', async () => {
    const list = await type('credit-watchdog keys list')
    expect(list).toMatchObject({ exitCode: 1, stdout: expect.stringContaining('/credit-watchdog/kie') })

    // Unasked: this machine may have no way to the provider.
    expect(await type('credit-watchdog keys put kie', ['--no-probe'], `${KEY}\n`)).toMatchObject({ exitCode: 0 })

    expect(await type('credit-watchdog keys match kie', [], `${KEY}\n`)).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('the same key'),
    })
    expect(await type('credit-watchdog keys match kie', [], 'mk9-another-key-altogether-77\n')).toMatchObject({
      exitCode: 1,
      stdout: expect.stringContaining('another key'),
    })
    expect(await type('credit-watchdog keys list')).toMatchObject({ exitCode: 0 })
  })

  it('deploys', async () => {
    expect(DOCUMENTED).toContain('npx cdk deploy')
    synthesised = await commands.synth(configuration)
    await commands.deploy(synthesised)
  })

  it('shows that no sweep has been yet, and whom a test would reach', async () => {
    const status = await type('credit-watchdog status')
    expect({ ...status, stderr: '' }).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('NO SWEEP') })

    const reach = await type('credit-watchdog test-alert --dry-run')
    expect(reach.stdout + reach.stderr).toContain('example.com')
  })

  it('removes everything it made, and leaves the parameter', async () => {
    expect(DOCUMENTED).toContain('npx cdk destroy')
    await commands.destroy(synthesised)

    expect(await type('credit-watchdog keys list')).toMatchObject({ exitCode: 0 })
    expect(await type('credit-watchdog status')).toMatchObject({ exitCode: 64 })
  })
})
