import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CATALOGUE_FILE } from '../../lambda/contract.ts'
import { writeFunction } from '../../lib/write-function.ts'
import { filesOfStart } from '../../scripts/bench/files-of-start.ts'

const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-size-'))

let metafile: Metafile
let texts: readonly string[]
beforeAll(() => {
  metafile = writeFunction(directory)
  const modules = readdirSync(directory).filter(file => file.endsWith('.mjs'))
  texts = modules.map(file => readFileSync(join(directory, file), 'utf8'))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** Bytes that come from files whose path holds this: of the whole bundle, or of some of its files. */
function bytesFrom(part: string, files: readonly Metafile['outputs'][string][] = Object.values(metafile.outputs)) {
  const inputs = files.flatMap(output => Object.entries(output.inputs))
  return inputs.filter(([file]) => file.includes(part)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
}

function bytesOf(files: readonly { readonly bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0)
}

describe('what every cold start loads', () => {
  it('is code of under 0.7 MB, with keys in the Parameter Store under 0.78 MB, and a catalogue of under 0.13 MB', () => {
    expect(bytesOf(filesOfStart(metafile))).toBeLessThan(700_000)
    expect(bytesOf(filesOfStart(metafile, ['parameter-store']))).toBeLessThan(780_000)
    expect(statSync(join(directory, CATALOGUE_FILE)).size).toBeLessThan(130_000)
  })

  it('is one file and three that it shares with the parts that are loaded late', () => {
    expect(filesOfStart(metafile)).toHaveLength(4)
    expect(filesOfStart(metafile, ['parameter-store'])).toHaveLength(5)
  })

  it('has no word of what is told, which is read when there is something to tell', () => {
    expect(bytesFrom('lambda/core/text/')).toBeGreaterThan(100_000)
    expect(bytesFrom('lambda/core/text/', filesOfStart(metafile))).toBe(0)
  })

  it.each(['client-ssm', 'client-secrets-manager', 'client-eventbridge'])(
    'has nothing of %s, which waits in a file of its own',
    name => {
      expect(bytesFrom(`@aws-sdk/${name}/`)).toBeGreaterThan(0)
      expect(bytesFrom(`@aws-sdk/${name}/`, filesOfStart(metafile))).toBe(0)
    },
  )

  it('does not load Node’s own http as an ES module, which would start its fetch and WebSocket with it', () => {
    expect(texts.filter(text => /from ?"(?:node:)?http"/.test(text))).toEqual([])
  })

  it('does not load Node’s HTTP/2, which nothing here speaks', () => {
    expect(texts.filter(text => /"(?:node:)?http2"/.test(text))).toEqual([])
  })
})

describe('the bundle', () => {
  it.each(['/zod/', '/aws-cdk-lib/', '/constructs/', 'simulator/', 'lib/', 'bin/', 'test/', 'lambda/providers/'])(
    'has nothing of %s',
    part => {
      const inputs = Object.keys(metafile.inputs)
      const found = inputs.filter(file => (part.startsWith('/') ? file.includes(part) : file.startsWith(part)))

      expect(inputs.some(file => file.startsWith('lambda/core/'))).toBe(true)
      expect(found).toEqual([])
    },
  )

  it.each([
    { part: 'undici/lib/milo/', why: 'its second parser' },
    { part: 'undici/lib/web/', why: 'fetch, WebSocket and forms' },
    { part: 'undici/lib/mock/', why: 'what tests need' },
    { part: '@aws-sdk/credential-provider-', why: 'credentials of laptops and servers' },
    { part: '@aws-sdk/nested-clients/', why: 'clients those need' },
    { part: '@smithy/core/dist-es/submodules/event-streams/', why: 'answers that are streams of events' },
    { part: '/bowser/', why: 'the names of browsers' },
  ])('has no byte of $part: $why', ({ part }) => {
    expect(bytesFrom('undici/lib/dispatcher/')).toBeGreaterThan(0)
    expect(bytesFrom(part)).toBe(0)
  })

  it('has one copy of what its clients share', () => {
    const copies = Object.keys(metafile.inputs).filter(file =>
      /@smithy\/core\/package\.json|node_modules\/.*node_modules\//.test(file),
    )

    expect(copies).toEqual([])
  })
})
