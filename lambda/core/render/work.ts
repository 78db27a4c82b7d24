import type { Format } from '../format.ts'
import { paysFor } from '../pays-for.ts'
import type { Amount, WorkUnit } from '../provider.ts'
import type { Texts } from '../text/texts.ts'
import type { Known } from './known.ts'

/** A balance counted in pieces of work: how many are left, and which piece costs more than there is. */
export function workOf(
  balances: readonly Amount[],
  units: readonly WorkUnit[],
  { provider, texts, format }: Pick<Known, 'provider' | 'texts' | 'format'>,
) {
  const counted = units.flatMap(unit => {
    const left = paysFor(unit, balances, provider)
    return left === undefined ? [] : [{ unit, left }]
  })
  const [main] = counted
  if (main === undefined) return { unit: '', price: '', work: '', workAll: '' }
  const tooDear =
    counted.filter(({ unit, left }) => unit.cost > left).sort((a, b) => a.unit.cost - b.unit.cost)[0] ?? main
  return {
    unit: texts.noun(tooDear.unit.name),
    price: format.count(tooDear.unit.cost),
    work: pieces(main.left, main.unit, texts, format),
    workAll: format.list(counted.map(({ unit, left }) => pieces(left, unit, texts, format))),
  }
}

export function pieces(amount: number, unit: WorkUnit, texts: Texts, format: Format): string {
  const count = Math.max(0, Math.floor(amount / unit.cost))
  return texts.work(format.count(count), unit.name, count === 1)
}
