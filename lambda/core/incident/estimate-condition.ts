import type { Condition } from '../condition.ts'
import type { Provider } from '../provider.ts'
import type { SubjectState } from '../state.ts'
import type { Pool, WatchedKey } from '../watch-list.ts'
import { balanceLevel } from './balance-lines.ts'
import type { PoolForecast } from './forecast-condition.ts'

type Shown = { readonly condition: Omit<Condition, 'proves' | 'balance'>; readonly fresh: boolean }

/**
 * The key's lines held against the estimate, where no balance can be read. An estimate never empties an account: at zero it is critical, and below
 * zero while calls are answered it is evidently wrong, for a top-up was not declared.
 */
export function estimateCondition(
  {
    key,
    pool,
    provider,
    state: { incident },
  }: { key: WatchedKey; pool: Pool; provider: Provider; state: SubjectState },
  { estimate, level }: PoolForecast,
  callsAreAnswered: boolean,
): Shown | undefined {
  const held = incident?.kind === 'low' || incident?.kind === 'critical' ? incident.kind : undefined
  const shown = (kind: 'low' | 'critical', more: Partial<Condition> = {}) => ({
    condition: { kind, certainty: 'likely', by: 'estimate', ...more } as const,
    fresh: true,
  })
  if (estimate === undefined) {
    const stands = incident?.by === 'estimate' && held !== undefined && key.topUps !== undefined
    return stands ? { ...shown(held), fresh: false } : undefined
  }
  if (estimate.amount < 0 && callsAreAnswered) return shown('low', { contradiction: 'top-up-missing' })
  if (estimate.amount <= 0) return shown('critical')
  const amounts = [{ measures: 'balance', amount: estimate.amount, unit: 'USD' } as const]
  const byAmount = balanceLevel(amounts, key, pool, provider, held)
  if (byAmount.level === 'empty' || byAmount.level === 'critical')
    return shown('critical', 'line' in byAmount ? { line: byAmount.line } : {})
  if (level === 'critical') return shown('critical')
  if (byAmount.level === 'low') return shown('low', { line: byAmount.line })
  return level && shown(level)
}
