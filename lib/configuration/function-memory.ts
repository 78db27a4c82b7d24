/** One arena of glibc's allocator instead of one for each thread: a tenth less memory at ten thousand keys. */
export const ALLOCATION = { MALLOC_ARENA_MAX: '1' }

const MANY_KEYS = 1_000

/** In MB, for a function that sweeps so many keys at once: Lambda gives CPU in proportion, and docs/performance.md says how much they take. */
export function functionMemory(keys: number): number {
  return keys > MANY_KEYS ? 1_024 : 512
}
