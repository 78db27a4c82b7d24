import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { COMMANDS } from '../../bin/command-table.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

describe('the README', () => {
  it.each(Object.keys(COMMANDS).filter(name => name !== 'help' && name !== 'unsilence'))(
    'has a line about credit-watchdog %s',
    name => {
      expect(readme).toMatch(new RegExp(`^\\| \`npx credit-watchdog ${name}\\b`, 'm'))
    },
  )

  it('names no command that is not there', () => {
    const named = [...readme.matchAll(/npx credit-watchdog ([a-z][\w-]*)/g)].map(([, name = '']) => name)

    expect(named.filter(name => !Object.hasOwn(COMMANDS, name))).toEqual([])
  })
})

describe.each(['docs/deploy.md', 'docs/runbook.md', 'docs/notices.md'])('%s', file => {
  it('names no command that is not there', () => {
    const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8')
    const named = [...text.matchAll(/npx credit-watchdog ([a-z][\w-]*)/g)].map(([, name = '']) => name)

    expect(named.length).toBeGreaterThan(0)
    expect(named.filter(name => !Object.hasOwn(COMMANDS, name))).toEqual([])
  })
})
