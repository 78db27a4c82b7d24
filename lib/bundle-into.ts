import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')

/** undici is CommonJS and requires Node's own modules, which an ES module can only do through this. */
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

const STAND_INS = {
  '@aws-sdk/credential-provider-node': join(ROOT, 'lambda', 'io', 'bundled-credentials.ts'),
  'node:http2': join(ROOT, 'lambda', 'io', 'bundled-http2.ts'),
}

/**
 * What packages require late, and here never: of undici the parser for machines without SIMD and bodies that are forms, of the SDK event
 * streams and the names of browsers.
 */
const NEVER_REACHED = [
  '../llhttp/llhttp-wasm.js',
  '../web/fetch/*',
  '../web/webidl',
  '@smithy/core/event-streams',
  'bowser',
]

/**
 * Writes what runs from `entry` (a path in this project) as ES modules, `index.mjs` and a file for each part that is imported late, and tells
 * what they are made of. What was tried is in docs/performance.md.
 */
export function bundleInto(directory: string, entry: string, sourcemap: 'external' | false = false): Metafile {
  // Loaded when it is needed: a synth whose stacks are not bundled does without.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { metafile } = buildSync({
    entryPoints: [{ in: join(ROOT, entry), out: 'index' }],
    outdir: directory,
    outExtension: { '.js': '.mjs' },
    absWorkingDir: ROOT,
    bundle: true,
    splitting: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: STAND_INS,
    // undici's own switch for being bundled: without its second, experimental parser.
    define: { esbuildDetection: 'true' },
    external: NEVER_REACHED,
    // Names are not kept: each closure would be given its name when it is made, all through a sweep. `npm run locate` reads a stack trace.
    minify: true,
    sourcemap,
    legalComments: 'external',
    banner: { js: BANNER },
    logLevel: 'warning',
    metafile: true,
  })
  return metafile
}
