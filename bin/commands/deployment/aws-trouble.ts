import { EXIT } from '../../command-io.ts'

/** What went wrong at AWS, in a sentence, and the exit code. Names only: an AWS message may repeat the value it was given. */
export interface AwsTrouble {
  readonly text: string
  readonly exitCode: typeof EXIT.usage | typeof EXIT.unknown
}

/** Undefined for what is no trouble of AWS's: a bug of ours, or what the user typed. */
export function awsTrouble(error: unknown): AwsTrouble | undefined {
  if (!(error instanceof Error)) return undefined
  const { name, message } = error
  if (/^(?:CredentialsProviderError|TokenProviderError)$/.test(name)) return usage(NO_CREDENTIALS)
  if (message === 'Region is missing') return usage('No AWS region here. Say which: --region eu-west-1, or AWS_REGION.')
  if (/^Region not accepted/.test(message)) return usage('That is no AWS region. They look like eu-west-1.')
  if (REFUSED.test(name)) return usage(`AWS does not accept these credentials (${name}): log in again. ${HOW}`)
  if (/^(?:AccessDenied|AuthorizationError|UnauthorizedOperation)/.test(name)) {
    const [, action] = /perform:? ([a-z0-9-]+:[A-Za-z]+)/.exec(message) ?? []
    return usage(`These AWS credentials may not ${action === undefined ? `do this (${name})` : `call ${action}`}.`)
  }
  const { code, $metadata } = error as { code?: unknown; $metadata?: { httpStatusCode?: number } }
  const isUnanswered = /Timeout|AbortError/.test(name) || (typeof code === 'string' && /^(?:E[A-Z_]+|UND_)/.test(code))
  if (isUnanswered) return unknown(`AWS did not answer (${typeof code === 'string' ? code : name}). Try again.`)
  if (/Throttl|TooManyRequests/.test(name)) return unknown(`AWS is busy (${name}). Try again in a moment.`)
  if ($metadata?.httpStatusCode === undefined) return undefined
  return unknown(`AWS refused this (${name}, HTTP ${$metadata.httpStatusCode}).`)
}

const HOW = 'As for the AWS command: AWS_PROFILE=..., aws sso login, or AWS_ACCESS_KEY_ID with AWS_SECRET_ACCESS_KEY.'
const NO_CREDENTIALS = `No AWS credentials here. ${HOW}`
const REFUSED =
  /^(?:ExpiredToken|InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|IncompleteSignature|InvalidToken|AuthFailure|MissingAuthenticationToken)/

function usage(text: string): AwsTrouble {
  return { text, exitCode: EXIT.usage }
}

function unknown(text: string): AwsTrouble {
  return { text, exitCode: EXIT.unknown }
}
