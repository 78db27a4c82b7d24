import { parseDate } from '../reset-time.ts'

/** A moment as providers write them: ISO text, or epoch seconds, milliseconds or microseconds. */
export function momentOf(value: unknown): Date | undefined {
  const isNumber = typeof value === 'number' || (typeof value === 'string' && /^\d{9,16}(?:\.\d{1,9})?$/.test(value))
  const time = isNumber ? inMilliseconds(Number(value)) : typeof value === 'string' ? dated(value) : undefined
  const moment = time === undefined ? undefined : new Date(time)
  return moment === undefined || Number.isNaN(moment.getTime()) ? undefined : moment
}

function inMilliseconds(number: number): number {
  if (number > 1e14) return number / 1_000
  return number > 1e11 ? number : number * 1_000
}

function dated(text: string): number | undefined {
  return text.length <= 60 && /^\d{4}-\d{2}-\d{2}/.test(text.trim()) ? parseDate(text) : undefined
}
