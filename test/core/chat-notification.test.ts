import { describe, expect, it } from 'vitest'
import { pack } from '../../lambda/core/pack.ts'
import { render } from '../../lambda/core/render.ts'
import { AIML_API, KIE } from '../../scripts/notices/incidents.ts'
import { exampleContext, sent } from '../support/notices.ts'

const [opened, reminder] = AIML_API.map(each => each.notice)

describe('what chat applications get', () => {
  it('is a custom notification with the steps, and our document inside', () => {
    if (opened === undefined) throw new Error('No notice.')

    const { https = '', json, subject, sms } = sent(opened)
    const { version, source, content, metadata } = JSON.parse(https)

    expect({ version, source }).toEqual({ version: '1.0', source: 'custom' })
    expect(content).toMatchObject({ textType: 'client-markdown', title: subject, description: sms })
    expect(content.nextSteps[0]).toBe('Switch to gpt-4o. It answered on the same key at 03:05.')
    expect(metadata.additionalContext.notice).toBe(json)
  })

  it('is one thread from the opening to the end of an incident', () => {
    const threads = [opened, reminder].map(notice => notice && JSON.parse(sent(notice).https ?? '').metadata.threadId)

    expect(threads).toEqual(['aiml', 'aiml'])
  })

  it('is a thread of its own for a digest', () => {
    const [message] = pack(
      [opened, KIE.find(each => each.title === 'Worse: empty')?.notice].filter(each => each !== undefined),
    )
    if (message === undefined) throw new Error('Nothing was packed.')

    const { metadata } = JSON.parse(render(message, exampleContext()).https ?? '')

    expect(metadata).toMatchObject({ threadId: message.id, eventType: 'digest' })
  })
})
