import { fork } from 'node:child_process'
import { join } from 'node:path'

export interface HostsOrder {
  readonly hosts: number
  readonly hanging: number
  readonly latencyMs: number
  readonly tls: boolean
  readonly body: string
}

export interface Hosts extends Disposable {
  /** Base URLs of hosts that answer, and of hosts that take a connection and never answer. */
  readonly answering: readonly string[]
  readonly hanging: readonly string[]
}

export async function startHosts(order: HostsOrder): Promise<Hosts> {
  const child = fork(join(import.meta.dirname, 'provider-process.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
  })
  child.send({ order })
  const origins = await new Promise<Pick<Hosts, 'answering' | 'hanging'>>((resolve, reject) => {
    child.once('message', message => resolve(message as Pick<Hosts, 'answering' | 'hanging'>))
    child.once('exit', code => reject(new Error(`the providers' process ended with ${code}`)))
  })
  return { ...origins, [Symbol.dispose]: () => child.kill() }
}
