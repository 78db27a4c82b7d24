/** Pseudo-random numbers that are the same in every run. */
export interface Random {
  /** From 0 up to 1. */
  next(): number
  chance(share: number): boolean
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
  return {
    next,
    chance: share => next() < share,
    around: spread => {
      const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next())
      return Math.exp(spread * normal - (spread * spread) / 2)
    },
    poisson: mean => {
      let count = -1
      for (let product = 1; product > Math.exp(-mean); product *= next()) count += 1
      return count
    },
  }
}
