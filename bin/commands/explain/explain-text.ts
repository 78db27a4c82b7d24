import type { Classify } from '../../../lambda/core/classify.ts'
import type { Provider, VerdictKind } from '../../../lambda/core/provider.ts'
import type { Verdict } from '../../../lambda/core/verdict.ts'
import { evidenceText, explanationOf } from './explanation.ts'
import { findDeciding } from './find-deciding.ts'
import { readAnswer } from './read-answer.ts'
import { ownerOf, resellersOf } from './whose-words.ts'

/** What `explain` says, in the shape of its `--json`; scrubbed. */
export interface ExplainedText {
  readonly kind: VerdictKind
  readonly certainty: Verdict['certainty']
  readonly signature: string | null
  readonly evidence?: string
  readonly blame: Verdict['blame']
  /** Whose words they are, where they are relayed. */
  readonly upstream?: string
  /** Whom the user called, or whose wording it is; null: not known. */
  readonly provider: string | null
  readonly status: number | null
  readonly words: string
  readonly source: string
  readonly matched: string
  /** Of a text of several lines: the one it rests on. */
  readonly line?: number
  readonly retryAfterSeconds?: number
  readonly resetsAt?: string
  readonly whose: readonly string[]
  readonly waiting: string
  readonly next: readonly string[]
  /** Providers whose own rows read the same words as something else. */
  readonly elsewhere: readonly { readonly provider: string; readonly name: string; readonly kind: VerdictKind }[]
  readonly also: readonly {
    readonly line: number
    readonly kind: VerdictKind
    readonly certainty: Verdict['certainty']
  }[]
}

export interface ExplainOptions {
  readonly classify: Classify
  readonly scrub: (text: string) => string
  readonly providers: readonly Provider[]
  /** Whom the user called. */
  readonly provider?: Provider
  readonly status: number | null
  readonly at: Date
}

const ELSEWHERE_LIMIT = 4

export function explainText(text: string, options: ExplainOptions): ExplainedText {
  const { classify, scrub, providers, provider: called, at } = options
  const pasted = readAnswer(text)
  const status = options.status ?? pasted.status
  const headLines = text.slice(0, text.length - pasted.body.length).split('\n').length - 1
  const judgeAs = (provider: Provider | undefined) => (body: string) =>
    classify({ at, status, headers: pasted.headers, body }, provider === undefined ? {} : { provider })

  const { verdict, line, also } = findDeciding(pasted.body, judgeAs(called))
  const passage = line === undefined ? pasted.body : (pasted.body.split(/\r\n|\n|\r/)[line - 1] ?? '')
  const owner = ownerOf(verdict, providers, called === undefined ? provider => judgeAs(provider)(passage) : undefined)
  const resellers = owner === undefined ? [] : resellersOf(owner, providers)
  const explanation = explanationOf({ verdict, at, resellers, ...(called && { called }), ...(owner && { owner }) })
  return {
    kind: verdict.kind,
    certainty: verdict.certainty,
    signature: verdict.signature,
    ...(verdict.evidence && { evidence: evidenceText(verdict.evidence) }),
    blame: called === undefined ? 'account' : verdict.blame,
    ...(verdict.upstream !== undefined && called && { upstream: verdict.upstream }),
    provider: called?.id ?? owner?.id ?? null,
    status: verdict.status ?? status,
    words: scrub(verdict.words),
    ...(line !== undefined && { line: line + headLines }),
    ...(verdict.resetsAt && {
      retryAfterSeconds: Math.ceil((verdict.resetsAt.getTime() - at.getTime()) / 1_000),
      resetsAt: verdict.resetsAt.toISOString(),
    }),
    ...explanation,
    elsewhere: called || owner ? [] : elsewhere(verdict, provider => judgeAs(provider)(passage), providers),
    also: also.map(({ line, verdict: { kind, certainty } }) => ({ line: line + headLines, kind, certainty })),
  }
}

/** The same words mean something else at some providers: their own row says so, and it is said here. */
function elsewhere(
  verdict: Verdict,
  judge: (provider: Provider) => Verdict,
  providers: readonly Provider[],
): ExplainedText['elsewhere'] {
  return providers
    .flatMap(provider => {
      const { kind, signature } = judge(provider)
      const own = signature?.startsWith(`${provider.id}:`) === true
      // A row about the status alone says nothing about these words.
      return own && !/: (?:status|code) \d/.test(signature) && kind !== verdict.kind && kind !== 'unknown'
        ? [{ provider: provider.id, name: provider.name, kind }]
        : []
    })
    .slice(0, ELSEWHERE_LIMIT)
}
