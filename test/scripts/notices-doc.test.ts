import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { noticesDocument } from '../../scripts/notices-doc.ts'

it('docs/notices.md is what the code writes (if not: node scripts/notices-doc.ts, and read it)', () => {
  const written = readFileSync(new URL('../../docs/notices.md', import.meta.url), 'utf8')

  expect(noticesDocument()).toBe(written)
})
