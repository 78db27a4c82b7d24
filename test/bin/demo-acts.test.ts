import { PassThrough } from 'node:stream'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { help, run } from '../../bin/commands/demo.ts'
import { ACT_SECRETS } from '../../simulator/acts/act.ts'
import { ACTS } from '../../simulator/acts/acts.ts'

async function play(...args: readonly string[]): Promise<string> {
  const stdout = new PassThrough()
  const output = text(stdout)
  await run(args, { stdout, stderr: new PassThrough(), stdin: new PassThrough(), env: {}, cwd: '/' })
  stdout.end()
  return output
}

/** What was sent, one line each: time in UTC, severity, kind, key. */
async function told(act: string): Promise<readonly string[]> {
  const { notices } = JSON.parse(await play('--act', act, '--json'))
  return notices.map(
    ({ at, severity, kind, key }: Record<string, string>) => `${at?.slice(11, 16)} ${severity} ${kind} ${key}`,
  )
}

describe('an act that is played only when it is asked for', () => {
  it.each<[string, readonly string[]]>([
    ['reminder', ['01:25 urgent opened openai', '05:25 urgent reminder openai', '05:56 urgent recovered openai']],
    [
      'worse',
      [
        '12:20 warning opened openrouter',
        '13:15 urgent worse openrouter',
        '13:55 urgent opened openrouter',
        '14:41 urgent recovered openrouter',
      ],
    ],
    [
      'digest',
      [
        '02:10 urgent opened openai',
        '02:10 urgent opened deepseek',
        '02:10 urgent opened elevenlabs',
        '02:51 urgent recovered openai',
        '02:51 urgent recovered deepseek',
        '02:51 urgent recovered elevenlabs',
      ],
    ],
    ['silence', ['12:15 urgent opened openai', '14:16 urgent recovered openai']],
    [
      'flapping',
      [
        '00:35 urgent opened openai',
        '00:51 urgent recovered openai',
        '01:20 urgent opened openai',
        '01:36 urgent recovered openai',
        '02:05 urgent opened openai',
        '02:21 urgent flapping openai',
        '09:05 urgent steady openai',
      ],
    ],
  ])('%s tells this, and nothing else', async (act, expected) => {
    const notices = await told(act)

    expect(notices.toSorted()).toEqual(expected.toSorted())
  })

  it('digest sends one SMS and one e-mail for all of them, and so for their end', async () => {
    const output = await play('--act', 'digest')

    expect(output.match(/^ {4}SMS /gm)).toHaveLength(2)
    expect(output.match(/^ {4}MAIL /gm)).toHaveLength(2)
    expect(output).toContain('3 keys IN TROUBLE')
  })

  it('silence shows what a person typed', async () => {
    expect(await play('--act', 'silence')).toContain(
      'YOU   credit-watchdog silence openai --for 2h --because "moving to the new account"',
    )
  })

  it('reminder says still, and how long', async () => {
    expect(await play('--act', 'reminder')).toMatch(/STILL EMPTY, 4 h/)
  })

  it.each(ACTS.filter(act => act.onRequest).map(act => act.name))(
    '%s prints short lines, and no simulated key',
    async act => {
      const output = await play('--act', act)

      const lines = output.trimEnd().split('\n')
      expect(lines.length).toBeLessThanOrEqual(70)
      expect(lines.filter(line => line.length > 100)).toEqual([])
      for (const secret of Object.values(ACT_SECRETS)) expect(output).not.toContain(secret)
    },
  )
})

it('demo --help names every act', () => {
  for (const { name } of ACTS) expect(help).toContain(name)
})
