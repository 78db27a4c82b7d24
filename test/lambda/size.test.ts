import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Metafile } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bundleInto } from '../../lib/bundle-into.ts'

const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-size-'))
const path = join(directory, 'index.mjs')

let metafile: Metafile
beforeAll(() => {
  metafile = bundleInto(directory)
})
afterAll(() => rmSync(directory, { recursive: true }))

/** Bytes of the bundle that come from files whose path holds this. */
function bytesFrom(part: string): number {
  const inputs = Object.values(metafile.outputs).flatMap(output => Object.entries(output.inputs))
  return inputs.filter(([file]) => file.includes(part)).reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0)
}

describe('what every cold start loads', () => {
  it('is under 1.2 MB', () => {
    expect(statSync(path).size).toBeLessThan(1_200_000)
  })

  it.each(['/zod/', '/aws-cdk-lib/', '/constructs/', 'simulator/', 'lib/', 'bin/', 'test/'])(
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

  it('does not load Node’s own http as an ES module, which would start its fetch and WebSocket with it', () => {
    expect(readFileSync(path, 'utf8')).not.toMatch(/from ?"(?:node:)?http"/)
  })
})
