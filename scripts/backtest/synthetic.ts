import type { Demand } from './demand.ts'
import { createRandom, type Random } from './random.ts'

const HOURS = 60 * 24
const START = Date.parse('2025-09-01T00:00:00Z')

type HourlyUse = (hour: number, random: Random) => number

const day = (hour: number) => 1 + 0.8 * Math.sin(((hour % 24) - 9) * (Math.PI / 12))
const isWeekend = (hour: number) => Math.floor(hour / 24) % 7 >= 5

/** Sixty days each, from a Monday. The same seed gives the same series. */
const SHAPES: Readonly<Record<string, HourlyUse>> = {
  steady: () => 100,
  'steady, sold by the piece': (_, random) => 135 * random.poisson(0.8),
  'rhythm of day and week': (hour, random) => 100 * day(hour) * (isWeekend(hour) ? 0.4 : 1.2) * random.around(0.15),
  'idle weekends': (hour, random) => (isWeekend(hour) ? 0 : 100 * day(hour) * random.around(0.2)),
  'office hours only': (hour, random) =>
    isWeekend(hour) || hour % 24 < 8 || hour % 24 >= 18 ? 0 : 100 * random.around(0.3),
  bursts: (hour, random) => 60 * day(hour) * random.around(0.2) * (random.chance(0.01) ? 6 + 10 * random.next() : 1),
  growth: (hour, random) => 50 * 1.03 ** (hour / 24) * day(hour) * random.around(0.15),
  noise: (_, random) => 100 * random.around(0.9),
  steps: (hour, random) => (Math.floor(hour / (13 * 24)) % 2 === 0 ? 50 : 130) * day(hour) * random.around(0.1),
  'one batch a night': (hour, random) => (hour % 24 === 2 ? 1_500 * random.around(0.2) : 5),
}

export function syntheticDemand(): readonly Demand[] {
  return Object.entries(SHAPES).map(([name, use], index) => {
    const random = createRandom(index + 1)
    return { name, startMs: START, hourly: Array.from({ length: HOURS }, (_, hour) => Math.max(0, use(hour, random))) }
  })
}
