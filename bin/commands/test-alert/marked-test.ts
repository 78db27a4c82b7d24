import type { Rendered } from '../../../lambda/core/message.ts'
import type { Notice, NoticeKind } from '../../../lambda/core/notice.ts'
import { pack } from '../../../lambda/core/pack.ts'
import { SUBJECT_MAX } from '../../../lambda/core/render/subject.ts'
import { type RenderContext, render } from '../../../lambda/core/render.ts'
import type { Severity } from '../../../lambda/core/watch-list.ts'
import { sampleNotice, testNotice } from './sample-notice.ts'

/** Before a text that would else be taken for the real thing; the same word in all our languages. */
const MARK = 'TEST: '

/**
 * What a test sends. A kind other than `test` is shown to people as it would look, marked; machines get the document of a test always,
 * for theirs may switch production over.
 */
export function markedTest(kind: NoticeKind, severity: Severity, context: RenderContext, now: Date): Rendered {
  const test = rendered(testNotice(severity, now), context)
  if (kind === 'test') return test
  const sample = renderSample(kind, { ...context, watchList: withRoomForMark(context.watchList) }, now)
  const [announcement = ''] = test.email.split('\n\n')
  return {
    ...test,
    subject: `${MARK}${sample.subject}`.slice(0, SUBJECT_MAX),
    email: `${announcement}\n\n${'-'.repeat(72)}\n\n${sample.email}`,
    sms: `${MARK}${sample.sms}`,
  }
}

/** The kind as it really is, for looking at and not for sending. */
export function renderSample(kind: NoticeKind, context: RenderContext, now: Date): Rendered {
  return rendered(sampleNotice(kind, context.watchList, now), context)
}

function rendered(notice: Notice, context: RenderContext): Rendered {
  const [message] = pack([notice])
  if (message === undefined) throw new Error('one notice makes one message')
  return render(message, context)
}

/** An SMS is fitted into what the display name leaves; a longer name leaves room for the mark. */
function withRoomForMark(watchList: RenderContext['watchList']): RenderContext['watchList'] {
  return { ...watchList, displayName: `${watchList.displayName}${MARK}` }
}
