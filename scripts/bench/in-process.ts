import { fork } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleInto } from '../../lib/bundle-into.ts'
import { functionProcess } from '../../lib/configuration/function-process.ts'
import { certificate } from '../../test/io/shared/certificate.ts'

/** As many files and sockets as a Lambda may have open. */
const DESCRIPTORS = 1_024

/** How the process is started. */
export interface Started {
  /** Node's, before those of `env`. @default none */
  readonly flags?: readonly string[]
  /** @default a function's of 1,024 MB */
  readonly env?: Readonly<Record<string, string>>
}

/**
 * Does an order in a process of its own and gives what it answers. Bundled as what is deployed, so nothing of TypeScript is measured; its
 * log lines go nowhere.
 */
export async function inProcess<Result>(
  script: string,
  order: unknown,
  { flags = [], env = functionProcess(1_024) }: Started = {},
): Promise<Result> {
  const child = fork(bundled(script), {
    execPath: '/bin/sh',
    execArgv: ['-c', `ulimit -n ${DESCRIPTORS}; exec "$0" "$@"`, process.execPath, ...flags],
    // For plain fetch, which takes no certificates of its own.
    env: { ...process.env, ...env, NODE_EXTRA_CA_CERTS: trusted() },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  child.send({ order })
  return new Promise<Result>((resolve, reject) => {
    child.once('message', result => resolve(result as Result))
    child.once('exit', code => reject(new Error(`${script} ended with ${code} before it answered`)))
  })
}

const DIRECTORY = mkdtempSync(join(tmpdir(), 'credit-watchdog-bench-'))
process.once('exit', () => rmSync(DIRECTORY, { recursive: true, force: true }))

function trusted(): string {
  const path = join(DIRECTORY, 'trusted.pem')
  writeFileSync(path, certificate)
  return path
}

const bundles = new Map<string, string>()

function bundled(script: string): string {
  const known = bundles.get(script)
  if (known !== undefined) return known
  const directory = join(DIRECTORY, script)
  bundleInto(directory, `scripts/bench/${script}`)
  bundles.set(script, join(directory, 'index.mjs'))
  return join(directory, 'index.mjs')
}
