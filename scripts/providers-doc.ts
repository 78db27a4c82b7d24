import { writeFileSync } from 'node:fs'
import { providersDocument } from '../bin/commands/providers/providers-document.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'

/** Writes docs/providers.md from the catalogue: `node scripts/providers-doc.ts`. */
const path = new URL('../docs/providers.md', import.meta.url)
writeFileSync(path, providersDocument(PROVIDERS))
console.log(`Wrote docs/providers.md: ${PROVIDERS.length} providers.`)
