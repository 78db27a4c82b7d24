import { type ErrorText, errorText } from './error-text.ts'
import { createForeignMatcher } from './match-elsewhere.ts'
import { createSharedMatcher, type SharedMatch } from './match-shared.ts'
import { certaintyOf, matches, type PreparedRow, prepareRows } from './match-signature.ts'
import type { Answered, Failed, Observation } from './observation.ts'
import { isAnswered } from './observation.ts'
import { clip, ownWords } from './own-words.ts'
import { isObject, readPath, readValue } from './path.ts'
import type { Probe, Provider, UsageProbe, VerdictKind } from './provider.ts'
import { resetTime } from './reset-time.ts'
import { holds } from './rows/phrases.ts'
import { plainWords } from './rows/plain-words.ts'
import { SHARED_EVIDENCE } from './rows/shared-row.ts'
import { wordingOf } from './rows/wording.ts'
import { unwrap } from './unwrap/unwrap.ts'
import type { Verdict } from './verdict.ts'

/** What one observation proves. Without a provider, every provider's own words are tried, and then what all share. */
export type Classify = (
  observation: Observation,
  context?: {
    readonly provider?: Provider
    readonly probe?: Probe | UsageProbe
    /** It came from somebody we know by name only: another provider's own words in it are relayed. */
    readonly elsewhere?: true
  },
) => Verdict

const WEEK_AND_A_DAY_MS = 8 * 86_400_000

/**
 * The judge: one ordered list, the first match wins. The provider's own rows, then words that only another provider writes (relayed: its
 * blame is upstream), then phrases shared by all, then a thing near what became of it, bare statuses last: the provider's own, then
 * everybody's. Never throws, whatever the body.
 */
export function createClassifier(providers: readonly Provider[]): Classify {
  const matchElsewhere = createForeignMatcher(providers)

  return (observation, context = {}) => {
    if (!isAnswered(observation)) return notAnswered(observation)
    const { provider, probe } = context
    const { status, body } = observation
    const success = status !== null && status >= 200 && status < 300
    let unwrapped = unwrap(body, success)
    const refused = success && envelopeRefuses(provider, unwrapped.json)
    if (refused && !unwrapped.ownError) unwrapped = unwrap(body)
    const error = errorText(observation, unwrapped)
    const fieldsOnly = success && !refused && !unwrapped.ownError

    const own = provider ? prepareRows(provider) : []
    const told = own.find(row => !row.wide && matches(row, error, status, fieldsOnly))
    if (told) return fromSignature(told, 'account', observation, error)
    if (fieldsOnly) return fromSuccess(observation, error, probe)
    const elsewhere = matchElsewhere(error, status)
    const other = elsewhere.relayed(provider)
    if (other) return fromSignature(other, provider || context.elsewhere ? 'upstream' : 'account', observation, error)

    const matcher = createSharedMatcher(error)
    const worded = matcher.worded()
    const shared = worded ?? matcher.guessed()
    // What words say goes before what the provider means by a status or a class: empty accounts come as 401, 403, 429 and 500 everywhere.
    const wide = shared?.row.says ? undefined : own.find(row => row.wide && matches(row, error, status, false))
    if (wide) return fromSignature(wide, 'account', observation, error)
    const agreed = worded === undefined && provider === undefined ? elsewhere.agreed() : undefined
    if (agreed) return { ...fromSignature(agreed, 'account', observation, error), certainty: 'likely' }
    return fromShared(shared ?? matcher.last(), observation, error)
  }
}

function envelopeRefuses(provider: Provider | undefined, json: unknown): boolean {
  if (provider?.envelope === undefined || !isObject(json)) return false
  const code = readValue(json, provider.envelope.code)
  return code !== undefined && !provider.envelope.ok.some(ok => !isObject(code) && String(ok) === String(code))
}

/** One for the thousands that say the same. */
const HEALTHY: Verdict = {
  kind: 'healthy',
  certainty: 'certain',
  signature: null,
  blame: 'account',
  words: '',
  status: 200,
}

