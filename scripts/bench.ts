/** What docs/performance.md shows, measured on this machine in one run: `npm run bench`, `-- --only judge`, `-- --json`. */
import { parseArgs } from 'node:util'
import { bundle } from './bench/bundle.ts'
import type { Figure } from './bench/figure.ts'
import { judge } from './bench/judge.ts'
import { memory, slowHosts, sweeps } from './bench/sweeps.ts'
import { writes } from './bench/writes.ts'

const BENCHES: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  sweep: () => sweeps(false),
  tls: () => sweeps(true),
  'slow-hosts': slowHosts,
  memory,
  judge,
  bundle,
  writes,
}

const { values } = parseArgs({ options: { json: { type: 'boolean' }, only: { type: 'string' } } })
if (values.only !== undefined && BENCHES[values.only] === undefined) {
  console.error(`There is no bench '${values.only}'. There are: ${Object.keys(BENCHES).join(', ')}.`)
  process.exit(2)
}

const figures: Figure[] = []
for (const [name, measure] of Object.entries(BENCHES)) {
  if (values.only !== undefined && values.only !== name) continue
  if (!values.json) console.log(`\n${name}`)
  for (const each of await measure()) {
    figures.push(each)
    if (!values.json) console.log(line(each))
  }
}
if (values.json) console.log(JSON.stringify(figures, undefined, 2))
process.exit()

function line({ name, value, unit, reference, ratio }: Figure): string {
  const against = reference === null ? '' : `against ${reference}`
  return `  ${name.padEnd(76)} ${`${value} ${unit}`.padStart(24)}  ${against.padEnd(16)} ${ratio === null ? '' : `× ${ratio}`}`
}
