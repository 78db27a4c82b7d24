import { type ChildProcess, execFileSync, fork } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { WATCH_LIST_FILE } from '../../lambda/contract.ts'
import type { WatchList } from '../../lambda/core/watch-list.ts'
import { readWatchList, writeWatchList } from '../../lambda/core/watch-list-json.ts'
import type { Aws } from './aws.ts'
import type { Order } from './invoke.ts'
import { ACCOUNT, REGION, type StandIn } from './moto.ts'

const NODE = join(import.meta.dirname, '..', '..', 'node_modules', '.bin', 'node')

export interface DeployedFunction {
  readonly environment: Readonly<Record<string, string>>
  /** Of the archive that was deployed, and of the one that runs here. */
  readonly hashes: { readonly deployed: string; readonly downloaded: string }
  /** Everything it ever wrote. */
  readonly output: () => string
  /** One invocation, in the process of the one before. @param aheadMinutes how far its clock is ahead of this machine's */
  sweep(aheadMinutes?: number): Promise<{ readonly returned?: { readonly outcome: string }; readonly threw?: string }>
  /** The next invocation starts cold. */
  stop(): void
}

/** Downloads what stands in the account under this name: the code and the environment. Only the addresses of the providers are ours. */
export async function downloadFunction(
  standIn: StandIn,
  aws: Aws,
  functionName: string,
  home: string,
  { lead, trusted }: { readonly lead: (watchList: WatchList) => WatchList; readonly trusted: string },
): Promise<DeployedFunction> {
  const { Code, Configuration } = (await (await aws.get('lambda', `/2015-03-31/functions/${functionName}`)).json()) as {
    readonly Code: { readonly Location: string }
    readonly Configuration: {
      readonly CodeSha256: string
      readonly Environment: { readonly Variables: Record<string, string> }
    }
  }
  const key = new URL(Code.Location).pathname.split('/').at(-1)
  const archive = await (await aws.get('s3', `/cdk-hnb659fds-assets-${ACCOUNT}-${REGION}/${key}`)).arrayBuffer()
  const directory = mkdtempSync(join(home, 'function-'))
  writeFileSync(join(directory, 'function.zip'), new Uint8Array(archive))
  // Python is there: moto is.
  execFileSync('python3', ['-m', 'zipfile', '-e', join(directory, 'function.zip'), directory])
  const file = join(directory, WATCH_LIST_FILE)
  writeFileSync(file, writeWatchList(lead(readWatchList(readFileSync(file, 'utf8')))))

  const environment = Configuration.Environment.Variables
  const written: string[] = []
  let child: ChildProcess | undefined

  async function start(): Promise<ChildProcess> {
    const order = { bundle: join(directory, 'index.mjs'), functionName }
    const started = fork(join(import.meta.dirname, 'invoke.ts'), [JSON.stringify(order)], {
      execPath: NODE,
      env: { ...environment, ...standIn.environment, NODE_EXTRA_CA_CERTS: trusted },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    })
    for (const stream of [started.stdout, started.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => written.push(text))
    await once(started, 'message')
    return started
  }

  return {
    environment,
    hashes: {
      deployed: Configuration.CodeSha256,
      downloaded: createHash('sha256').update(new Uint8Array(archive)).digest('base64'),
    },
    output: () => written.join(''),
    async sweep(aheadMinutes = 0) {
      child ??= await start()
      const answered = once(child, 'message')
      child.send({ aheadMinutes } satisfies Order)
      const [answer] = await answered
      return answer
    },
    stop() {
      child?.kill()
      child = undefined
    },
  }
}
