import type { Demand } from './demand.ts'
import { createRandom, type Random } from './random.ts'

const DAYS = 60
const HOURS = DAYS * 24
const START = Date.parse('2025-09-01T00:00:00Z')

/** Draws the parameters of one account, and gives its use hour by hour. */
type Family = (random: Random) => readonly number[]

const weekday = (hour: number) => Math.floor(hour / 24) % 7

/** Around 1 over a day and a week, with a peak somewhere and weekends that are quieter or busier. */
function rhythm(random: Random): (hour: number) => number {
  const depth = random.between(0.2, 0.9)
  const peak = random.between(0, 24)
  const weekend = random.between(0.3, 1.2)
  return hour =>
    (1 + depth * Math.cos(((hour - peak) * Math.PI) / 12)) * (weekday(hour) >= 5 ? weekend : 1 + (1 - weekend) * 0.4)
}

/** Noise that lasts: what is high now will be high for a while. */
function wander(random: Random, spread: number, keeps: number): readonly number[] {
  let level = 0
  return each(() => {
    level = keeps * level + Math.sqrt(1 - keeps * keeps) * random.normal()
    return Math.exp(spread * level - (spread * spread) / 2)
  })
}

/** Bursts that come seldom, are of any size (the tail is heavy) and fade. */
function bursts(random: Random, aMonth: number, tail: number, fadeHours: number): readonly number[] {
  let burning = 0
  return each(() => {
    burning *= Math.exp(-1 / fadeHours)
    if (random.chance(aMonth / 720)) burning += Math.min(120, 2.5 * (1 - random.next()) ** (-1 / tail))
    return burning
  })
}

function each(use: (hour: number) => number): readonly number[] {
  return Array.from({ length: HOURS }, (_, hour) => use(hour))
}

/** Of kinds that real accounts are of; what distinguishes one account of a kind from the next is drawn. */
export const FAMILIES: Readonly<Record<string, Family>> = {
  mentions: random => {
    const mean = 10 ** random.between(0.7, 3)
    const shape = rhythm(random)
    const noise = wander(random, random.between(0.2, 0.5), 0.7)
    const burst = bursts(random, random.between(1, 10), random.between(1.1, 2), random.between(0.7, 5))
    return each(hour => random.poisson(mean * (shape(hour) * (noise[hour] ?? 1) + (burst[hour] ?? 0))))
  },
  requests: random => {
    const shape = rhythm(random)
    const daily = random.between(0.99, 1.02)
    const noise = wander(random, random.between(0.1, 0.4), 0.5)
    const burst = bursts(random, 3, 2.5, 1)
    let outage = 0
    return each(hour => {
      outage = outage > 0 ? outage - 1 : random.chance(1 / 700) ? Math.round(random.between(1, 9)) : 0
      return outage > 0 ? 0 : 700 * daily ** (hour / 24) * (shape(hour) * (noise[hour] ?? 1) + (burst[hour] ?? 0))
    })
  },
  transfers: random => {
    const often = random.between(0.3, 3) / 24
    const size = random.between(4, 30)
    let left = 0
    return each(() => {
      left = left > 0 ? left - 1 : random.chance(often) ? Math.round(random.between(1, 8)) : 0
      return 1e6 * random.around(0.5) * (left > 0 ? 1 + size * random.around(0.5) : 1)
    })
  },
  'ad cost': random => {
    const shape = rhythm(random)
    const spread = random.between(0.3, 0.8)
    const budget = random.between(16, 40)
    let spent = 0
    return each(hour => {
      if (hour % 24 === 0) spent = 0
      const wanted = shape(hour) * random.around(spread)
      const paid = Math.min(wanted, Math.max(0, budget - spent))
      spent += paid
      return paid * 3.7
    })
  },
  traffic: random => {
    const morning = random.between(6, 9)
    const evening = random.between(16, 19)
    const weekend = random.between(0.2, 0.7)
    const noise = wander(random, 0.25, 0.6)
    const peak = (hour: number, at: number) => Math.exp(-(((hour % 24) - at) ** 2) / 4)
    return each(
      hour =>
        40 *
        (noise[hour] ?? 1) *
        (0.1 + peak(hour, morning) + 1.2 * peak(hour, evening)) *
        (weekday(hour) >= 5 ? weekend : 1),
    )
  },
  plateau: random => {
    const drift = wander(random, 0.12, 0.995)
    let down = 0
    return each(hour => {
      down = down > 0 ? down - 1 : random.chance(1 / 500) ? Math.round(random.between(6, 60)) : 0
      return down > 0 ? random.between(0, 5) : 90 * (drift[hour] ?? 1) * random.around(0.03)
    })
  },
  regimes: random => {
    const shape = rhythm(random)
    let level = 100
    return each(hour => {
      if (random.chance(1 / (24 * 9))) level = 100 * random.around(0.8)
      return level * shape(hour) * random.around(0.2)
    })
  },
  holidays: random => {
    const shape = rhythm(random)
    const from = Math.floor(random.between(18, 40))
    const days = Math.floor(random.between(3, 14))
    const share = random.between(0.05, 0.4)
    return each(hour => {
      const isAway = hour >= from * 24 && hour < (from + days) * 24
      return 200 * shape(hour) * random.around(0.2) * (isAway ? share : 1)
    })
  },
  jobs: random => {
    const every = random.chance(0.5) ? 24 : 168
    const at = Math.floor(random.between(0, every))
    const size = random.between(0.5, 3) * every
    const runs = Math.round(random.between(1, 4))
    let late = 0
    const ends = each(hour => {
      if (hour % every === 0) late = Math.round(random.between(-1, 1))
      const since = hour - (Math.floor(hour / every) * every + at + late)
      return 10 * random.around(0.3) + (since >= 0 && since < runs ? (10 * size * random.around(0.25)) / runs : 0)
    })
    return ends
  },
  'by the piece': random => {
    const aDay = 10 ** random.between(-0.3, 1.3)
    const shape = rhythm(random)
    return each(hour => random.poisson((aDay / 24) * shape(hour)))
  },
}

/** Two kinds of use on one account. */
const MIXED = ['mentions', 'requests', 'traffic', 'jobs'] as const

/** One account of each family, and a mix of two, for each seed. */
export function drawnDemand(seeds: readonly number[]): readonly Demand[] {
  return seeds.flatMap(seed => [
    ...Object.entries(FAMILIES).map(([name, family], index) =>
      demand(name, seed, family(createRandom(seed * 97 + index))),
    ),
    demand('mix', seed, mixed(createRandom(seed * 97 + 50))),
  ])
}

function mixed(random: Random): readonly number[] {
  const [first, second] = [pick(random), pick(random)]
  const share = random.between(0.2, 0.8)
  return first.map((value, hour) => share * value + (1 - share) * (second[hour] ?? 0))
}

function pick(random: Random): readonly number[] {
  const name = MIXED[Math.floor(random.next() * MIXED.length)] ?? 'mentions'
  const values = FAMILIES[name]?.(random) ?? []
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return values.map(value => (100 * value) / mean)
}

function demand(name: string, seed: number, hourly: readonly number[]): Demand {
  return { name: `${name} ${seed}`, startMs: START, hourly: hourly.map(value => Math.max(0, value)) }
}
