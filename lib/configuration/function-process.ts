const MANY_KEYS = 1_000

/** In MB, for a function that sweeps so many keys at once: Lambda gives CPU in proportion, and docs/performance.md says how much they take. */
export function functionMemory(keys: number): number {
  return keys > MANY_KEYS ? 1_024 : 512
}

/**
 * The environment of a function of so many MB. One arena of glibc's allocator instead of one for each thread: a tenth less memory at ten
 * thousand keys. Sixteen threads instead of four to look up names: each name whose server is silent holds one. The heap as V8 sizes it by
 * itself: Lambda's own start lets the young generation grow to a tenth of the memory, which at ten thousand keys took twice as much.
 */
export function functionProcess(megabytes: number): Readonly<Record<string, string>> {
  return {
    MALLOC_ARENA_MAX: '1',
    UV_THREADPOOL_SIZE: '16',
    NODE_OPTIONS: `--max-old-space-size=${megabytes * HEAP_SHARE} --max-semi-space-size=${SEMI_SPACE_MEGABYTES}`,
  }
}

/** V8 cleans up by what it may take: with more, ten thousand keys took more and were no faster. */
const HEAP_SHARE = 3 / 8
/** With 4 every clean-up carries more of the answers that are waited for into the old heap, for a quarter more CPU; 16 take 10 MB more. */
const SEMI_SPACE_MEGABYTES = 8
