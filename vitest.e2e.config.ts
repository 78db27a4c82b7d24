import { defineConfig } from 'vitest/config'

/** `npm run e2e`: not among the tests of `npm test`, for it needs Python's moto and takes minutes. */
export default defineConfig({
  test: {
    include: ['test/e2e/*.e2e.ts'],
    testTimeout: 120_000,
    hookTimeout: 240_000,
    // One at a time: they are about what AWS does, not about this machine's load.
    fileParallelism: false,
    // One story: each step stands on the one before.
    bail: 1,
  },
})
