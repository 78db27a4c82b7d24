import { execFile } from 'node:child_process'
import { globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readWatchList } from '../../lambda/core/watch-list-json.ts'
import { installInto, type Manifest, pack } from './install.ts'

const BIN = join(import.meta.dirname, '..', '..', 'node_modules', '.bin')
const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
const app = join(root, 'shop')
const library = join(app, 'node_modules', 'credit-watchdog')

let manifest: Manifest
beforeAll(() => {
  manifest = installInto(app, pack(root))
}, 120_000)
afterAll(() => rmSync(root, { recursive: true }))

function run(command: string, ...args: readonly string[]) {
  const env = { PATH: `${BIN}:${process.env.PATH}`, HOME: root, npm_config_offline: 'true' }
  return new Promise<{ readonly exitCode: number; readonly stdout: string; readonly stderr: string }>(resolve => {
    const child = execFile(command, args, { cwd: app, env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    )
  })
}

/** Every file of the tarball, from its own root. */
const files = () => globSync('**/*', { cwd: library, withFileTypes: true }).filter(entry => entry.isFile())

describe('the tarball', () => {
  it('holds no TypeScript but declarations: Node runs none in node_modules', () => {
    const names = files().map(({ name }) => name)

    expect(names.filter(name => name.endsWith('.ts') && !name.endsWith('.d.ts'))).toEqual([])
    expect(names.filter(name => name.endsWith('.d.ts')).length).toBeGreaterThan(100)
  })

  it('asks for exactly the packages it imports', () => {
    const code = files()
      .filter(({ name, parentPath }) => name.endsWith('.js') && !parentPath.endsWith('/function'))
      .map(({ name, parentPath }) => readFileSync(join(parentPath, name), 'utf8'))
    const imported = code
      .flatMap(text => [...text.matchAll(/^(?:import|export) .*?from ['"]([^.'"][^'"]*)['"]/gm)])
      .map(match => match[1] ?? '')
      .filter(specifier => !specifier.startsWith('node:'))
      .map(specifier => /^(?:@[^/]+\/)?[^/]+/.exec(specifier)?.[0])

    const asked = Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })
    expect([...new Set(imported)].sort()).toEqual(asked.sort())
  })

  it('brings CDK as a peer: two copies of it in one app do not know each other', () => {
    expect(Object.keys(manifest.peerDependencies)).toEqual(['aws-cdk-lib', 'constructs'])
    expect(manifest.dependencies).not.toHaveProperty('aws-cdk-lib')
  })
})

describe("somebody else's CDK app, with the tarball installed", () => {
  it.each(['esbuild', 'typescript', '@aws-lambda-powertools/metrics'])('has no %s', name => {
    const { resolve } = createRequire(join(library, 'dist', 'lib', 'index.js'))

    expect(() => resolve(name)).toThrow(/Cannot find module/)
  })

  it('synthesises, and deploys the function as it was packed', async () => {
    const { exitCode, stderr } = await run('cdk', 'synth', '--quiet', '--no-version-reporting')

    expect({ exitCode, stderr }).toMatchObject({ exitCode: 0 })
    const out = join(app, 'cdk.out')
    const asset = join(out, readdirSync(out).find(entry => entry.startsWith('asset.')) ?? 'no asset')
    const packed = readdirSync(join(library, 'dist', 'function')).sort()
    expect(packed.map(file => file.replace(/-[A-Z0-9]{8}\./, '.'))).toEqual(
      expect.arrayContaining([
        ...['index.mjs', 'catalogue.json', 'render.mjs'],
        ...['parameter-store.mjs', 'secret-store.mjs', 'event-bus.mjs'],
      ]),
    )
    expect(readdirSync(asset).sort()).toEqual([...packed, 'watch-list.json'].sort())
    for (const file of packed)
      expect(readFileSync(join(asset, file))).toEqual(readFileSync(join(library, 'dist', 'function', file)))
    const { keys } = readWatchList(readFileSync(join(asset, 'watch-list.json'), 'utf8'))
    expect(keys.map(key => key.name)).toEqual(['kie', 'openai'])
  }, 60_000)

  it('has a configuration written for it that names the package', async () => {
    writeFileSync(join(app, '.env.local'), 'KIE_API_KEY=not-a-real-key-0001\n')

    const { exitCode, stderr } = await run('npx', '--no', 'credit-watchdog', 'init', '--env-file', '.env.local')

    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: expect.not.stringContaining('not-a-real-key') })
    const text = readFileSync(join(app, 'watchdog.config.ts'), 'utf8')
    expect(text).toContain("import { defineWatchdog, fromParameter } from 'credit-watchdog'")
  }, 60_000)

  it('type-checks against the declarations alone, the written configuration too', async () => {
    writeFileSync(
      join(app, 'tsconfig.json'),
      JSON.stringify({
        compilerOptions: {
          module: 'nodenext',
          target: 'es2023',
          // CDK's own declarations want it.
          lib: ['es2023', 'esnext.disposable'],
          strict: true,
          noEmit: true,
          skipLibCheck: false,
        },
        files: ['app.ts', 'watchdog.config.ts'],
      }),
    )

    const { stdout, exitCode } = await run('tsc', '-p', '.')

    expect({ stdout, exitCode }).toEqual({ stdout: '', exitCode: 0 })
  }, 60_000)

  it('explains an error from the command line', async () => {
    const error = 'Your credit balance is too low to access the Anthropic API.'

    const { stdout, stderr } = await run('npx', '--no', 'credit-watchdog', 'explain', error)

    expect({ stdout, stderr }).toMatchObject({ stdout: expect.stringMatching(/exhausted/i) })
  }, 60_000)

  it('plays the demo: the recorded answers are in the tarball', async () => {
    const { exitCode, stdout } = await run('npx', '--no', 'credit-watchdog', 'demo')

    expect({ exitCode, stdout }).toMatchObject({ exitCode: 0, stdout: expect.stringContaining('AIML API') })
  }, 60_000)
})
