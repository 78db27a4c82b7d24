import { readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Evidence } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import * as catalogue from '../../lambda/providers/catalogue.ts'

const PROVIDERS_FOLDER = new URL('../../lambda/providers/', import.meta.url)
const HTTPS = /^https:\/\/[\w.-]+(?:\/\S*)?$/
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/

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

describe.each(PROVIDERS.map(provider => [provider.id, provider] as const))('%s', (id, provider) => {
  it('is named in lower-case kebab, and so are its aliases (dots and underscores allowed there)', () => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
    for (const alias of provider.aliases ?? []) expect(alias).toMatch(/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/)
  })

  it('is reached over https, without a trailing slash', () => {
    const hosts = Object.values(provider.hosts)

    expect(hosts.length).toBeGreaterThan(0)
    for (const host of hosts) {
      // Servers of the user's own are the exception that the catalogue knows of.
      if (id === 'openai-compatible') expect(host).toMatch(/^http:\/\/localhost:\d+$/)
      else expect(host).toMatch(/^https:\/\/[\w.{}-]+(?:\/[\w.{}/-]+)?$/)
      expect(host.endsWith('/')).toBe(false)
    }
  })

  it('sends a key only to its own hosts: absolute paths are https', () => {
    for (const { request } of provider.probes) expect(request.path).toMatch(/^(?:\/|https:\/\/)/)
  })

  it('names its key in variables that are not for browsers', () => {
    const variables = [...provider.env, ...(provider.adminEnv ?? [])]

    expect(provider.env.length).toBeGreaterThan(0)
    for (const name of variables) expect(name).toMatch(/^(?!VITE_|NEXT_PUBLIC_|REACT_APP_)[A-Z][A-Z0-9_]+$/)
  })

  it('can be probed, or says why not', () => {
    const asksOfItself = provider.probes.some(probe => {
      if (probe.request.credential === 'adminKey') return false
      return probe.kind !== 'canary' || probe.optIn === undefined
    })

    expect(asksOfItself || (provider.noSafeProbe ?? '').length > 20).toBe(true)
  })

  it('has probes with ids of their own, and tells for each what proves it', () => {
    expect(twice(provider.probes.map(probe => probe.id))).toEqual([])
    for (const probe of provider.probes) expect(evidenceProblem(probe.evidence), probe.id).toBeUndefined()
  })

  it('asks admin questions only where it says how people keep an admin key', () => {
    const forAdmin = provider.probes.some(({ request }) => request.credential === 'adminKey')

    expect(forAdmin).toBe((provider.adminEnv ?? []).length > 0 && forAdmin)
  })

  it('has canaries that cost less than a cent, and pools that a canary can ask for', () => {
    for (const probe of provider.probes) if (probe.kind === 'canary') expect(probe.costUsd).toBeLessThan(0.01)
    for (const pool of provider.pools ?? []) {
      expect(pool.costUsd).toBeLessThan(0.001)
      expect(provider.probes.some(probe => probe.kind === 'canary')).toBe(true)
    }
  })

  it('fills only what it knows: every place in a path is a parameter, a model or a moment', () => {
    const known = ['model', 'day', 'dayIso', 'month', 'monthIso', ...Object.keys(provider.parameters ?? {})]
    const places = [...Object.values(provider.hosts), ...provider.probes.map(({ request }) => request.path)]

    const used = places.flatMap(text => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name))

    expect(used.filter(name => !known.includes(name ?? ''))).toEqual([])
  })

  it('has evidence for every signature, and at least one condition', () => {
    provider.signatures.forEach((row, index) => {
      const conditions = [row.status, row.code, row.says, row.field].filter(condition => condition !== undefined)

      expect(conditions.length, `row ${index}`).toBeGreaterThan(0)
      expect(evidenceProblem(row.evidence), `row ${index}`).toBeUndefined()
      for (const code of row.code ?? []) expect(code, 'codes are compared in lower case').toBe(code.toLowerCase())
    })
  })

  it('claims as its own words only what a phrase or a code can show', () => {
    for (const row of provider.signatures) {
      if (row.ownWords) expect(row.says ?? row.code).toBeDefined()
    }
  })

  it('links people to https pages or a mailbox', () => {
    for (const [name, link] of Object.entries(provider.consoles)) {
      if (name === 'support') expect(HTTPS.test(link) || EMAIL.test(link), link).toBe(true)
      else expect(link, name).toMatch(HTTPS)
    }
  })

  it('says what its units are worth and shows amounts in a unit it knows', () => {
    for (const { usd, evidence } of Object.values(provider.units ?? {})) {
      expect(usd).toBeGreaterThan(0)
      expect(evidenceProblem(evidence)).toBeUndefined()
    }
    if (provider.shownIn !== undefined) expect(Object.keys(provider.units ?? {})).toContain(provider.shownIn)
  })

  it('tells its peculiarities in whole sentences', () => {
    for (const gotcha of provider.gotchas ?? []) expect(gotcha).toMatch(/^[A-Z"'“].{20,200}[.?]$/)
  })
})

function camelCase(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index)
}

/** What is wrong with a piece of evidence: links must be public, a sighting needs its day. */
function evidenceProblem(evidence: Evidence): string | undefined {
  if ('documented' in evidence) return HTTPS.test(evidence.documented) ? undefined : `no link: ${evidence.documented}`
  if ('unconfirmed' in evidence) return evidence.unconfirmed.length > 10 ? undefined : 'no word on what is missing'
  const dated = /^20\d\d-\d\d-\d\d$/.test(evidence.on) && evidence.on <= new Date().toISOString().slice(0, 10)
  return dated && evidence.seen.length > 10 ? undefined : `no day, or nothing said of where: ${evidence.seen}`
}

function pack(_key: string, value: unknown): unknown {
  return value instanceof RegExp ? { regExp: [value.source, value.flags] } : value
}

function unpack(_key: string, value: { regExp?: [string, string] } | unknown): unknown {
  const travelled = (value as { regExp?: [string, string] } | null)?.regExp
  return travelled ? new RegExp(...travelled) : value
}
