/**
 * The largest number under a positive one: for every balance, `balance <= justUnder(price)` says the same as `balance < price`. A whole
 * step (price − 1) would call 134.5 of 135 credits enough, and KIE counts in fractions.
 */
export function justUnder(price: number): number {
  if (!(price > 0) || !Number.isFinite(price)) return price
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, price)
  view.setBigUint64(0, view.getBigUint64(0) - 1n)
  return view.getFloat64(0)
}
