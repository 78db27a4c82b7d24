/** Pseudo-random numbers that are the same in every run. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  between(low: number, high: number): number
  chance(share: number): boolean
  /** Around 0, with a spread of 1. */
  normal(): number
  /** Lognormal around 1 with about this spread. */
  around(spread: number): number
  poisson(mean: number): number
}

/** mulberry32 */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  const normal = () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
  return {
    next,
    normal,
    between: (low, high) => low + (high - low) * next(),
    chance: share => next() < share,
    around: spread => Math.exp(spread * normal() - (spread * spread) / 2),
    poisson: mean => {
      if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal()))
      let count = -1
      for (let product = 1; product > Math.exp(-mean); product *= next()) count += 1
      return count
    },
  }
}
