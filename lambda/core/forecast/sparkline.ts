import { DAY_MINUTES, type Series } from './series.ts'

/** Lowest first. */
const ASCII_STEPS = '_.-=+*#'

/** The balance of the last days in so many characters, by default of ASCII, oldest first; a space where it was not read. '' without readings. */
export function sparkline({ points }: Series, width = 10, days = 7, steps = ASCII_STEPS): string {
  const newest = points.at(-1)
  if (newest === undefined || width < 1) return ''
  const stepMinutes = (days * DAY_MINUTES) / width
  const columns: (number | undefined)[] = new Array(width).fill(undefined)
  for (const { minute, balance } of points) {
    const column = width - 1 - Math.floor((newest.minute - minute) / stepMinutes)
    if (column >= 0) columns[column] = balance
  }
  const read = columns.filter(each => each !== undefined)
  const [low, high] = [Math.min(...read), Math.max(...read)]
  return columns.map(each => (each === undefined ? ' ' : stepOf(each, low, high, steps))).join('')
}

function stepOf(value: number, low: number, high: number, steps: string): string {
  const share = high > low ? (value - low) / (high - low) : 0.5
  return steps[Math.round(share * (steps.length - 1))] ?? ' '
}
