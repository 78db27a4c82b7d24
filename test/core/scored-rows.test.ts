import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { VerdictKind } from '../../lambda/core/provider.ts'
import { GUESSED_ROWS, LAST_ROWS } from '../../lambda/core/rows/shared-rows.ts'

const classify = createClassifier([])
const SCORED = new Set([...GUESSED_ROWS, ...LAST_ROWS].map(row => `shared: ${row.name}`))

const judge = (body: string, status: number | null = null) =>
  classify({ at: new Date('2026-11-20T12:00:00Z'), status, headers: {}, body })

/** Words that no phrase names as they stand: what they have in common with known errors is a thing, and what became of it. */
const WORDINGS: readonly (readonly [VerdictKind, string])[] = [
  ['exhausted', 'The wallet is by now fully and utterly depleted'],
  ['exhausted', 'There is a shortfall of prepaid money'],
  ['exhausted', 'Ihr Kontingent ist leider bereits verbraucht'],
  ['exhausted', 'Your allotment of the year is spent'],
  ['exhausted', 'The render costs 40. Your coins: 12.'],
  ['exhausted', 'Maximum render count reached for this month'],
  ['exhausted', 'All the free scans have run out'],
  ['exhausted', 'Recharge the wallet to resume'],
  ['exhausted', '本账号算力已经全部用完'],
  ['exhausted', 'Twoje kredyty zostały wyczerpane'],
  ['capped', 'The expenses ceiling for this team has been breached by spending'],
  ['suspended', 'Tài khoản của bạn đã bị khóa'],
  ['suspended', 'The workspace was barred'],
  ['throttled', 'The maximum was surpassed, come back tomorrow'],
  ['rejected', 'Clé API non valide'],
  ['rejected', '您的签名已经失效'],
  ['forbidden', 'Zugriff auf diese Region verweigert'],
  ['forbidden', '该功能暂未开通'],
  ['retired', "Ce modèle n'existe pas"],
  ['unavailable', 'Le serveur est indisponible'],
]

describe('where no phrase was met, a thing and what became of it decide', () => {
  it.each(WORDINGS)('%s: %s', (kind, body) => {
    const verdict = judge(body)

    expect(verdict.kind).toBe(kind)
  })

  it('never for certain', () => {
    const guessed = [...GUESSED_ROWS, ...LAST_ROWS].filter(
      row => row.name.includes(' and its ') || GUESSED_ROWS.includes(row),
    )

    expect(guessed.length).toBeGreaterThan(8)
    expect(guessed.every(row => row.likely)).toBe(true)
  })

  it('at least half of these wordings are known to no phrase', () => {
    const guessed = WORDINGS.filter(([, body]) => SCORED.has(judge(body).signature ?? ''))

    expect(guessed.length).toBeGreaterThan(WORDINGS.length / 2)
  })

  it.each(WORDINGS)('a success that says the same is none: %s %s', (_kind, body) => {
    const verdict = judge(JSON.stringify({ choices: [{ message: { content: body } }] }), 200)

    expect(verdict.kind).toBe('healthy')
  })
})

describe('it takes both, near each other', () => {
  it.each([
    'Your credits.',
    'The well was depleted.',
    'Your credits are listed in the table of the page that you find under the menu of the dashboard where rivers are depleted.',
    'We love credits. Oil is depleted.',
    '5 out of 10 coins',
    'The job costs 5 coins. You have 12.',
  ])('%s', body => {
    const verdict = judge(body)

    expect(['exhausted', 'capped', 'suspended']).not.toContain(verdict.kind)
  })

  it('whatever words are put together', () => {
    const words =
      'credits your 5 0 not enough . , per minute 余额 不足 account suspended key invalid exceeded 12.5 — …'.split(' ')
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 200 }), list => {
        const verdict = judge(list.join(' '))

        expect(verdict.kind).not.toBe('healthy')
      }),
    )
  })

  it('a rate says the same words and stays a rate', () => {
    const texts = [
      'Ihr Kontingent ist für heute verbraucht',
      'The maximum was surpassed today',
      'Allotment spent, 3 calls per minute',
    ]

    expect(texts.map(text => judge(text).kind)).toEqual(['throttled', 'throttled', 'throttled'])
  })
})

describe("an envelope's own names are read, whatever their case", () => {
  it.each([
    ['{"respCode":"7001","respDesc":"Wallet depleted"}', 200, 'exhausted'],
    ['{"resp":{"respCode":"7001","respDesc":"Wallet depleted"}}', null, 'exhausted'],
    ['{"Code":-3,"Message":"Not enough balance","Success":false}', 200, 'exhausted'],
    ['{"type":"error","content":"Your credits are used up"}', null, 'exhausted'],
    ['{"returnCode":"000000","errorMessage":"Success"}', 200, 'healthy'],
    ['{"resultCode":"0000","resultMsg":"查询成功，余额不足 10 元时提醒"}', 200, 'healthy'],
    ['{"Success":true,"Message":"Not enough balance is what the text says"}', 200, 'healthy'],
  ])('%s', (body, status, kind) => {
    const verdict = judge(body, status)

    expect(verdict.kind).toBe(kind)
  })
})
