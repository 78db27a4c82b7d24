import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import * as catalogue from '../../lambda/providers/catalogue.ts'
import { providerProblems } from '../../lib/provider-problems.ts'

const PROVIDERS_FOLDER = new URL('../../lambda/providers/', import.meta.url)

describe('the catalogue', () => {
  it('has one export line for each provider file, under the name of the file in camel case', () => {
    const files = readdirSync(PROVIDERS_FOLDER).filter(file => !['all.ts', 'catalogue.ts'].includes(file))

    const expected = files.map(file => camelCase(file.replace(/\.ts$/, ''))).sort()

    expect(Object.keys(catalogue).sort()).toEqual(expected)
  })

  it('exports each provider under its own id in camel case', () => {
    for (const [name, provider] of Object.entries(catalogue)) expect(name).toBe(camelCase(provider.id))
  })

  it('uses no id, alias or environment variable twice', () => {
    const names = PROVIDERS.flatMap(({ id, aliases = [] }) => [id, ...aliases])
    const variables = PROVIDERS.flatMap(({ env, adminEnv = [] }) => [...env, ...adminEnv])

    expect(twice(names)).toEqual([])
    expect(twice(variables)).toEqual([])
  })

  it('survives JSON, but for regular expressions, which travel as source and flags', () => {
    for (const provider of PROVIDERS) {
      const travelled = JSON.parse(JSON.stringify(provider, pack), unpack)

      expect(travelled, provider.id).toEqual(provider)
    }
  })

  it('holds at least 60 providers, 40 of them with a readable balance', () => {
    const readable = PROVIDERS.filter(({ probes }) =>
      probes.some(probe => probe.kind === 'balance' && probe.reads.some(({ measures }) => measures === 'balance')),
    )

    expect(PROVIDERS.length).toBeGreaterThanOrEqual(60)
    expect(readable.length).toBeGreaterThanOrEqual(40)
  })
})

describe('every provider', () => {
  it.each(PROVIDERS.map(provider => [provider.id, provider] as const))('%s is in order', (_, provider) => {
    expect(providerProblems(provider)).toEqual([])
  })

  it("is reached over https, but for servers of the user's own", () => {
    const local = PROVIDERS.filter(({ hosts }) => Object.values(hosts).some(host => !host.startsWith('https://')))

    expect(local.map(({ id }) => id)).toEqual(['openai-compatible'])
  })
})

function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

function pack(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? { regExp: [value.source, value.flags] } : value
}

function unpack(_key: string, value: { regExp?: [string, string] } | unknown): unknown {
  const travelled = (value as { regExp?: [string, string] } | null)?.regExp
  return travelled ? new RegExp(...travelled) : value
}
