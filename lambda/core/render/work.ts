import type { Format } from '../format.ts'
import type { Amount, WorkUnit } from '../provider.ts'
import type { Texts } from '../text/texts.ts'

/** A balance counted in pieces of work: how many are left, and which piece costs more than there is. */
export function workOf(balances: readonly Amount[], units: readonly WorkUnit[], texts: Texts, format: Format) {
  const [balance] = balances
  const [main] = units
  const none = { unit: '', price: '', work: '', workAll: '' }
  if (balance === undefined || balances.length > 1 || main === undefined) return none
  const inUnit = format.shown(balance).amount
  const tooDear = units.filter(unit => unit.cost > inUnit).sort((a, b) => a.cost - b.cost)[0] ?? main
  return {
    unit: texts.noun(tooDear.name),
    price: format.count(tooDear.cost),
    work: pieces(inUnit, main, texts, format),
    workAll: format.list(units.map(unit => pieces(inUnit, unit, texts, format))),
  }
}

export function pieces(amount: number, unit: WorkUnit, texts: Texts, format: Format): string {
  const count = Math.max(0, Math.floor(amount / unit.cost))
  return texts.work(format.count(count), unit.name, count === 1)
}
