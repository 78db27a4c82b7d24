import type { WatchedKey, WatchList } from '../../lambda/core/watch-list.ts'

/** Keys that differ in name, secret and host only, each with one free question in each sweep: DeepSeek's balance. */
export function watchListOf(count: number, originOf: (index: number) => string): WatchList {
  return {
    schema: 1,
    schedule: { expression: 'rate(5 minutes)', longestGapMs: 5 * 60_000 },
    language: 'en',
    timeZone: 'UTC',
    displayName: 'Bench',
    reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 },
    recipients: [{ channel: 'email', to: 'ops@example.com', severity: ['urgent', 'warning', 'info'] }],
    keys: Array.from({ length: count }, (_, index) => keyOf(index, originOf(index))),
    providers: [],
  }
}

function keyOf(index: number, baseUrl: string): WatchedKey {
  return {
    name: `customer-${index}`,
    provider: 'deepseek',
    credential: { from: 'parameter', name: `/bench/${index}` },
    account: `customer-${index}`,
    baseUrl,
    parameters: {},
    pools: [{ name: 'default', canary: false, alternatives: [], workUnits: [], emptyAt: 0 }],
    low: [{ amount: 5, unit: 'USD' }],
    critical: [{ amount: 1, unit: 'USD' }],
    dailyBudgetUsd: 0.02,
  }
}
