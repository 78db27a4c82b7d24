import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const README = readFileSync('README.md', 'utf8')
const blocks = [...README.matchAll(/^```\n([\s\S]*?)^```$/gm)].map(([, block = '']) => block.trimEnd())

describe('the README', () => {
  it('shows a command in its first screen', () => {
    expect(README.split('\n').slice(0, 9).join('\n')).toContain('npm ci && npm start')
  })

  it('shows what the demo really prints, in this order', () => {
    const shown = blocks.find(block => block.startsWith('1/3  '))?.split('\n') ?? []
    const { stdout } = spawnSync(process.execPath, ['bin/credit-watchdog.ts', 'demo'], { encoding: 'utf8' })
    const printed = stdout.split('\n')

    const places = shown.map(line => printed.indexOf(line))

    expect(shown.length).toBeGreaterThan(5)
    expect(places).not.toContain(-1)
    expect(places).toEqual([...places].sort((a, b) => a - b))
  })

  it('leads to files that are there', () => {
    const links = [...README.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, file = '']) => file)

    for (const link of links) expect(() => readFileSync(link.endsWith('/') ? `${link}README.md` : link)).not.toThrow()
    expect(links.length).toBeGreaterThan(8)
  })
})
