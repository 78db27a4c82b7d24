import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../bin/command-table.ts'
import { runCommand } from './shared/run-command.ts'

const LAUNCHER = new URL('../../bin/credit-watchdog.js', import.meta.url).pathname
const NODE = new URL('../../node_modules/node/bin/node', import.meta.url).pathname

describe('the command line', () => {
  it('prints every command with its summary when it is given nothing', async () => {
    const { stdout, exitCode } = await runCommand([])

    for (const [name, { summary }] of Object.entries(COMMANDS)) {
      expect(stdout).toContain(name)
      expect(stdout).toContain(summary)
    }
    expect(exitCode).toBe(0)
  })

  it.each(Object.keys(COMMANDS))('prints the help of %s, by --help and by help', async name => {
    const byOption = await runCommand([name, '--help'])
    const byCommand = await runCommand(['help', name])

    expect(byOption).toEqual(byCommand)
    expect(byOption).toMatchObject({ exitCode: 0, stderr: '' })
    expect(byOption.stdout).toContain(`credit-watchdog ${name}`)
    expect(byOption.stdout.endsWith('\n')).toBe(true)
  })

  it('prints the version of package.json', async () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'))

    expect(await runCommand(['--version'])).toEqual({ exitCode: 0, stdout: `${version}\n`, stderr: '' })
  })

  it.each([
    [['chekc'], 'Unknown command "chekc". Did you mean "check"?'],
    [['constructor'], 'Unknown command "constructor". Allowed: demo, check'],
    [['--verison'], 'Unknown option "--verison".'],
    [['help', 'expalin'], 'Did you mean "explain"?'],
    [['check', '--fre'], 'Unknown option "--fre". Did you mean "--free"? Allowed: --model, --env-file, --free, --json'],
    [['check', '-x'], 'Unknown option "-x".'],
    [['check', '--free=yes'], '--free takes no value'],
    [['check', '--env-file'], '--env-file needs a value'],
    [['explain', '--provider', '--json', 'x'], '--provider needs a value'],
    [['explain', '--status', '402', '--status', '429', 'x'], '--status is given twice'],
    [['explain', '--status', 'many', 'x'], '--status is an HTTP status between 100 and 599, got "many"'],
    [['explain', '--provider', 'opnai', 'x'], 'Did you mean "openai"?'],
    [['check', '--env-file', 'no-such.env'], 'The env file "no-such.env" does not exist'],
    [['init', 'something'], 'init takes no argument'],
  ])('refuses %j with exit code 64 and says what is allowed', async (args, text) => {
    const { exitCode, stderr, stdout } = await runCommand(args)

    expect(exitCode).toBe(64)
    expect(stderr).toContain(text)
    expect(stdout).toBe('')
  })

  it('takes what stands behind -- as text', async () => {
    const { stdout } = await runCommand(['explain', '--json', '--', '--help me: insufficient_quota'])

    expect(JSON.parse(stdout)).toMatchObject({ kind: 'exhausted' })
  })
})

describe('the launcher', () => {
  it('starts the command under the Node that is running', () => {
    const { stdout, status } = spawnSync(NODE, [LAUNCHER, '--version'], { encoding: 'utf8' })

    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/)
    expect(status).toBe(0)
  })

  it('hands an exit code through', () => {
    const { stderr, status } = spawnSync(LAUNCHER, ['check', '--fre'], { encoding: 'utf8' })

    expect(stderr).toContain('Did you mean "--free"?')
    expect(status).toBe(64)
  })

  it('ends quietly when its reader has gone', () => {
    const command = `'${NODE}' '${LAUNCHER}' explain --help | head -n 1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command], { encoding: 'utf8' })

    expect(stdout).toMatch(/^Usage: .*\n$/)
    expect(stderr).toBe('')
  })
})
