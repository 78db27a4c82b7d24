import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { costsDocument } from '../../scripts/costs-doc.ts'

it('docs/costs.md is what the code computes (if not: node scripts/costs-doc.ts, and read it)', () => {
  const written = readFileSync(new URL('../../docs/costs.md', import.meta.url), 'utf8')

  expect(costsDocument()).toBe(written)
})
