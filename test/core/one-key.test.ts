import { describe, expect, it } from 'vitest'
import type { Notice } from '../../lambda/core/notice.ts'
import { pack } from '../../lambda/core/pack.ts'
import { render } from '../../lambda/core/render.ts'
import { acme, aKey, aPool, aWatchList, usd } from '../support/builders.ts'

const video = aPool({ name: 'video', workUnits: [{ name: 'video', cost: 3 }], emptyAt: 2.99 })
const images = aPool({ name: 'images' })
const key = aKey({ pools: [video, images] })

function aNotice(pool: string, over: Partial<Notice> = {}): Notice {
  return {
    id: `notice-${pool}-${over.kind}`,
    kind: 'recovered',
    severity: 'urgent',
    subject: { about: 'pool', key: 'shop', pool },
    at: '2025-12-04T03:31:00.000Z',
    incident: { id: `incident-${pool}`, openedAt: '2025-12-04T03:15:00.000Z' },
    condition: 'healthy',
    before: 'exhausted',
    facts: {
      provider: 'acme',
      since: '2025-12-04T03:15:00.000Z',
      by: 'balance',
      certainty: 'certain',
      balance: [usd(60)],
      endedAt: '2025-12-04T03:30:00.000Z',
      lastedMs: 15 * 60_000,
    },
    ...over,
  }
}

function sent(...notices: readonly Notice[]) {
  const context = { watchList: aWatchList({ keys: [key] }), providers: [acme], deployment: { name: 'CreditWatchdog' } }
  return pack(notices).map(message => render(message, context))
}

describe('several pools of one key in one message', () => {
  it('that all work again are told as the key working again', () => {
    const [message, ...more] = sent(aNotice('video'), aNotice('images'))

    expect(more).toEqual([])
    expect(message?.sms).toMatch(/^Acme OK again 03:30 after 15 min\. \$60/)
    expect(message?.subject).toMatch(/^Acme: works again since 03:30/)
  })

  it('are named where another pool of the key is not among them', () => {
    const three = { ...key, pools: [...key.pools, aPool({ name: 'music' })] }
    const context = { watchList: aWatchList({ keys: [three] }), providers: [acme], deployment: { name: 'W' } }

    const [message] = pack([aNotice('video'), aNotice('images')]).map(each => render(each, context))

    expect(message?.subject).toMatch(/^Acme (?:video and images|images and video): works again/)
  })

  it('that were refused with the same words are one refusal', () => {
    const facts = { ...aNotice('video').facts, by: 'verdict', words: 'out of credit' } as const
    const opened = { kind: 'opened', condition: 'exhausted', facts } as const

    const [message] = sent(aNotice('video', opened), aNotice('images', opened))

    expect(message?.sms).toMatch(/^Acme EMPTY 03:15/)
  })

  it('with different news stay a digest', () => {
    const [message] = sent(aNotice('video'), aNotice('images', { kind: 'opened', condition: 'exhausted' }))

    expect(message?.subject).toMatch(/^2 alerts/)
  })
})
