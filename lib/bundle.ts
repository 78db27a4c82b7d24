import { writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { WATCH_LIST_FILE } from '../lambda/contract.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import { writeWatchList } from '../lambda/core/watch-list-json.ts'

const SOURCE = join(import.meta.dirname, '..', 'lambda')

/** undici is CommonJS and requires Node's own modules, which an ES module can only do through this. */
const BANNER = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);"

/**
 * The function's asset: one ES module and the watch list beside it. Bundled in this process, so no Docker and no shell; hashed by its
 * output, so the same input gives the same template on every machine.
 */
export function bundle(watchList: WatchList): Code {
  return Code.fromAsset(SOURCE, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle(outputDirectory) {
          buildInto(outputDirectory)
          writeFileSync(join(outputDirectory, WATCH_LIST_FILE), writeWatchList(watchList))
          return true
        },
      },
    },
  })
}

function buildInto(directory: string): void {
  // Loaded when it is needed: a synth whose stacks are not bundled does without.
  const { buildSync } = createRequire(import.meta.url)('esbuild') as typeof import('esbuild')
  buildSync({
    entryPoints: [join(SOURCE, 'handler.ts')],
    outfile: join(directory, 'index.mjs'),
    absWorkingDir: join(SOURCE, '..'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': join(SOURCE, 'io', 'bundled-credentials.ts') },
    // undici's own switch for being bundled: without its second, experimental parser.
    define: { esbuildDetection: 'true' },
    minify: true,
    keepNames: true,
    legalComments: 'external',
    banner: { js: BANNER },
    logLevel: 'warning',
  })
}
