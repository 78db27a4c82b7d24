/** A process of its own, so that providers do not share the event loop that is measured: loopback hosts that answer after so long, or never. */
import { createServer, type RequestListener } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { certificate, privateKey } from '../../test/io/shared/certificate.ts'
import { receiveOrder } from './order.ts'
import type { HostsOrder } from './start-hosts.ts'

const { hosts, hanging, latencyMs, tls, body } = await receiveOrder<HostsOrder>()

const answering: RequestListener = (_request, response) => {
  setTimeout(() => {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(body)
  }, latencyMs)
}

async function listen(listener: RequestListener): Promise<string> {
  const server = tls ? createTlsServer({ key: privateKey, cert: certificate }, listener) : createServer(listener)
  server.keepAliveTimeout = 60_000
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', 4_096, resolve))
  return `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`
}

const started = (count: number, listener: RequestListener) =>
  Promise.all(Array.from({ length: count }, () => listen(listener)))
process.send?.({ answering: await started(hosts, answering), hanging: await started(hanging, () => {}) })
process.once('disconnect', () => process.exit())
