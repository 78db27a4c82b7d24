import { attributesOf } from './attributes.ts'
import { chatNotification } from './chat-notification.ts'
import type { Message, Rendered } from './message.ts'
import { noticeDocument } from './notice-document.ts'
import { groupOf } from './notice-group.ts'
import { renderDigest } from './render/digest.ts'
import { renderEmail } from './render/email.ts'
import { oneKeyStory } from './render/one-key.ts'
import { renderSms } from './render/sms.ts'
import { type Story, storyOf } from './render/story.ts'
import { renderSubject } from './render/subject.ts'
import type { RenderContext } from './render-context.ts'

export type { RenderContext } from './render-context.ts'

/** A message as one text per protocol, in the watch list's language and time zone. Pure: the same message gives the same texts. */
export function render(message: Message, context: RenderContext): Rendered {
  const [notice, ...more] = message.notices
  if (notice === undefined) throw new Error('A message holds at least one notice.')
  const one = more.length === 0 ? storyOf(notice, context) : oneKeyStory(message.notices, context)
  const texts = one === undefined ? renderDigest(message, context) : renderSingle(one)
  const attributes = attributesOf(message)
  const json = noticeDocument(message, texts.sms, context)
  const https = chatNotification(message, {
    title: texts.subject,
    description: texts.sms,
    nextSteps: one ? stepsOf(one) : [],
    keywords: [attributes.severity, ...attributes.providers],
    document: json,
  })
  return { id: message.id, ...texts, json, https, attributes }
}

function renderSingle(story: Story) {
  return { subject: renderSubject(story), email: renderEmail(story), sms: renderSms(story) }
}

function stepsOf({ notice, diagnosis, texts, told }: Story): readonly string[] {
  if (groupOf(notice.kind) !== 'trouble') return []
  return diagnosis.steps.map(step => texts.diagnosis.step[step](told))
}
