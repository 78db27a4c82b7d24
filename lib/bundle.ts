import { cpSync, existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { AssetHashType, DockerImage } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { WATCH_LIST_FILE } from '../lambda/contract.ts'
import type { WatchList } from '../lambda/core/watch-list.ts'
import { writeWatchList } from '../lambda/core/watch-list-json.ts'
import { writeFunction } from './write-function.ts'

const SOURCE = join(import.meta.dirname, '..', 'lambda')

/** Made when the library was packed; a clone has none and makes its own. */
const PREBUILT = join(import.meta.dirname, '..', 'function')

/**
 * The function's asset: an ES module with its parts, and beside them the catalogue and the watch list. Made in this process, so no Docker and
 * no shell; hashed by its output, so the same input gives the same template on every machine.
 */
export function bundle(watchList: WatchList): Code {
  return Code.fromAsset(SOURCE, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      local: {
        tryBundle(outputDirectory) {
          if (existsSync(PREBUILT)) cpSync(PREBUILT, outputDirectory, { recursive: true })
          else writeFunction(outputDirectory)
          writeFileSync(join(outputDirectory, WATCH_LIST_FILE), writeWatchList(watchList))
          return true
        },
      },
    },
  })
}
