import type { Language, Severity, SummarySchedule } from '../../lambda/core/watch-list.ts'

/** Who is told, and how it is said. */
export interface AlertsConfiguration<Id extends string = string> {
  /**
   * Mailboxes. Each confirms twice: the notices, and the watchdog's own alarms.
   * @default none
   */
  readonly email?: readonly (string | RecipientConfiguration<Id>)[]
  /**
   * Phones in E.164: '+15550100'.
   * @default none
   */
  readonly sms?: readonly (string | RecipientConfiguration<Id>)[]
  /**
   * An application of yours that is called over https with each notice (`examples/webhook/`). It confirms once, as a mailbox does.
   * @default none
   */
  readonly webhook?: string | RecipientConfiguration<Id>
  /**
   * When the summary is sent, by e-mail, in `timeZone`: what each key has left, used and suffered. It proves that e-mails still arrive.
   * `false`: never. The first of a month has one, too.
   * @default { day: 'monday', at: '08:00' }
   */
  readonly summary?: SummarySchedule | false
  /** @default 'en' */
  readonly language?: Language
  /**
   * IANA name ('Europe/Amsterdam'): every time a person reads is in it.
   * @default 'UTC'
   */
  readonly timeZone?: string
  /**
   * SNS puts it before every SMS, at most 10 characters.
   * @default 'Watchdog'
   */
  readonly displayName?: string
}

/** One mailbox, phone or webhook, told about a part only. */
export interface RecipientConfiguration<Id extends string = string> {
  readonly to: string
  /** With one, all that are worse: who hears of a warning hears what becomes of it. @default all for e-mail and webhook, ['urgent'] for SMS */
  readonly severity?: readonly Severity[]
  /** Only these providers. @default all */
  readonly providers?: readonly Id[]
  /** Only these keys, by name. @default all */
  readonly keys?: readonly string[]
}
