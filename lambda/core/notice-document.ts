import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import type { RenderContext } from './render-context.ts'

export const NOTICE_DOCUMENT_SCHEMA = 1

/** What machines get (`docs/notice.schema.json`): the notices as they were decided, and the SMS as a line for people. */
export interface NoticeDocument {
  readonly schema: typeof NOTICE_DOCUMENT_SCHEMA
  readonly id: string
  readonly severity: Message['severity']
  readonly text: string
  readonly deployment: RenderContext['deployment']
  readonly notices: readonly Notice[]
}

export function noticeDocument(message: Message, text: string, context: RenderContext): NoticeDocument {
  const { name, region, accountId } = context.deployment
  return {
    schema: NOTICE_DOCUMENT_SCHEMA,
    id: message.id,
    severity: message.severity,
    text,
    deployment: { name, ...(region !== undefined && { region }), ...(accountId !== undefined && { accountId }) },
    notices: message.notices,
  }
}
