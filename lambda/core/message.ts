import type { Notice } from './notice.ts'
import type { Severity } from './watch-list.ts'

/** One SNS publish: a single notice, or a digest of one severity. */
export interface Message {
  /** Hash of its notice ids: the same notices packed again give the same message. */
  readonly id: string
  readonly severity: Severity
  /** Worst first. */
  readonly notices: readonly Notice[]
}

/** A message made ready to publish: one text per protocol. */
export interface Rendered {
  readonly id: string
  /** Printable ASCII, 1 to 99 characters. */
  readonly subject: string
  readonly email: string
  /** GSM-7, one part together with the display name that SNS puts before it. */
  readonly sms: string
  /** Our documented notice document, as JSON: for sqs, lambda, http and the default. */
  readonly json: string
  /** The document inside a custom notification, which chats show: for https. Absent: the document itself. */
  readonly https?: string
  readonly attributes: MessageAttributes
}

/** SNS message attributes, which subscriptions filter on. */
export interface MessageAttributes {
  readonly kind: string
  readonly severity: Severity
  readonly providers: readonly string[]
  readonly keys: readonly string[]
  readonly noticeId: string
}
