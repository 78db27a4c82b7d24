import type { Message } from './message.ts'
import type { Notice } from './notice.ts'
import type { RenderContext } from './render-context.ts'

export const NOTICE_DOCUMENT_SCHEMA = 1

/** SNS takes 256 KiB for all protocols together, and four of them carry this. In UTF-16 units, most of them one byte. */
const LARGEST = 32 * 1024

/** What machines get (`docs/notice.schema.json`): the notices as they were decided, and the SMS as a line for people. */
export interface NoticeDocument {
  readonly schema: typeof NOTICE_DOCUMENT_SCHEMA
  readonly id: string
  readonly severity: Message['severity']
  readonly text: string
  readonly deployment: RenderContext['deployment']
  /** Worst first. */
  readonly notices: readonly Notice[]
  /** How many more there are than fit. */
  readonly omitted: number
}

/** As JSON. Of a storm it holds the worst notices, as many as fit; at least one. */
export function noticeDocument(message: Message, text: string, context: RenderContext): string {
  const { name, region, accountId } = context.deployment
  const notices = fitting(message.notices)
  const document: NoticeDocument = {
    schema: NOTICE_DOCUMENT_SCHEMA,
    id: message.id,
    severity: message.severity,
    text,
    deployment: { name, ...(region !== undefined && { region }), ...(accountId !== undefined && { accountId }) },
    notices,
    omitted: message.notices.length - notices.length,
  }
  return JSON.stringify(document)
}

function fitting(notices: readonly Notice[]): readonly Notice[] {
  let size = 0
  const end = notices.findIndex((notice, index) => {
    size += JSON.stringify(notice).length
    return index > 0 && size > LARGEST
  })
  return end === -1 ? notices : notices.slice(0, end)
}
