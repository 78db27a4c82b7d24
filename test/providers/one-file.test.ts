import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { PROVIDERS } from '../../lambda/providers/all.ts'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const FOLDERS = ['lambda', 'lib', 'bin', 'simulator']
/** Where a provider may be named: its own file, and the demo's script, which tells three incidents by name. */
const MAY_NAME_PROVIDERS = [/^lambda\/providers\//, /^simulator\/acts\//]
/** 'runway' is also the time until a balance is gone; 'openai-compatible' stands for any server of the user's own, not for a company. */
const NOT_A_COMPANY: ReadonlySet<string> = new Set(['runway', 'openai-compatible'])

describe('one more provider touches its own file, its answers and one catalogue line', () => {
  const sources = FOLDERS.flatMap(sourcesIn).filter(path => !MAY_NAME_PROVIDERS.some(allowed => allowed.test(path)))

  it('looks at the sources', () => {
    expect(sources.length).toBeGreaterThan(50)
  })

  it.each(sources.map(path => [path] as const))('%s names no provider', path => {
    const code = withoutComments(readFileSync(`${ROOT}${path}`, 'utf8'))
    const ids = new Set<string>(PROVIDERS.map(provider => provider.id).filter(id => !NOT_A_COMPANY.has(id)))

    const named = [...code.matchAll(/(['"`])([a-z0-9-]+)\1/g)].flatMap(([, , text = '']) =>
      ids.has(text) ? [text] : [],
    )

    expect(named).toEqual([])
  })
})

function sourcesIn(folder: string): string[] {
  return readdirSync(`${ROOT}${folder}`, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && entry.name.endsWith('.ts'))
    .map(entry => `${entry.parentPath}/${entry.name}`.slice(ROOT.length))
}

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '')
}
