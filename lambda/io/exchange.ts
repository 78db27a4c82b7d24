import type { Dispatcher } from 'undici'
import type { Failure } from '../core/observation.ts'
import type { BuiltRequest } from '../core/request.ts'
import { CutOff } from './transport-failure.ts'
import { sendRequest } from './undici-parts.ts'

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

/** Sends one request and reads its answer within the limits; throws `CutOff` where they are passed, undici's errors otherwise. */
export async function exchange(
  dispatcher: Dispatcher,
  request: BuiltRequest,
  timeouts: Timeouts,
  remainingMs: number,
): Promise<Exchanged> {
  const controller = new AbortController()
  const cutAfter = (ms: number, failure: Failure, why: string) =>
    setTimeout(() => controller.abort(new CutOff(failure, why)), ms)
  const overall =
    remainingMs < timeouts.totalMs
      ? cutAfter(remainingMs, 'not-reached', 'the sweep ended before an answer came')
      : cutAfter(timeouts.totalMs, 'timeout', `no whole answer within ${timeouts.totalMs / 1_000} s`)
  let phase = cutAfter(timeouts.headersMs, 'timeout', `no answer within ${timeouts.headersMs / 1_000} s`)
  try {
    const response = await sendRequest(dispatcher, {
      origin: request.url.origin,
      path: request.url.pathname + request.url.search,
      method: request.method,
      headers: request.headers,
      body: request.body ?? null,
      signal: controller.signal,
    })
    const { statusCode: status, headers } = response
    if (status >= 300 && status < 400) {
      // An unread body that is ended emits an error, which would end the process if nobody listened.
      response.body.on('error', () => {}).destroy()
      throw new CutOff('redirected', `redirected to ${hostOf(headers.location, request.url)}`)
    }
    const chunks: Uint8Array[] = []
    let bytes = 0
    for await (const chunk of response.body) {
      clearTimeout(phase)
      phase = cutAfter(timeouts.bodyMs, 'timeout', `the body stopped for ${timeouts.bodyMs / 1_000} s`)
      chunks.push(chunk)
      bytes += chunk.length
      if (bytes > LARGEST_BODY_BYTES) throw new CutOff('too-large', `HTTP ${status} with more than 64 KiB`)
    }
    return { status, headers, body: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    throw controller.signal.aborted ? controller.signal.reason : error
  } finally {
    clearTimeout(overall)
    clearTimeout(phase)
  }
}

function hostOf(location: string | string[] | undefined, from: URL): string {
  const target = Array.isArray(location) ? location[0] : location
  return target !== undefined && URL.canParse(target, from.origin) ? new URL(target, from.origin).origin : 'nowhere'
}
