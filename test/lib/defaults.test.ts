import { globSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** What somebody writes: the props of the construct and the parts it takes them from, and the configuration. */
const FILES = [
  'lib/credit-watchdog.ts',
  'lib/recipients.ts',
  'lib/sweeper.ts',
  'lib/sweeper-role.ts',
  'lib/encryption.ts',
  'lib/configuration/define.ts',
  ...globSync('lib/configuration/*-configuration.ts').toSorted(),
]

/** An interface and its optional properties, each with the comment before it. */
function optionalProperties(text: string): readonly { readonly name: string; readonly comment: string }[] {
  const interfaces = [...text.matchAll(/^export interface \w+(?:Props|Configuration)\b[^{]*\{\n(.*?)^\}/gms)]
  return interfaces.flatMap(([, body = '']) =>
    [...body.matchAll(/((?:^ {2}\/\*\*(?:(?!\*\/).)*\*\/\n)?)^ {2}readonly (\w+)\?:/gms)].map(
      ([, comment = '', name = '']) => ({ name, comment }),
    ),
  )
}

describe('every optional property says its default', () => {
  it.each(FILES.map(file => [file, optionalProperties(readFileSync(file, 'utf8'))] as const))('%s', (_file, found) => {
    for (const { name, comment } of found) expect(`${name}: ${comment}`).toContain('@default')
  })

  it('and there are many', () => {
    expect(FILES.flatMap(file => optionalProperties(readFileSync(file, 'utf8'))).length).toBeGreaterThan(50)
  })
})
