import { describe, expect, it } from 'vitest'
import { paysFor } from '../../lambda/core/pays-for.ts'
import { aimlapi } from '../../lambda/providers/aimlapi.ts'
import { deepseek } from '../../lambda/providers/deepseek.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { deploy } from '../support/sweeping.ts'

const cny = { amount: 30, unit: 'CNY' }
const usd = { amount: 5, unit: 'USD' }

describe('what pays for a piece of work', () => {
  it.each([
    ['the balance in the unit of its price', 'CNY', [cny], deepseek, 30],
    ['none in another currency', 'USD', [cny], deepseek, undefined],
    ['no one of two balances', 'USD', [usd, cny], deepseek, undefined],
    ['dollars, for a price in credits', 'credits', [usd], aimlapi, 10_000_000],
    ['the only one, for a price without a unit', undefined, [cny], deepseek, 30],
    ['nothing', 'USD', [], deepseek, undefined],
  ] as const)('is %s', (_, unit, balances, provider, expected) => {
    expect(paysFor({ ...(unit !== undefined && { unit }) }, balances, provider)).toBe(expected)
  })
})

describe('an account with yuan only', () => {
  async function swept(cost: string, left: number) {
    const { watchList } = toWatchList(
      {
        alerts: { email: ['ops@example.com'] },
        keys: [
          {
            name: 'deepseek',
            provider: 'deepseek',
            key: fromParameter('/deepseek'),
            low: '50 CNY',
            workUnits: [{ name: 'article', cost }],
            pools: [{ name: 'writing', canary: false }],
          },
        ],
      },
      'deploy',
    )
    const deployment = deploy(watchList, [deepseek])
    deployment.reply = () => ({
      status: 200,
      body: { is_available: true, balance_infos: [{ currency: 'CNY', total_balance: String(left) }] },
    })
    const { pools } = await deployment.at('08:00')
    return { kind: pools[0]?.condition.kind, sms: deployment.published[0]?.sms ?? '' }
  }

  it('is counted in work that is priced in yuan', async () => {
    const { kind, sms } = await swept('4 CNY', 30)

    expect(kind).toBe('low')
    expect(sms).toContain('CNY 30 = 7 articles')
  })

  it('is not counted in work that is priced in dollars, nor called empty by that price', async () => {
    const { kind, sms } = await swept('40 USD', 30)

    expect(kind).toBe('low')
    expect(sms).not.toContain('article')
  })

  it('is empty when it no longer pays for the work', async () => {
    expect((await swept('4 CNY', 3)).kind).toBe('exhausted')
  })
})
