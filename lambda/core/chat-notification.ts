import type { Message } from './message.ts'

export interface ChatText {
  readonly title: string
  readonly description: string
  readonly nextSteps: readonly string[]
  readonly keywords: readonly string[]
  /** Our own document, as JSON. */
  readonly document: string
}

/** A message holds few steps; the e-mail has all. */
const STEPS = 5

/**
 * The shape in which Amazon Q Developer takes messages for Slack and Teams from an SNS topic (https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html):
 * one incident is one thread. Other subscribers over HTTPS find our document in its metadata.
 */
export function chatNotification(message: Message, text: ChatText): string {
  const [notice, ...more] = message.notices
  const isOneIncident = more.every(each => each.incident.id === notice?.incident.id)
  return JSON.stringify({
    version: '1.0',
    source: 'custom',
    id: message.id,
    content: {
      textType: 'client-markdown',
      title: text.title,
      description: text.description,
      ...(text.nextSteps.length > 0 && { nextSteps: text.nextSteps.slice(0, STEPS) }),
      keywords: text.keywords,
    },
    metadata: {
      threadId: isOneIncident && notice ? notice.incident.id : message.id,
      summary: text.title,
      eventType: notice && more.length === 0 ? notice.kind : 'digest',
      additionalContext: { notice: text.document },
    },
  })
}
