import { attributesOf } from '../attributes.ts'
import { subjectId } from '../condition.ts'
import type { Message, Rendered } from '../message.ts'
import type { Notice } from '../notice.ts'

/** A message without any art, for when a text could not be made: an alert is never lost to a fault in its own wording. */
export function renderBare(message: Message, deployment: string): Rendered {
  const lines = message.notices.map(lineOf)
  const subject = ascii(`${deployment}: ${lines[0] ?? 'a notice'}`).slice(0, 99)
  const email = [
    'What is known, without its usual text, which could not be made:',
    '',
    ...lines,
    '',
    `Deployment ${deployment}, message ${message.id}`,
  ]
  return {
    id: message.id,
    subject,
    email: email.join('\n'),
    sms: ascii(lines[0] ?? '').slice(0, 140),
    json: JSON.stringify({ schema: 1, id: message.id, notices: message.notices }),
    attributes: attributesOf(message),
  }
}

function lineOf({ subject, kind, condition, at }: Notice): string {
  const who = subjectId(subject).replace('pool:', '').replace('/default', '')
  return `${who} ${kind === 'recovered' ? 'OK again' : condition.toUpperCase()} ${at.slice(0, 16).replace('T', ' ')} UTC (${kind})`
}

function ascii(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, '?')
}
