import type { Point, Series } from './series.ts'

/** As stored, unit and all, in bytes of ASCII: eight write units of DynamoDB at the very most. */
export const MAX_STORED_BYTES = 8_000

const DIGITS = 8

/** `1;USD;<minute>,<balance>;+<minutes>,<balance>,<credited>;…`: minutes in base 36, amounts to eight digits. */
export function encodeSeries(series: Series): string {
  const head = `1;${encodeURIComponent(series.unit)}`
  const parts: string[] = []
  let length = head.length
  for (let index = series.points.length - 1; index >= 0; index -= 1) {
    const point = series.points[index]
    if (point === undefined) break
    const part = encodePoint(point, series.points[index - 1])
    // The first point's time is written out in full and takes a few characters more.
    if (length + part.length + 12 > MAX_STORED_BYTES) {
      const oldest = series.points[index + 1]
      if (oldest !== undefined) parts[parts.length - 1] = encodePoint(oldest, undefined)
      break
    }
    length += part.length + 1
    parts.push(part)
  }
  return [head, ...parts.reverse()].join(';')
}

/** Undefined for what was not written by `encodeSeries`. */
export function decodeSeries(text: string): Series | undefined {
  const [version, unit, ...parts] = text.split(';')
  if (version !== '1' || unit === undefined) return undefined
  const points: Point[] = []
  for (const part of parts) {
    const [time = '', balance = '', credited = '0', ...more] = part.split(',')
    const before = points.at(-1)
    const minutes = Number.parseInt(time, 36)
    const minute = before === undefined ? minutes : before.minute + minutes
    const point = { minute, balance: Number(balance), credited: Number(credited) }
    const isSound = balance !== '' && more.length === 0 && Object.values(point).every(Number.isFinite)
    if (!isSound || (before !== undefined && minutes <= 0)) return undefined
    points.push(point)
  }
  try {
    return { unit: decodeURIComponent(unit), points }
  } catch {
    return undefined
  }
}

function encodePoint(point: Point, before: Point | undefined): string {
  const minutes = before === undefined ? point.minute : point.minute - before.minute
  const credited = point.credited === 0 || before === undefined ? '' : `,${digits(point.credited)}`
  return `${minutes.toString(36)},${digits(point.balance)}${credited}`
}

function digits(amount: number): string {
  return String(Number(amount.toPrecision(DIGITS)))
}
