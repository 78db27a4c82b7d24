import { paysFor } from '../../../lambda/core/pays-for.ts'
import type { WorkUnit } from '../../../lambda/core/provider.ts'
import { pieces } from '../../../lambda/core/render/work.ts'
import { en } from '../../../lambda/core/text/en.ts'
import { momentsOf } from '../deployment/moments.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

/** '114 videos': in the first of the pool's work units that the balance can be compared with. */
export function workCell(row: StatusRow, now: Date): string {
  const [first] = countable(row)
  return first === undefined ? '' : pieces(first.left, first.work, en, momentsOf(undefined, now, row.provider))
}

/** In all of them, for machines. */
export function workLeft(row: StatusRow): readonly { readonly name: string; readonly count: number }[] {
  return countable(row).map(({ work: { name, cost }, left }) => ({ name, count: Math.max(0, Math.floor(left / cost)) }))
}

/** Several amounts are never added up. */
function countable(row: StatusRow): readonly { readonly work: WorkUnit; readonly left: number }[] {
  const balances = (newestBalance(row)?.amounts ?? []).filter(({ measures }) => measures === 'balance')
  return (row.pool?.workUnits ?? []).flatMap(work => {
    const left = paysFor(work, balances, row.provider)
    return left === undefined ? [] : [{ work, left }]
  })
}
