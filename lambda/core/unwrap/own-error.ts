import { isObject } from '../path.ts'

const FAILED = new Set(['error', 'failed', 'failure', 'fail'])
const FINE = new Set(['', '0', '1', '10000', '20000', 'ok', 'success', 'succeeded', 'successful', 'none', 'null'])

/**
 * Whether a body that came as a success carries an error of its own: an `error` that is not empty, `success: false`, a failed job, an
 * envelope whose code is not fine. A body that only talks about credits does not.
 */
export function hasOwnError(body: unknown, depth = 0): boolean {
  if (!isObject(body) || depth > 3) return false
  if (Array.isArray(body))
    return (
      body.length > 0 &&
      body.length <= 20 &&
      body.every(element => isObject(element) && hasOwnError(element, depth + 1))
    )
  if (isTold(body.error) || isTold(body.errors) || isTold(body.Error) || isTold(body.err)) return true
  if (isTold(body.error_message) || isTold(body.errorMessage) || isTold(body.error_msg)) return true
  if (
    [body.success, body.ok, body.Success, body.succeeded, body.isSuccess].some(
      flag => flag === false || flag === 'false',
    )
  )
    return true
  if (['type', 'status', 'state', 'event', 'result'].some(name => isFailed(body[name]))) return true
  if (isObject(body.base_resp) && isBad(body.base_resp.status_code)) return true
  if (isObject(body.ResponseMetadata) && isTold(body.ResponseMetadata.Error)) return true
  if (isObject(body.Response) && isTold(body.Response.Error)) return true
  if (Array.isArray(body.choices) && body.choices.slice(0, 20).some(choice => isObject(choice) && isTold(choice.error)))
    return true
  return badEnvelope(body)
}

function isFailed(state: unknown): boolean {
  return typeof state === 'string' && FAILED.has(state.toLowerCase())
}

/** `{ code: 402, msg: '…', data: null }`: a code that is not fine, with words, and nothing delivered. */
function badEnvelope(body: Readonly<Record<string, unknown>>): boolean {
  const code = firstOf(body, CODES)
  const words = firstOf(body, WORDS)
  const delivered = isObject(body.data) ? Object.keys(body.data).length > 0 : isTold(body.data)
  if (!isBad(code) || delivered || typeof words !== 'string') return false
  // Without words, only a code that is a refusal everywhere is believed.
  return words === '' ? /^[45]\d\d$/.test(String(code)) : !/^\W{0,3}(?:ok|success)|成功/i.test(words)
}

const CODES = 'code errorCode error_code err_code statusCode errorId Code respCode returnCode resultCode retCode'.split(
  ' ',
)
const WORDS =
  'msg message errorDescription error_msg err_msg detail Message respDesc respMsg returnMsg resultMsg errorMessage'.split(
    ' ',
  )

function firstOf(body: Readonly<Record<string, unknown>>, names: readonly string[]): unknown {
  const name = names.find(one => body[one] !== undefined && body[one] !== null)
  return name === undefined ? undefined : body[name]
}

function isBad(code: unknown): boolean {
  if (typeof code !== 'string' && typeof code !== 'number') return false
  const text = String(code).toLowerCase()
  return !FINE.has(text) && !/^(?:2\d\d|0{1,12})$/.test(text)
}

function isTold(error: unknown): boolean {
  if (isObject(error))
    return Object.values(error).some(value => value !== null && value !== '' && value !== 0 && value !== false)
  return (
    (typeof error === 'string' && !FINE.has(error.toLowerCase())) ||
    error === true ||
    (typeof error === 'number' && error !== 0)
  )
}
