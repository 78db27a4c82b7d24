import { describe, expect, it } from 'vitest'
import type { Notice } from '../../../lambda/core/notice.ts'
import { pack } from '../../../lambda/core/pack.ts'
import { render } from '../../../lambda/core/render.ts'
import { OPENAI } from '../../../scripts/notices/incidents.ts'
import { exampleContext } from '../../support/notices.ts'

function storm(count: number, over: Partial<Notice> = {}): readonly Notice[] {
  const [opened] = OPENAI
  if (opened === undefined) throw new Error('No notice to multiply.')
  return Array.from({ length: count }, (_, index) => ({
    ...opened.notice,
    id: `n-${over.kind ?? ''}${index}`,
    subject: { about: 'pool', key: `key-${index}`, pool: 'default' },
    ...over,
  }))
}

function only(notices: readonly Notice[]) {
  const [message, ...more] = pack(notices)
  expect(more).toEqual([])
  if (message === undefined) throw new Error('Nothing was packed.')
  return render(message, exampleContext())
}

describe('a digest', () => {
  it('is one SMS that says how many, what, when and where to start', () => {
    expect(only(storm(500)).sms).toBe(
      '500 keys EMPTY 03:05: OpenAI 500. Worst first in the e-mail. Start with OpenAI key-0.',
    )
  })

  it('lists twenty and counts the rest', () => {
    const { email } = only(storm(23))

    expect(email.match(/^- /gm)).toHaveLength(20)
    expect(email).toContain('\nand 3 more\n')
  })

  it('begins with what to do about the worst', () => {
    expect(only(storm(2)).email).toContain('START WITH OpenAI key-0\n1. Stop what is calling gpt-4o-mini-2024-07-18.')
  })

  it('counts recoveries beside the troubles', () => {
    const { sms } = only([...storm(2), ...storm(3, { kind: 'recovered', condition: 'healthy', before: 'exhausted' })])

    expect(sms).toMatch(/^2 keys EMPTY 03:05: OpenAI 2\. 3 OK again\./)
  })

  it('of what is over speaks of nothing bad', () => {
    const { subject, email } = only(storm(3, { kind: 'recovered', condition: 'healthy', before: 'exhausted' }))

    expect(subject).toMatch(/^3 notices, the first: OpenAI/)
    expect(`${subject} ${email}`).not.toMatch(/alerts|worst/)
  })

  it('says "in trouble" where the troubles differ', () => {
    const { sms } = only([
      ...storm(1),
      ...storm(1, { id: 'other', condition: 'rejected', subject: { about: 'pool', key: 'x', pool: 'default' } }),
    ])

    expect(sms).toMatch(/^2 keys IN TROUBLE 03:05/)
  })

  it('has attributes of everybody it concerns', () => {
    const rendered = only(storm(2))

    expect(rendered.attributes).toEqual({
      kind: 'opened',
      severity: 'urgent',
      providers: ['openai'],
      keys: ['key-0', 'key-1'],
      noticeId: rendered.id,
    })
  })
})
