import type { Point, Series } from './series.ts'

/** As stored, unit and all, in bytes of ASCII: eight write units of DynamoDB at the very most. */
export const MAX_STORED_BYTES = 8_000

const DIGITS = 8
/** Whole numbers above it are not exact, nor are their differences. */
const LARGEST = 2 ** 52

/**
 * `2;USD;<decimals>;<minute>,<balance>;…` and then, for each later point, `<minutes>,<change>,<credited>`, `<minutes>,<change>`, or only
 * `<change>` where as many minutes lie before it as before the last one. Whole numbers in base 36: amounts are multiplied by ten for each
 * decimal, of which there are as many as eight digits of every amount need, and as are exact. About a kilobyte for thirty days.
 */
export function encodeSeries({ unit, points }: Series): string {
  let kept = points
  let text = written(unit, kept)
  while (text.length > MAX_STORED_BYTES) {
    kept = kept.slice(Math.ceil(kept.length / 10))
    text = written(unit, kept)
  }
  return text
}

/** Undefined for what was not written by `encodeSeries`. */
export function decodeSeries(text: string): Series | undefined {
  const [version, unit, decimals = '', ...parts] = text.split(';')
  if (version !== '2' || unit === undefined || !/^\d+$/.test(decimals)) return undefined
  const scale = 10 ** Number(decimals)
  const points: Point[] = []
  let minute = 0
  let gap = 0
  let amount = 0
  for (const part of parts) {
    const comma = part.indexOf(',')
    const next = part.indexOf(',', comma + 1)
    if (comma !== -1) gap = Number.parseInt(part.slice(0, comma), 36)
    minute += gap
    amount += Number.parseInt(part.slice(comma + 1, next === -1 ? undefined : next), 36)
    const credited = next <= comma ? 0 : Number.parseInt(part.slice(next + 1), 36)
    if (!(gap > 0) || !Number.isFinite(minute + amount + credited)) return undefined
    points.push({ minute, balance: amount / scale, credited: credited / scale })
  }
  try {
    return { unit: decodeURIComponent(unit), points }
  } catch {
    return undefined
  }
}

function written(unit: string, points: readonly Point[]): string {
  const decimals = decimalsFor(points)
  const whole = (amount: number) => Math.round(amount * 10 ** decimals)
  let gap = 0
  const parts = points.map((point, index) => {
    const before = points[index - 1]
    const minutes = point.minute - (before?.minute ?? 0)
    const change = (whole(point.balance) - (before ? whole(before.balance) : 0)).toString(36)
    const credited = before === undefined ? 0 : whole(point.credited)
    const isRegular = minutes === gap && credited === 0
    gap = minutes
    if (isRegular) return change
    return `${minutes.toString(36)},${change}${credited === 0 ? '' : `,${credited.toString(36)}`}`
  })
  return ['2', encodeURIComponent(unit), decimals, ...parts].join(';')
}

/** Of all amounts together; fewer where a large one has no room for them, and none that would only add noughts. */
function decimalsFor(points: readonly Point[]): number {
  let decimals = 0
  let largest = 0
  for (const { balance, credited } of points) {
    decimals = Math.max(decimals, decimalsOf(balance), decimalsOf(credited))
    largest = Math.max(largest, Math.abs(balance), Math.abs(credited))
  }
  while (decimals > 0 && largest * 10 ** decimals >= LARGEST) decimals -= 1
  while (decimals > 0 && points.every(point => endsInNought(point, decimals))) decimals -= 1
  return decimals
}

function decimalsOf(amount: number): number {
  const [mantissa = '', exponent = '0'] = String(Number(amount.toPrecision(DIGITS))).split('e')
  return Math.max(0, (mantissa.split('.')[1]?.length ?? 0) - Number(exponent))
}

function endsInNought({ balance, credited }: Point, decimals: number): boolean {
  return [balance, credited].every(amount => Math.round(amount * 10 ** decimals) % 10 === 0)
}