function fromSuccess(observation: Answered, error: ErrorText, probe: Probe | UsageProbe | undefined): Verdict {
  const proven =
    probe === undefined
      ? error.form !== 'html'
      : error.json !== undefined &&
        readPath(error.json, probe.proof).values.some(value => value !== null && value !== undefined)
  if (proven) return observation.status === 200 ? HEALTHY : { ...HEALTHY, status: observation.status }
  return { ...HEALTHY, kind: 'unknown', certainty: 'likely', words: clip(observation.body), status: observation.status }
}

function fromSignature(match: PreparedRow, blame: Verdict['blame'], observation: Answered, error: ErrorText): Verdict {
  const { row, says } = match
  const decided = says && error.texts.find(text => says.test(text))
  return {
    kind: row.kind,
    certainty: certaintyOf(row),
    signature: match.name,
    blame,
    ...(blame === 'upstream' && { upstream: match.provider.id }),
    ...(row.about && { about: row.about }),
    words: wordsOf(observation, error, decided, line => decides(match, line)),
    status: observation.status,
    evidence: row.evidence,
    ...resets(row.kind, observation, error),
  }
}

/** The line of a log that holds what the row went by: its words, or one of its codes. */
function decides({ row, says }: PreparedRow, line: string): boolean {
  return says ? says.test(line) : (row.code?.some(code => line.toLowerCase().includes(code.toLowerCase())) ?? false)
}

function fromShared(match: SharedMatch | undefined, observation: Answered, error: ErrorText): Verdict {
  const row = match?.row
  const says = row?.says
  const isDeciding = (line: string) => says !== undefined && holds(says, wordingOf(plainWords(line)))
  const words = wordsOf(observation, error, match?.text, isDeciding)
  const verdict = { blame: 'account', words, status: observation.status } as const
  if (row === undefined) return { ...verdict, kind: 'unknown', certainty: 'likely', signature: null }
  const reset = resets(row.kind, observation, error)
  // A limit that stands for weeks is a plan's allowance for its billing period, not a rate.
  const long = reset.resetsAt !== undefined && reset.resetsAt.getTime() - observation.at.getTime() > WEEK_AND_A_DAY_MS
  return {
    ...verdict,
    kind: row.kind === 'throttled' && long ? 'exhausted' : row.kind,
    certainty: row.likely || long ? 'likely' : 'certain',
    signature: row.says
      ? `shared: ${row.name}`
      : `shared: status ${error.statuses.find(status => row.status?.includes(status))}`,
    ...(row.about && { about: row.about }),
    evidence: SHARED_EVIDENCE,
    ...reset,
  }
}

function wordsOf(
  observation: Answered,
  error: ErrorText,
  decided: string | undefined,
  isDeciding: (line: string) => boolean,
): string {
  const words = ownWords(error.texts, decided, isDeciding)
  if (words !== '') return words
  const codes = error.codes.filter(code => /[a-z]/.test(code)).slice(0, 3)
  return codes.length > 0
    ? clip(codes.join(', '))
    : observation.status === null
      ? ''
      : `HTTP ${observation.status}, no words`
}

/** Headers speak of rates only; what an empty account says of a date stands in its words. */
function resets(kind: VerdictKind, observation: Answered, error: ErrorText): { readonly resetsAt?: Date } {
  const rate = kind === 'throttled' || kind === 'unavailable'
  if (!rate && kind !== 'exhausted' && kind !== 'capped') return {}
  const resetsAt = resetTime(observation.at, rate ? observation.headers : {}, error.times, error.texts)
  return resetsAt ? { resetsAt } : {}
}

/** Nothing came back: a network's fault is theirs or on the way, the rest is not known. */
function notAnswered({ failure, detail }: Failed): Verdict {
  const verdict = {
    signature: `transport: ${failure}`,
    blame: 'account',
    words: clip(detail ?? ''),
    status: null,
  } as const
  switch (failure) {
    case 'timeout':
    case 'refused':
    case 'reset':
    case 'name':
    case 'tls':
      return { ...verdict, kind: 'unavailable', certainty: 'certain' }
    case 'redirected':
    case 'too-large':
    case 'credential':
    case 'not-reached':
      return { ...verdict, kind: 'unknown', certainty: 'likely' }
  }
}
