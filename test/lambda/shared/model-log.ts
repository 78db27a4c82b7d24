import { subjectId } from '../../../lambda/core/condition.ts'
import type { Rendered } from '../../../lambda/core/message.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import type { SubjectState } from '../../../lambda/core/state.ts'

/** A notice as the write that decided it shows it. */
export interface Decided {
  readonly notice: Notice
  readonly subject: string
  readonly silencedUntil?: string
  /** Told while the table failed: nothing was written of it. */
  readonly isUnwritten?: true
  readonly isAcknowledged: boolean
}

export interface Delivered {
  readonly notices: readonly Notice[]
  readonly attributes: Rendered['attributes']
}

/** What was written and what people got, seen from outside: the ground that the invariants are checked on. */
export class Log {
  readonly decided: Decided[] = []
  readonly delivered: Delivered[] = []
  readonly violations: string[] = []
  /** Subjects of which something was told that nobody remembers: the table failed, and then the process died. */
  readonly forgotten = new Set<string>()
  readonly states = new Map<string, SubjectState>()
  readonly #subjectOf = new Map<string, string>()
  readonly #struck = new Set<string>()
  readonly #deliveredIds = new Set<string>()
  readonly #excused = new Set<string>()
  /** Subjects that something was told about while the table failed, and what. */
  readonly #meanwhileTold = new Map<string, Set<string>>()

  /** A state that was written, or found written when an answer had been lost. */
  see(state: SubjectState): void {
    const before = this.states.get(state.subject)
    this.states.set(state.subject, state)
    const owed = new Set(state.owed.map(notice => notice.id))
    for (const notice of before?.owed ?? []) if (!owed.has(notice.id)) this.#strike(notice, state.subject)
    for (const notice of state.owed) {
      const known = this.#subjectOf.get(notice.id)
      if (known === undefined) {
        this.#subjectOf.set(notice.id, state.subject)
        this.decided.push({
          notice,
          subject: state.subject,
          isAcknowledged: state.acknowledged !== undefined,
          ...(state.silence && { silencedUntil: state.silence.until }),
        })
      } else if (known !== state.subject) this.#violate(`${describe(notice)} has the id of a notice about ${known}`)
      else if (this.#struck.has(notice.id)) this.#violate(`${describe(notice)} is owed again after it was struck off`)
    }
  }

  publish(message: Rendered, answered: boolean): void {
    const { notices } = JSON.parse(message.json) as { notices: readonly Notice[] }
    this.delivered.push({ notices, attributes: message.attributes })
    const isLoss = notices.some(({ kind, facts }) => kind === 'opened' && facts.why === 'memory')
    for (const notice of notices) {
      if (isLoss && answered && notice.facts.why !== 'memory') this.#meanwhile(notice)
      if (this.#deliveredIds.has(notice.id) && !this.#excused.has(notice.id))
        this.#violate(`${describe(notice)} was published twice without a crash or an unanswered publish between`)
      this.#deliveredIds.add(notice.id)
      if (!answered) this.#excused.add(notice.id)
    }
  }

  /** A crash, a store that failed, a sweep that overran: what is published and not struck off may go out once more. */
  excuse(): void {
    for (const id of this.#deliveredIds) if (!this.#struck.has(id)) this.#excused.add(id)
  }

  /** The process is gone that alone knew what was told while the table failed. */
  forget(): void {
    for (const subject of this.#meanwhileTold.keys()) this.forgotten.add(subject)
  }

  #meanwhile(notice: Notice): void {
    const subject = subjectId(notice.subject)
    const told = this.#meanwhileTold.get(subject) ?? new Set()
    this.#meanwhileTold.set(subject, told.add(`${notice.kind} ${notice.condition}`))
    this.decided.push({ notice, subject, isAcknowledged: false, isUnwritten: true })
  }

  /** What was owed at any time and never reached anybody. */
  get lost(): readonly Decided[] {
    return this.decided.filter(({ notice, subject }) => !this.#isDelivered(notice, subject))
  }

  #strike(notice: Notice, subject: string): void {
    if (!this.#isDelivered(notice, subject)) this.#violate(`${describe(notice)} was struck off before it was published`)
    this.#struck.add(notice.id)
  }

  /** Itself, or the same step told while the table failed. */
  #isDelivered(notice: Notice, subject: string): boolean {
    const told = this.#meanwhileTold.get(subject)
    return this.#deliveredIds.has(notice.id) || told?.has(`${notice.kind} ${notice.condition}`) === true
  }

  #violate(violation: string): void {
    this.violations.push(violation)
  }
}

export function describe({ kind, condition, severity, at, subject, before }: Notice): string {
  const about = subject.about === 'pool' ? `${subject.key}/${subject.pool}` : JSON.stringify(subject)
  return `${about}: ${severity} ${kind} ${condition}${before ? ` after ${before}` : ''} of ${at}`
}
