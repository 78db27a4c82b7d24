import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * Who may import whom. A file belongs to the first area whose prefix fits; within an area everything goes. Packages are named where only
 * some areas may use them.
 */
const AREAS: readonly {
  readonly area: string
  readonly prefix: string
  readonly may: readonly string[]
  readonly packages: readonly RegExp[]
}[] = [
  { area: 'core', prefix: 'lambda/core/', may: [], packages: [] },
  { area: 'providers', prefix: 'lambda/providers/', may: ['core'], packages: [] },
  { area: 'contract', prefix: 'lambda/contract.ts', may: [], packages: [] },
  { area: 'ports', prefix: 'lambda/ports.ts', may: ['core'], packages: [] },
  { area: 'report', prefix: 'lambda/sweep-report.ts', may: ['core', 'ports'], packages: [] },
  { area: 'sweep', prefix: 'lambda/sweep.ts', may: ['core', 'ports', 'report', 'phases', 'steps'], packages: [] },
  { area: 'fan-out', prefix: 'lambda/fan-out.ts', may: ['core', 'ports', 'report', 'phases', 'steps'], packages: [] },
  { area: 'discovery', prefix: 'lambda/discovery.ts', may: ['core', 'ports'], packages: [] },
  { area: 'phases', prefix: 'lambda/phases.ts', may: ['core', 'ports', 'report', 'steps'], packages: [] },
  { area: 'steps', prefix: 'lambda/steps/', may: ['core', 'ports', 'report'], packages: [] },
  {
    area: 'io',
    prefix: 'lambda/io/',
    may: ['core', 'ports', 'contract', 'report'],
    packages: [/^node:/, /^undici(?:\/lib\/.*)?$/, /^@aws-sdk\//, /^@smithy\//, /^@aws-lambda-powertools\//],
  },
  {
    area: 'handler',
    prefix: 'lambda/handler.ts',
    may: ['core', 'providers', 'contract', 'ports', 'report', 'sweep', 'fan-out', 'discovery', 'io'],
    packages: [/^node:/, /^aws-lambda$/, /^@aws-lambda-powertools\//],
  },
  { area: 'configuration', prefix: 'lib/configuration/', may: ['core', 'providers'], packages: [/^node:/, /^zod$/] },
  {
    area: 'lib',
    prefix: 'lib/',
    may: ['core', 'providers', 'contract', 'configuration'],
    packages: [/^node:/, /^aws-cdk-lib/, /^constructs$/, /^cdk-nag$/, /^esbuild$/],
  },
  {
    area: 'app',
    prefix: 'bin/app.ts',
    may: ['lib', 'configuration'],
    packages: [/^node:/, /^aws-cdk-lib/, /^cdk-nag$/],
  },
  {
    area: 'command',
    prefix: 'bin/',
    may: ['configuration', 'core', 'providers', 'io', 'ports', 'report', 'sweep', 'contract', 'simulator'],
    packages: [/^node:/, /^@aws-sdk\//],
  },
  { area: 'simulator', prefix: 'simulator/', may: ['core', 'providers', 'ports'], packages: [/^node:/] },
]

const FILES = globSync(['bin/**/*.ts', 'lib/**/*.ts', 'lambda/**/*.ts', 'simulator/**/*.ts']).sort()
const IMPORT = /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/g

function importsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(IMPORT)].map(match => match[1] ?? match[2] ?? '')
}

function areaOf(file: string) {
  const found = AREAS.find(({ prefix }) => file.startsWith(prefix))
  if (!found) throw new Error(`${file} belongs to no area of the import table`)
  return found
}

describe('imports point one way', () => {
  it('there are files to look at', () => {
    expect(FILES.length).toBeGreaterThan(80)
  })

  it.each(FILES)('%s', file => {
    const from = areaOf(file)

    const wrong = importsOf(file).filter(specifier => {
      if (specifier.includes('${')) return false // inside a template that is written to a file
      if (!specifier.startsWith('.')) return !from.packages.some(allowed => allowed.test(specifier))
      const to = areaOf(normalize(join(dirname(file), specifier)))
      return to.area !== from.area && !from.may.includes(to.area)
    })

    expect(wrong).toEqual([])
  })
})

describe('the core is pure', () => {
  const IMPURE = /\bDate\.now\(|new Date\(\)|\bprocess\.|\bMath\.random\(|\basync\s|\bawait\s|\bfetch\(|\bconsole\./

  it.each(FILES.filter(file => file.startsWith('lambda/core/')))('%s', file => {
    const code = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\/|\/\/.*|'(?:[^'\\\n]|\\.)*'|`[^`]*`/g, "''")

    expect(code).not.toMatch(IMPURE)
  })
})

describe('files stay one thing', () => {
  it.each(FILES)('%s has at most 250 lines', file => {
    expect(readFileSync(file, 'utf8').split('\n').length).toBeLessThanOrEqual(251)
  })
})
