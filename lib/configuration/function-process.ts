/**
 * What the process is started with. One arena of glibc's allocator instead of one for each thread: a tenth less memory at ten thousand keys.
 * Sixteen threads instead of four to look up names: each name whose server is silent holds one.
 */
export const PROCESS = { MALLOC_ARENA_MAX: '1', UV_THREADPOOL_SIZE: '16' }

const MANY_KEYS = 1_000

/** In MB, for a function that sweeps so many keys at once: Lambda gives CPU in proportion, and docs/performance.md says how much they take. */
export function functionMemory(keys: number): number {
  return keys > MANY_KEYS ? 1_024 : 512
}
