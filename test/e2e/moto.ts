import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export const REGION = 'eu-west-1'
/** moto's own. */
export const ACCOUNT = '123456789012'

const OWN = join(import.meta.dirname, '..', '..', '.moto', 'bin', 'moto_server')

const HOW = `npm run e2e needs moto, a stand-in for AWS written in Python. To get it beside this project:
  python3 -m venv .moto && .moto/bin/pip install 'moto[server]==5.2.5'
Or anywhere on the path: pip install 'moto[server]'`

export interface StandIn extends Disposable {
  /** 'http://localhost:…': the name matters, for buckets are names under it. */
  readonly endpoint: string
  /** For every process that should take it for AWS. */
  readonly environment: Readonly<Record<string, string>>
  /** What it said on its way, one line for everything it does not know. */
  readonly log: readonly string[]
}

/** Starts it on a free port of this machine, with nothing in it. */
export async function startMoto(): Promise<StandIn> {
  const command = existsSync(OWN) ? OWN : 'moto_server'
  if (spawnSync(command, ['--help']).status !== 0) throw new Error(HOW)
  const port = await freePort()
  const child = spawn(command, ['-H', '127.0.0.1', '-p', String(port)], { stdio: ['ignore', 'pipe', 'pipe'] })
  const log: string[] = []
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => log.push(...text.split('\n')))
  const endpoint = `http://localhost:${port}`
  await answering(endpoint, child)
  return {
    endpoint,
    log,
    environment: {
      AWS_ENDPOINT_URL: endpoint,
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_REGION: REGION,
      AWS_DEFAULT_REGION: REGION,
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    [Symbol.dispose]: () => child.kill(),
  }
}

async function answering(endpoint: string, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    if (child.exitCode !== null) throw new Error(`moto_server ended with ${child.exitCode}`)
    if (
      await fetch(`${endpoint}/moto-api/`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await sleep(200)
  }
  throw new Error('moto_server did not answer within 30 s')
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise(resolve => server.close(resolve))
  return port
}
