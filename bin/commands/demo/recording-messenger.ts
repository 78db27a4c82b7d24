import type { Rendered } from '../../../lambda/core/message.ts'
import { severitiesHeard } from '../../../lambda/core/severities-heard.ts'
import type { Recipient } from '../../../lambda/core/watch-list.ts'
import type { Messenger } from '../../../lambda/ports.ts'

/** A message as the topic would have passed it on. */
export interface Sent {
  readonly message: Rendered
  /** To how many phones and mailboxes: subscriptions filter on the severity. */
  readonly phones: number
  readonly mailboxes: number
}

/** Takes the place of SNS: keeps what would have been published, and sends nothing. */
export function createRecordingMessenger(
  recipients: readonly Recipient[],
): Messenger & { readonly sent: readonly Sent[] } {
  const sent: Sent[] = []
  return {
    sent,
    async publish(message) {
      const reached = (channel: Recipient['channel']) =>
        recipients.filter(
          each => each.channel === channel && severitiesHeard(each.severity).includes(message.attributes.severity),
        ).length
      sent.push({ message, phones: reached('sms'), mailboxes: reached('email') })
      return { outcome: 'sent', messageId: `recorded-${sent.length}` }
    },
  }
}
