import type { Watched } from '../../../lib/configuration/monthly-costs.ts'
import { awsBill, type Settings } from './aws-bill.ts'
import type { PoolCost } from './probe-costs.ts'

export interface Lever {
  /** What to write, and what it takes away. */
  readonly say: string
  readonly savesUsd: number
}

const WORTH_SAYING_USD = 0.05

/** The one change of the configuration that saves most; undefined where none saves five cents a month. */
export function biggestLever(
  watched: Watched,
  settings: Settings,
  mailboxes: number,
  probes: readonly PoolCost[],
): Lever | undefined {
  const now = awsBill(watched, settings, mailboxes).totalUsd
  const saved = (changes: Partial<Settings>, less: Partial<Watched> = {}) =>
    now - awsBill({ ...watched, ...less }, { ...settings, ...changes }, mailboxes).totalUsd
  const levers: Lever[] = [
    {
      say: "alarmsPer: 'deployment' (two alarms for all pools, no metric of each)",
      savesUsd: saved({ alarmsPer: 'deployment', perPoolMetrics: 'none' }),
    },
    {
      say: 'a schedule with half the sweeps (all is noticed that much later)',
      savesUsd: saved({}, { sweepsADay: watched.sweepsADay / 2 }),
    },
    { say: 'all keys in one JSON secret', savesUsd: saved({}, { secrets: Math.min(1, watched.secrets) }) },
    ...probes
      .filter(({ usd }) => usd > 0)
      .map(({ label, usd }) => ({
        say: `canary: false on ${label} (its refusals are no longer seen)`,
        savesUsd: usd,
      })),
  ]
  const [biggest] = levers.toSorted((a, b) => b.savesUsd - a.savesUsd)
  return biggest !== undefined && biggest.savesUsd >= WORTH_SAYING_USD ? biggest : undefined
}
