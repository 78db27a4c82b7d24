import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { providersDocument } from '../../bin/commands/providers/providers-document.ts'
import { DEFAULT_DAILY_BUDGET_USD, DEFAULT_SWEEP_MS } from '../../bin/commands/providers/schedule.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'

describe('docs/providers.md', () => {
  const document = readFileSync(new URL('../../docs/providers.md', import.meta.url), 'utf8')

  it('is what scripts/providers-doc.ts writes', () => {
    const generated = providersDocument(PROVIDERS)

    expect(document, 'to write it anew: node scripts/providers-doc.ts').toBe(generated)
  })

  it('has a section for each provider, found by its id', () => {
    const anchors = [...document.matchAll(/^<a id="([^"]+)"><\/a>$/gm)].map(match => match[1])

    expect(anchors).toEqual(PROVIDERS.map(({ id }) => id))
  })

  it('promises times by the schedule and the budget that a configuration gets when it says nothing', () => {
    const { watchList } = toWatchList(
      {
        alerts: { email: ['someone@example.com'] },
        keys: [{ name: 'kie', provider: 'kie', key: { from: 'parameter', name: '/credit-watchdog/kie' } }],
      },
      'deploy',
    )

    expect(watchList.schedule.longestGapMs).toBe(DEFAULT_SWEEP_MS)
    expect(watchList.keys.map(({ dailyBudgetUsd }) => dailyBudgetUsd)).toEqual([DEFAULT_DAILY_BUDGET_USD])
  })
})
