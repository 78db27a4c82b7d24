const UNITS = [
  { ms: 86_400_000, name: 'day' },
  { ms: 3_600_000, name: 'hour' },
  { ms: 60_000, name: 'minute' },
] as const

/** How long one waits: '20 s', '3 minutes', '1 day'. Rounded up: nobody should come back too early. */
export function inWords(milliseconds: number): string {
  const unit = UNITS.find(({ ms }) => milliseconds > 1.5 * ms)
  if (unit === undefined) return `${Math.max(1, Math.ceil(milliseconds / 1_000))} s`
  const count = Math.ceil(milliseconds / unit.ms)
  return `${count} ${unit.name}${count === 1 ? '' : 's'}`
}
