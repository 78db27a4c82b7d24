import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'

const ROOT = join(import.meta.dirname, '..')

/** undici is CommonJS and requires Node's own modules, which an ES module can only do through this. */
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/** Writes what runs from `entry` (a path in this project) as one ES module, and tells what it is made of. What was tried is in docs/performance.md. */
export function bundleInto(directory: string, entry = 'lambda/handler.ts'): Metafile {
  // Loaded when it is needed: a synth whose stacks are not bundled does without.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  const { metafile } = buildSync({
    entryPoints: [join(ROOT, entry)],
    outfile: join(directory, 'index.mjs'),
    absWorkingDir: ROOT,
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(ROOT, 'lambda', 'io', 'bundled-credentials.ts') },
    // undici's own switch for being bundled: without its second, experimental parser.
    define: { esbuildDetection: 'true' },
    // What undici requires late, and here never: its parser for machines without SIMD, and bodies that are forms. Ours are strings.
    external: ['../llhttp/llhttp-wasm.js', '../web/fetch/*', '../web/webidl'],
    minify: true,
    // So that a stack trace can be read.
    keepNames: true,
    legalComments: 'external',
    banner: { js: BANNER },
    logLevel: 'warning',
    metafile: true,
  })
  return metafile
}
