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
  let minute = 0
  for (const part of parts) {
    const point = decodePoint(part, minute)
    if (point === undefined || (points.length > 0 && point.minute <= minute)) return undefined
    minute = point.minute
    points.push(point)
  }
  try {
    return { unit: decodeURIComponent(unit), points }
  } catch {
    return undefined
  }
}

function decodePoint(part: string, since: number): Point | undefined {
  const comma = part.indexOf(',')
  const next = part.indexOf(',', comma + 1)
  const balance = part.slice(comma + 1, next === -1 ? undefined : next)
  const point = {
    minute: since + Number.parseInt(part.slice(0, comma), 36),
    balance: Number(balance),
    credited: next === -1 ? 0 : Number(part.slice(next + 1)),
  }
  const isSound = Number.isFinite(point.minute) && Number.isFinite(point.balance) && Number.isFinite(point.credited)
  return comma > 0 && balance !== '' && isSound ? point : undefined
}

function encodePoint(point: Point, before: Point | undefined): string {
  const minutes = before === undefined ? point.minute : point.minute - before.minute
  const credited = point.credited === 0 || before === undefined ? '' : `,${digits(point.credited)}`
  return `${minutes.toString(36)},${digits(point.balance)}${credited}`
}

function digits(amount: number): string {
  return String(Number(amount.toPrecision(DIGITS)))
}
