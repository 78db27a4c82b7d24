const UNIT_MS: Readonly<Record<string, number>> = { m: 60_000, h: 3_600_000, d: 86_400_000 }

/** '5m', '8h', '2d' → milliseconds; undefined for anything else. */
export function readDurationMs(text: unknown): number | undefined {
  if (typeof text !== 'string') return undefined
  const [, amount, unit] = /^(\d{1,5})(m|h|d)$/.exec(text.trim()) ?? []
  const unitMs = UNIT_MS[unit ?? '']
  return amount === undefined || unitMs === undefined ? undefined : Number(amount) * unitMs
}
