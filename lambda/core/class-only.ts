import { plainWords } from './rows/plain-words.ts'

/**
 * Codes that name no more than a class: some gateways put every refusal under `rate_limit_error`, and SDKs wrap it in a class of their
 * own. Words that say more go before them.
 */
const CLASS_ONLY =
  /^(?:[a-z]{1,30}\. ?){0,3}(?:rate limit|invalid request|permission|permission denied|authentication|not found|api|api (?:connection|status|response|call)|server|internal server|service unavailable|timeout|access denied|forbidden|unauthorized|unauthenticated|bad request|failed precondition|invalid argument|ai api call)(?: error| exception)?$/

/** `plain`: as `plainWords` makes it. */
export function isClassOnly(plain: string): boolean {
  return CLASS_ONLY.test(plain)
}

export function isClassCode(code: string): boolean {
  return /\p{L}/u.test(code) && isClassOnly(plainWords(code))
}
