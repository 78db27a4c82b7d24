import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'

const project = join(import.meta.dirname, '..', '..')
const root = mkdtempSync(join(tmpdir(), 'credit-watchdog-'))
afterAll(() => rmSync(root, { recursive: true }))

/** Runs bin/app.ts as the CDK command does, without credentials and without bundling. */
function run(name: string, context: Readonly<Record<string, unknown>> = {}) {
  const out = join(root, name)
  const env = {
    PATH: process.env.PATH,
    CDK_OUTDIR: out,
    CDK_CONTEXT_JSON: JSON.stringify({ 'aws:cdk:bundling-stacks': [], ...context }),
  }
  return new Promise<{ readonly exitCode: number; readonly stderr: string; readonly out: string }>(resolve => {
    const child = execFile(
      process.execPath,
      [join(project, 'bin', 'app.ts')],
      { cwd: project, env },
      (_error, _stdout, stderr) => resolve({ exitCode: child.exitCode ?? -1, stderr, out }),
    )
  })
}

function configurationFile(name: string, text: string): string {
  const file = join(root, `${name}.config.ts`)
  writeFileSync(file, text)
  return file
}

describe('the CDK app', () => {
  it('makes the stack that a configuration names', async () => {
    const config = configurationFile(
      'shop',
      "export default { deployment: 'Shop', alerts: { email: ['ops@acme-studio.org'] }, keys: [{ name: 'kie', provider: 'kie', key: { from: 'parameter', name: '/kie' } }] }",
    )

    const { exitCode, out } = await run('good', { config })

    expect(exitCode).toBe(0)
    expect(readFileSync(join(out, 'Shop.template.json'), 'utf8')).toContain('Shop kie: exhausted')
  })

  it('says what is wrong with a configuration, and nothing about our code', async () => {
    const config = configurationFile('wrong', "export default { alerts: {}, keys: [{ name: 'kie', provider: 'kei' }] }")

    const { exitCode, stderr } = await run('bad', { config })

    expect(exitCode).toBe(1)
    expect(stderr.trim().split('\n')).toEqual([
      config,
      'The configuration has a problem:',
      expect.stringContaining('keys[0].provider: got "kei"'),
    ])
  })

  it.each([
    [
      'a configuration that exports nothing',
      'export {}',
      'got nothing; allowed is an object with deployment, schedule, alerts',
    ],
    [
      'a name that CloudFormation refuses',
      "export default { deployment: '2nd', alerts: {}, keys: [] }",
      'deployment: got "2nd"',
    ],
  ])('says so of %s', async (_title, text, words) => {
    const { exitCode, stderr } = await run('none', { config: configurationFile(`none-${text.length}`, text) })

    expect(exitCode).toBe(1)
    expect(stderr).toContain(words)
  })
})
