import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'

export interface Loopback extends AsyncDisposable {
  readonly origin: string
  readonly port: number
}

/** A real server on a loopback port, ended with all its connections at the end of the test's scope. */
export async function serve(listener: RequestListener, tls?: { readonly key: string; readonly cert: string }) {
  const server = tls ? createTlsServer(tls, listener) : createServer(listener)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    port,
    origin: `${tls ? 'https' : 'http'}://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
    },
  } satisfies Loopback
}

/** A loopback port nobody listens on. */
export async function closedPort(): Promise<number> {
  const server = await serve(() => {})
  await server[Symbol.asyncDispose]()
  return server.port
}
