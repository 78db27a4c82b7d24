import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { WATCH_LIST_FILE } from '../../lambda/contract.ts'
import { writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { writeFunction } from '../../lib/write-function.ts'
import { watchListOf } from '../../scripts/bench/watch-list-of.ts'
import { locate } from '../../scripts/locate/locate.ts'

it('a stack trace of the deployed code is led back to our sources, line by line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-located-'))
  try {
    writeFunction(directory)
    writeFileSync(join(directory, WATCH_LIST_FILE), writeWatchList(watchListOf(1, () => 'https://api.deepseek.com')))
    // Without its environment it throws in `environment`, which the module's own code calls.
    const started = `import(${JSON.stringify(join(directory, 'index.mjs'))}).catch(error => console.log(error.stack))`
    const { stdout } = spawnSync(process.execPath, ['-e', started], { env: {}, encoding: 'utf8' })

    const located = locate(stdout)

    const handler = readFileSync('lambda/handler.ts', 'utf8').split('\n')
    const places = [...located.matchAll(/lambda\/handler\.ts:(\d+):/g)].map(([, line]) => handler[Number(line) - 1])
    expect(stdout).toContain('index.mjs:')
    expect(places).toEqual([
      expect.stringContaining('throw new Error'),
      expect.stringContaining("environment('deployment')"),
    ])
  } finally {
    rmSync(directory, { recursive: true })
  }
})
