import type { Notice } from '../notice.ts'
import type { Recipient, WatchList } from '../watch-list.ts'

/** How many a notice goes to, as their filters let it through. */
export function audience(
  notice: Notice,
  watchList: WatchList,
): { readonly mailboxes: number; readonly phones: number } {
  const told = watchList.recipients.filter(recipient => hears(recipient, notice))
  return {
    mailboxes: told.filter(recipient => recipient.channel === 'email').length,
    phones: told.filter(recipient => recipient.channel === 'sms').length,
  }
}

function hears(recipient: Recipient, { severity, subject, facts }: Notice): boolean {
  if (!recipient.severity.includes(severity)) return false
  if (subject.about === 'watchdog') return true
  const providerFits =
    recipient.providers === undefined || (facts.provider !== undefined && recipient.providers.includes(facts.provider))
  const keys = subject.about === 'pool' ? [subject.key, ...(facts.alsoKeys ?? [])] : []
  return (
    providerFits &&
    (recipient.keys === undefined || keys.length === 0 || keys.some(key => recipient.keys?.includes(key)))
  )
}
