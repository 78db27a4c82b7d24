import { request as send } from 'node:http'
import { serve } from '../../io/shared/loopback.ts'

/** What happens to one request: the connection breaks before it arrived, or after it was answered, or it is answered with HTTP 500. */
export interface WireFault {
  /** Counted from the last arming. */
  readonly at: number
  readonly kind: 'broken-before' | 'broken-after' | 'failed'
}

/** Passes requests on, but for those that are armed. */
export async function startFaultProxy(target: string) {
  let faults: readonly WireFault[] = []
  let count = 0
  const server = await serve((incoming, outgoing) => {
    const fault = faults.find(({ at }) => at === count)?.kind
    count += 1
    if (fault === 'broken-before') {
      incoming.socket.resetAndDestroy()
      return
    }
    if (fault === 'failed') {
      outgoing.writeHead(500, { 'content-type': 'application/x-amz-json-1.0' }).end('{"__type":"InternalServerError"}')
      return
    }
    const passed = send(`${target}${incoming.url}`, { method: incoming.method, headers: incoming.headers }, answer => {
      if (fault === 'broken-after') {
        answer.resume().on('end', () => incoming.socket.resetAndDestroy())
        return
      }
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(outgoing)
    })
    passed.on('error', () => incoming.socket.destroy())
    incoming.pipe(passed)
  })
  return {
    ...server,
    arm(next: readonly WireFault[]) {
      faults = next
      count = 0
    },
  }
}
