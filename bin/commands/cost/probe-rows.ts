import { groupBy } from '../../../lambda/core/group-by.ts'
import { DEFAULT_POOL } from '../../../lambda/core/watch-list.ts'
import { inMinutes } from '../providers/schedule.ts'
import type { PoolCost } from './probe-costs.ts'

export interface ProbeRow {
  readonly name: string
  readonly asked: string
  readonly noticed: string
  readonly usd: number
}

/** As many as a screen takes beside the rest. */
const MOST_ROWS = 15
/** What the other columns leave of a hundred. */
const WIDEST_NAME = 30

/** Pools of a key that are asked alike share a row; where there are too many rows, each key has one; and the cheapest are summed up. */
export function probeRows(costs: readonly PoolCost[]): readonly ProbeRow[] {
  const alike = [...groupBy(costs, cost => `${cost.key} ${askedOf(cost)} ${noticedOf(cost)}`).values()].map(rowOf)
  if (alike.length <= MOST_ROWS) return alike
  const ofKeys = [...groupBy(costs, ({ key }) => key).values()].map(rowOf)
  if (ofKeys.length <= MOST_ROWS) return ofKeys
  const dearest = ofKeys.toSorted((a, b) => b.usd - a.usd)
  const others = dearest.slice(MOST_ROWS - 1)
  const usd = others.reduce((sum, row) => sum + row.usd, 0)
  const asked = '--json has each'
  return [...dearest.slice(0, MOST_ROWS - 1), { name: `${others.length} more keys`, asked, noticed: '', usd }]
}

function shortened(key: string, pools: number): string {
  const count = pools > 1 ? ` (${pools} pools)` : ''
  const room = WIDEST_NAME - count.length
  return `${key.length <= room ? key : `${key.slice(0, room - 1)}…`}${count}`
}

/** Of several: the most calls, the latest notice. */
function rowOf(costs: readonly PoolCost[]): ProbeRow {
  const [first] = costs
  const key = first?.key ?? ''
  const names = costs.map(({ pool }) => pool)
  const name = names.length === 1 && names[0] === DEFAULT_POOL ? key : `${key}/${names.join(',')}`
  const most = costs.toSorted((a, b) => latest(b) - latest(a) || (b.callsADay ?? 0) - (a.callsADay ?? 0))[0]
  return {
    name: name.length <= WIDEST_NAME ? name : shortened(key, names.length),
    asked: most ? `${askedOf(most)}${names.length > 1 && most.callsADay !== undefined ? ' each' : ''}` : '',
    noticed: most ? noticedOf(most) : '',
    usd: costs.reduce((sum, { usd }) => sum + usd, 0),
  }
}

function latest({ noticedByCallMs, noticedFreeMs }: PoolCost): number {
  return noticedByCallMs ?? noticedFreeMs ?? Number.POSITIVE_INFINITY
}

function askedOf({ callsADay, noticedFreeMs }: PoolCost): string {
  const parts = [
    ...(noticedFreeMs === undefined ? [] : ['free']),
    ...(callsADay === undefined ? [] : [`${Math.round(callsADay)} calls a day`]),
  ]
  return parts.join(' + ') || 'not asked'
}

function noticedOf({ noticedFreeMs, noticedByCallMs }: PoolCost): string {
  const free = noticedFreeMs === undefined ? undefined : inMinutes(noticedFreeMs)
  const call = noticedByCallMs === undefined ? undefined : inMinutes(noticedByCallMs)
  if (free !== undefined && call !== undefined && free !== call) return `${free}, a refused pool ${call}`
  return free ?? call ?? 'nothing shows it'
}
