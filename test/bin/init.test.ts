import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { runCommand } from './shared/run-command.ts'

const ROOT = new URL('../../', import.meta.url).pathname
const SECRET = 'marker-5f0c9a7be1d24c3f8a6b0e9d'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'init-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const init = (args: readonly string[], env: Readonly<Record<string, string>>) =>
  runCommand(['init', ...args], { cwd: folder, env })

describe('init', () => {
  it('writes names and no values, and what to do next', async () => {
    const { stdout, exitCode } = await init([], { KIE_API_KEY: SECRET, AIML_API_KEY: `${SECRET}2` })

    const text = readFileSync(join(folder, 'watchdog.config.ts'), 'utf8')
    expect(text).toContain(
      "{ name: 'aimlapi', provider: 'aimlapi', key: fromParameter('/credit-watchdog/aimlapi'), low: '5M credits' }",
    )
    expect(text).toContain("key: fromParameter('/credit-watchdog/kie'), low: '10000 credits' }")
    expect(text + stdout).not.toContain(SECRET)
    expect(stdout).toContain('Wrote watchdog.config.ts: 2 keys, no values.')
    expect(stdout).toContain('npx credit-watchdog keys put <name>')
    expect(exitCode).toBe(0)
  })

  it('writes a configuration that type-checks and deploys, for every provider of the catalogue at once', async () => {
    const parameters = PROVIDERS.flatMap(({ id, parameters = {} }) =>
      Object.keys(parameters).map(name => [
        `${id.replace(/-/g, '_').toUpperCase()}_${name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()}`,
        'acme-1',
      ]),
    )
    const keys = PROVIDERS.flatMap(({ env }) => env.slice(0, 1)).map((name, index) => [name, `${SECRET}${index}`])
    const { exitCode } = await init([], Object.fromEntries([...keys, ...parameters]))
    const file = join(folder, 'watchdog.config.ts')

    const configuration: unknown = (await import(pathToFileURL(file).href)).default
    const { watchList, warnings } = toWatchList(configuration, 'deploy')
    const types = spawnSync(join(ROOT, 'node_modules/.bin/tsc'), [
      ...['--noEmit', '--ignoreConfig', '--strict', '--skipLibCheck', '--target', 'es2024', '--module', 'nodenext'],
      ...['--allowImportingTsExtensions', '--exactOptionalPropertyTypes', '--types', 'node'],
      ...['--typeRoots', join(ROOT, 'node_modules/@types'), file],
    ])

    expect(exitCode).toBe(0)
    expect(watchList.keys.length).toBeGreaterThan(5)
    expect(warnings).toContainEqual(expect.stringContaining('you@example.com'))
    expect(String(types.stdout)).toBe('')
  })

  it('writes a server on this machine down as a comment: a function in the cloud cannot reach it', async () => {
    await init([], { KIE_API_KEY: SECRET, OPENAI_API_KEY: 'ollama', OPENAI_BASE_URL: 'http://127.0.0.1:11434/v1' })

    expect(readFileSync(join(folder, 'watchdog.config.ts'), 'utf8')).toMatch(
      /\/\/ only reachable from this machine: \{ name: 'openai-compatible'/,
    )
  })

  it('leaves a file that is there alone, until --force', async () => {
    const file = join(folder, 'watchdog.config.ts')
    writeFileSync(file, 'mine')

    const refused = await init([], { KIE_API_KEY: SECRET })
    expect(refused).toMatchObject({
      exitCode: 64,
      stderr: expect.stringContaining('is there already and was not touched'),
    })
    expect(readFileSync(file, 'utf8')).toBe('mine')

    expect(await init(['--force'], { KIE_API_KEY: SECRET })).toMatchObject({ exitCode: 0 })
    expect(readFileSync(file, 'utf8')).toContain('defineWatchdog')
  })

  it('writes where --output says, from the variables of an env file', async () => {
    writeFileSync(join(folder, 'shop.env'), `KIE_API_KEY=${SECRET}\n`)

    const { exitCode } = await init(['--env-file', 'shop.env', '--output', 'other.config.ts'], {})

    expect(exitCode).toBe(0)
    expect(existsSync(join(folder, 'watchdog.config.ts'))).toBe(false)
    expect(readFileSync(join(folder, 'other.config.ts'), 'utf8')).toContain("name: 'kie'")
  })

  it('writes nothing when there is no key, and says where it looked', async () => {
    const { exitCode, stderr } = await init([], { KIE_API_KEY: 'changeme' })

    expect(exitCode).toBe(64)
    expect(stderr).toMatch(/No keys found in \d+ environment variables\. KIE_API_KEY holds a placeholder\./)
    expect(existsSync(join(folder, 'watchdog.config.ts'))).toBe(false)
  })
})
