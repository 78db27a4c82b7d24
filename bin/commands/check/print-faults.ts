/** A fault of ours, as any bug is told: with its stack. What it hides is one key. */
export function printFaults(faults: ReadonlyMap<string, unknown>): string {
  const told = [...faults].map(
    ([key, error]) => `${key}: ${error instanceof Error ? (error.stack ?? error.message) : error}`,
  )
  const names = [...faults.keys()].join(', ')
  return `credit-watchdog check failed at ${names}; the others are checked. This is a bug; please report it with these lines:\n${told.join('\n')}\n\n`
}

/** The same in a word or two, where the key's line stands. */
export function faultInWords(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
