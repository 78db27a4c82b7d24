import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { CATALOGUE_FILE } from '../lambda/contract.ts'
import { writeCatalogue } from '../lambda/core/provider-json.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'
import { bundleInto } from './bundle-into.ts'

/** All of the function's asset but its watch list: the code, and the catalogue as data, for to read data takes less than to compile it. */
export function writeFunction(directory: string): Metafile {
  const metafile = bundleInto(directory, 'lambda/handler.ts')
  writeFileSync(join(directory, CATALOGUE_FILE), writeCatalogue(PROVIDERS))
  return metafile
}
