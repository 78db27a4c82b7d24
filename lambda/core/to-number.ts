/** Numbers, and numbers written as text ("12.50"); nothing else is an amount. */
export function toNumber(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined
  if (typeof value !== 'string' || !/^[+-]?\d{1,30}(?:\.\d{1,30})?(?:e[+-]?\d{1,2})?$/i.test(value.trim()))
    return undefined
  return Number(value)
}
