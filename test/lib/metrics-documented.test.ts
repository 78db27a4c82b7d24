import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { METRIC } from '../../lambda/contract.ts'

it('every metric stands in the table of docs/deploy.md, and no other', () => {
  const guide = readFileSync(new URL('../../docs/deploy.md', import.meta.url), 'utf8')
  const rows = [...(guide.split('## Metrics\n')[1]?.split('\n## ')[0] ?? '').matchAll(/^\| (`.*?`) \|/gm)]
  const named = rows.flatMap(([, cell = '']) => [...cell.matchAll(/`(\w+)`/g)].map(([, name]) => name))

  expect(named.toSorted()).toEqual(Object.values(METRIC).toSorted())
})
