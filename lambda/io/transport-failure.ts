import type { Failure } from '../core/observation.ts'

/** Why a call got no answer, from our own limits or the error's code; never from an error's text, which may hold the URL. */
export function transportFailure(error: unknown): { readonly failure: Failure; readonly detail: string } {
  if (error instanceof CutOff) return { failure: error.failure, detail: error.message }
  const codes = codesOf(error)
  const code = codes[0] ?? (error instanceof Error ? error.name : 'unknown error')
  const failure = codes.map(failureFor).find(found => found !== undefined) ?? 'reset'
  return { failure, detail: failure === 'timeout' ? `could not connect in time (${code})` : code }
}

/** Ended by us: a limit in time or size, or a redirect that is not followed. */
export class CutOff extends Error {
  readonly failure: Failure
  constructor(failure: Failure, message: string) {
    super(message)
    this.failure = failure
  }
}

/** Failures to reach the host at all: nothing was answered, so a free question may be asked once more. */
export function isConnectionFailure(failure: Failure): boolean {
  return failure === 'refused' || failure === 'reset' || failure === 'name'
}

function codesOf(error: unknown): readonly string[] {
  if (!(error instanceof Error)) return []
  const code = 'code' in error && typeof error.code === 'string' ? [error.code] : []
  const nested = error instanceof AggregateError ? error.errors : [error.cause]
  return [...code, ...nested.flatMap(codesOf)]
}

function failureFor(code: string): Failure | undefined {
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return 'too-large'
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout'
  if (/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL|EACCES|EPERM)$/.test(code)) return 'refused'
  if (/^(?:ENOTFOUND|EAI_AGAIN|EAI_FAIL|EAI_NODATA)$/.test(code)) return 'name'
  if (/CERT|^ERR_TLS|^ERR_SSL|^EPROTO$|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH/.test(code)) return 'tls'
  if (/^(?:ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET|HPE_)/.test(code)) return 'reset'
  return undefined
}
