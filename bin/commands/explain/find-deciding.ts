import type { VerdictKind } from '../../../lambda/core/provider.ts'
import type { Verdict } from '../../../lambda/core/verdict.ts'
import { type Passage, passages } from './passages.ts'

/** The verdict on a text, and the line it rests on where the text has several. */
export interface Deciding {
  readonly verdict: Verdict
  /** Counted from 1. */
  readonly line?: number
  /** Other findings in the same text, worst first, one per kind. */
  readonly also: readonly { readonly line: number; readonly verdict: Verdict }[]
}

/** The judge reads no more than this of one answer. */
export const ANSWER_LIMIT = 64 * 1024
const ALSO_LIMIT = 3

/** Judging a line takes a fraction of a millisecond; of more lines than this only those are judged that hold a word or figure of trouble. */
const LONG = 2_000
const TELLING =
  /error|exception|fail|refus|denied|reject|limit|quota|credit|balance|billing|payment|paid|fund|insufficient|exceed|exhaust|deplet|arrear|overdue|suspend|disabled|deactivat|blocked|unauthor|forbidden|permission|invalid|expired|revoked|not found|overload|unavailable|capacity|timed? ?out|too many|slow down|retry|try again|upgrade|top.?up|recharge|run out|ran out|\b(?:4[0-9]{2}|5[0-9]{2})\b|[\u0250-\uffff]/i

/**
 * One answer is judged whole. A log or a note is judged passage by passage, and the worst of what is certain decides; a sentence broken
 * over several lines is only seen in the whole, or in a few lines together.
 */
export function findDeciding(text: string, judge: (body: string) => Verdict): Deciding {
  const whole = judge(text.slice(0, ANSWER_LIMIT))
  const parts = passages(text)
  if (parts.length < 2) return { verdict: whole, also: [] }

  const found = judgeEach(parts.length > LONG ? parts.filter(({ text }) => TELLING.test(text)) : parts, judge)
  const [best] = found
  if (best !== undefined && (best.verdict.certainty === 'certain' || rank(best.verdict) <= rank(whole))) {
    return { verdict: best.verdict, line: best.line, also: others(found, best.verdict) }
  }
  if (isFinding(whole)) {
    const line = lineOf(whole, parts.slice(0, LONG), judge)
    return { verdict: whole, ...(line !== undefined && { line }), also: others(found, whole) }
  }
  const [window] = parts.length > LONG ? [] : judgeEach(windows(parts, 3), judge)
  return window === undefined ? { verdict: whole, also: [] } : { ...window, also: [] }
}

type Judged = { readonly line: number; readonly verdict: Verdict }

/** What is found, worst first; a log repeats itself, so each text is judged once and counts at its first line. */
function judgeEach(parts: readonly Passage[], judge: (body: string) => Verdict): readonly Judged[] {
  const seen = new Set<string>()
  const found: Judged[] = []
  for (const { line, text } of parts) {
    const body = text.trim().slice(0, ANSWER_LIMIT)
    if (body === '' || seen.has(body)) continue
    seen.add(body)
    const verdict = judge(body)
    if (isFinding(verdict)) found.push({ line, verdict })
  }
  return found.sort((a, b) => rank(a.verdict) - rank(b.verdict) || a.line - b.line)
}

/** The first lines that show by themselves what the whole shows: the fewest of them. */
function lineOf(whole: Verdict, parts: readonly Passage[], judge: (body: string) => Verdict): number | undefined {
  for (const size of [1, 2, 3, 5]) {
    const found = windows(parts, size).find(({ text }) => {
      const verdict = judge(text.slice(0, ANSWER_LIMIT))
      return verdict.kind === whole.kind && verdict.signature === whole.signature
    })
    if (found) return found.line
  }
  return undefined
}

function windows(parts: readonly Passage[], size: number): readonly Passage[] {
  if (size === 1) return parts
  return parts.map(({ line }, index) => ({
    line,
    text: parts
      .slice(index, index + size)
      .map(part => part.text.trim())
      .join(' '),
  }))
}

function others(found: readonly Judged[], decided: Verdict): readonly Judged[] {
  const kinds = new Set<VerdictKind>([decided.kind])
  return found.filter(({ verdict }) => !kinds.has(verdict.kind) && kinds.add(verdict.kind)).slice(0, ALSO_LIMIT)
}

/** In a log most lines are nothing, and a line that reads like a success proves nothing about the rest. */
function isFinding({ kind }: Verdict): boolean {
  return kind !== 'unknown' && kind !== 'healthy'
}

const STOPS: readonly VerdictKind[] = ['suspended', 'exhausted', 'capped', 'rejected', 'forbidden', 'retired']
const PASSES: readonly VerdictKind[] = ['throttled', 'unavailable', 'bad-request', 'healthy', 'unknown']

/** What stops calls for good before what passes; of each, the certain before the likely, then the worst. */
function rank({ kind, certainty }: Verdict): number {
  const stops = STOPS.indexOf(kind)
  const doubt = certainty === 'certain' ? 0 : 10
  return stops >= 0 ? stops + doubt : 20 + PASSES.indexOf(kind) + doubt
}
