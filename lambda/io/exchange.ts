import type { Dispatcher } from 'undici'
import type { Failure } from '../core/observation.ts'
import type { BuiltRequest } from '../core/request.ts'
import { CutOff } from './transport-failure.ts'

/** Limits of one call, each in milliseconds. `connect` is the agent's. */
export interface Timeouts {
  readonly connectMs: number
  /** From the start of the call to its status line and headers. */
  readonly headersMs: number
  /** Between two pieces of the body. */
  readonly bodyMs: number
  readonly totalMs: number
}

/** What was answered, not yet scrubbed. */
export interface Exchanged {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

const LARGEST_BODY_BYTES = 64 * 1024

/**
 * Sends one request and reads its answer within the limits; rejects with `CutOff` where they are passed, with undici's errors otherwise.
 * A handler of its own and no stream: nothing of undici's streaming is needed for 64 KiB, and it was a third of a call's work.
 */
export function exchange(
  dispatcher: Dispatcher,
  request: BuiltRequest & { readonly closes?: boolean },
  timeouts: Timeouts,
  remainingMs: number,
): Promise<Exchanged> {
  return new Promise((resolve, reject) => {
    let sending: Dispatcher.DispatchController | undefined
    let cutOff: CutOff | undefined
    let status = 0
    let headers: Exchanged['headers'] = {}
    let bytes = 0
    const chunks: Uint8Array[] = []

    const cut = (failure: Failure, why: string) => {
      if (cutOff) return
      cutOff = new CutOff(failure, why)
      end()
      reject(cutOff)
      sending?.abort(cutOff)
    }
    const overall =
      remainingMs < timeouts.totalMs
        ? setTimeout(cut, remainingMs, 'not-reached', 'the sweep ended before an answer came')
        : setTimeout(cut, timeouts.totalMs, 'timeout', `no whole answer within ${timeouts.totalMs / 1_000} s`)
    let phase = setTimeout(cut, timeouts.headersMs, 'timeout', `no answer within ${timeouts.headersMs / 1_000} s`)
    const end = () => {
      clearTimeout(overall)
      clearTimeout(phase)
    }

    const handler: Dispatcher.DispatchHandler = {
      onRequestStart(controller) {
        sending = controller
        if (cutOff) controller.abort(cutOff)
      },
      onResponseStart(_controller, answered, received) {
        // 103 and its like come before the answer.
        if (answered < 200) return
        status = answered
        headers = received
        if (status >= 300 && status < 400) cut('redirected', `redirected to ${hostOf(headers.location, request.url)}`)
      },
      onResponseData(_controller, chunk) {
        clearTimeout(phase)
        phase = setTimeout(cut, timeouts.bodyMs, 'timeout', `the body stopped for ${timeouts.bodyMs / 1_000} s`)
        chunks.push(chunk)
        bytes += chunk.length
        if (bytes > LARGEST_BODY_BYTES) cut('too-large', `HTTP ${status} with more than 64 KiB`)
      },
      onResponseEnd() {
        end()
        resolve({ status, headers, body: Buffer.concat(chunks).toString('utf8') })
      },
      onResponseError(_controller, error) {
        end()
        reject(cutOff ?? error)
      },
    }
    try {
      dispatcher.dispatch(
        {
          origin: request.url.origin,
          path: request.url.pathname + request.url.search,
          method: request.method,
          headers: request.headers,
          body: request.body ?? null,
          reset: request.closes ?? false,
        },
        handler,
      )
    } catch (error) {
      end()
      reject(error)
    }
  })
}

function hostOf(location: string | string[] | undefined, from: URL): string {
  const target = Array.isArray(location) ? location[0] : location
  return target !== undefined && URL.canParse(target, from.origin) ? new URL(target, from.origin).origin : 'nowhere'
}
