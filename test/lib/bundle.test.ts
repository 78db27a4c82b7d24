import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWatchList } from '../../lambda/core/watch-list-json.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { WatchdogStack } from '../../lib/watchdog-stack.ts'
import { EXAMPLE } from './synthesise.ts'

const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))

/** Where the function's asset lies after a real synth. */
function synthesiseInto(name: string): string {
  const app = new App({ outdir: join(root, name) })
  new WatchdogStack(app, 'Shop', { watchdog: EXAMPLE })
  app.synth()
  const asset = readdirSync(join(root, name)).find(entry => entry.startsWith('asset.'))
  return join(root, name, asset ?? 'no asset')
}

let asset: string
beforeAll(() => {
  asset = synthesiseInto('first')
}, 60_000)
afterAll(() => rmSync(root, { recursive: true }))

describe("the function's asset", () => {
  it('holds the module with its parts, the watch list and the licences, and nothing else', () => {
    expect(new Set(readdirSync(asset).map(file => file.replace(/-[A-Z0-9]{8}\./, '.')))).toEqual(
      new Set([
        'index.mjs',
        'index.mjs.LEGAL.txt',
        'catalogue.json',
        'chunk.mjs',
        'event-bus.mjs',
        'parameter-store.mjs',
        'render.mjs',
        'secret-store.mjs',
        'watch-list.json',
      ]),
    )
  })

  it('carries the normalised configuration', () => {
    const { watchList } = toWatchList(EXAMPLE, 'deploy')

    expect(readWatchList(readFileSync(join(asset, 'watch-list.json'), 'utf8'))).toEqual(watchList)
  })

  it.each(['ZodError', 'ConfigurationError', 'CfnResource', 'aws-cdk-lib'])(
    'has nothing of what only a synth needs: %s',
    name => {
      const modules = readdirSync(asset).filter(file => file.endsWith('.mjs'))
      const texts = modules.map(file => readFileSync(join(asset, file), 'utf8'))

      expect(texts.join('').length).toBeGreaterThan(500_000)
      expect(texts.filter(text => text.includes(name))).toEqual([])
    },
  )

  it('has the same hash when it is made again', () => {
    const hash = (path: string) => path.split('asset.')[1]

    expect(hash(synthesiseInto('second'))).toBe(hash(asset))
  })
})
