import type { SweepContext } from './context.ts'

/**
 * Works on one key, and goes on without what came of it where that fails: a fault of ours about one key must not silence all others. The
 * sweep fails by it when all else is told.
 * @param key its name, or what else is worked on: 'the summary'
 */
export function contain<Result>(
  { faults, ports: { meter } }: Pick<SweepContext, 'faults' | 'ports'>,
  key: string,
  work: () => Result,
  otherwise: () => Result,
): Result {
  try {
    return work()
  } catch (error) {
    if (!faults.has(key)) {
      faults.set(key, error)
      meter.warn('a fault in what is worked out of a key; the others are swept', saidOf(key, error))
    }
    return otherwise()
  }
}

function saidOf(key: string, error: unknown): Readonly<Record<string, unknown>> {
  return error instanceof Error ? { key, error: error.message, stack: error.stack } : { key, error: String(error) }
}
