import { DAY_MINUTES, minuteOf } from '../../../lambda/core/forecast/series.ts'
import { sparkline } from '../../../lambda/core/forecast/sparkline.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'

const WIDTH = 10
const DAYS = 7
const BLOCKS = '▁▂▃▄▅▆▇█'

/** The balance of the seven days until now, by its first amount; blank where nothing was read. */
export function weekCell(row: StatusRow, now: Date, blocks: boolean): string {
  const { amounts = [] } = newestBalance(row) ?? {}
  const unitOf = (wanted: string) => amounts.find(({ measures }) => measures === wanted)?.unit
  const { balances = [], limits = [] } = row.readings ?? {}
  const series =
    balances.find(({ unit }) => unit === unitOf('balance')) ?? limits.find(({ unit }) => unit === unitOf('headroom'))
  const newest = series?.points.at(-1)
  if (series === undefined || newest === undefined) return ''
  const stepMinutes = (DAYS * DAY_MINUTES) / WIDTH
  const since = Math.floor(Math.max(0, minuteOf(now) - newest.minute) / stepMinutes)
  const width = WIDTH - since
  if (width < 1) return ''
  const drawn = sparkline(series, width, (DAYS * width) / WIDTH, ...(blocks ? [BLOCKS] : []))
  return `${drawn}${' '.repeat(since)}`
}
