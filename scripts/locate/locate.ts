import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { SourceMap } from 'node:module'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { bundleInto } from '../../lib/bundle-into.ts'

const ROOT = join(import.meta.dirname, '..', '..')
/** In a stack trace of the function: 'file:///var/task/index.mjs:36:481'. The end of a part's name is its hash. */
const PLACE = /(?:file:\/\/)?[^\s()"]*?\/([\w-]+?)(?:-[A-Z0-9]{8})?\.mjs:(\d+):(\d+)/g

/**
 * The same text with the place in our sources for each place in the function's code, found in a bundle made anew: the same version gives the
 * same one.
 */
export function locate(text: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-locate-'))
  try {
    bundleInto(directory, 'lambda/handler.ts', 'external')
    const maps = new Map(
      readdirSync(directory)
        .filter(file => file.endsWith('.map'))
        .map(file => [nameOf(file), new SourceMap(JSON.parse(readFileSync(join(directory, file), 'utf8')))]),
    )
    return text.replace(PLACE, (place, file: string, line: string, column: string) => {
      const origin = maps.get(file)?.findOrigin(Number(line), Number(column))
      if (origin === undefined || !('fileName' in origin)) return place
      return `${relative(ROOT, join(directory, origin.fileName))}:${origin.lineNumber}:${origin.columnNumber}`
    })
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function nameOf(file: string): string {
  return file.replace(/(?:-[A-Z0-9]{8})?\.mjs\.map$/, '')
}
