import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { compare } from './backtest/compare.ts'
import type { Demand } from './backtest/demand.ts'
import { drawnDemand } from './backtest/families.ts'
import { readDemand } from './backtest/read-demand.ts'
import { syntheticDemand } from './backtest/synthetic.ts'
import { replaceTable, tableOf } from './backtest/table.ts'

/**
 * Plays every demand against every rule and writes the table into docs/runway.md; takes a few minutes. With a file of other demand
 * (`npm run backtest -- demand.json`) it plays that, and only prints. `-- --each`: every series by itself, too.
 */
const LOOPS_EACH = 40
const DOCUMENT = new URL('../docs/runway.md', import.meta.url)
/** Nothing was tried on these: what was, was drawn from 1 to 4, 101 to 103, 201 to 203 and 301 to 303. */
const HELD_BACK_SEEDS = [401, 402, 403]

try {
  const { values, positionals } = parseArgs({ options: { each: { type: 'boolean' } }, allowPositionals: true })
  if (positionals.length > 1) throw new Error(`One file is played at a time, not ${positionals.length}.`)
  await main(positionals[0], values.each === true)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 2
}

async function main(file: string | undefined, each: boolean): Promise<void> {
  const groups: Readonly<Record<string, readonly Demand[]>> =
    file === undefined
      ? {
          'real demand': readDemand(),
          'synthetic demand': syntheticDemand(),
          'drawn demand, held back': drawnDemand(HELD_BACK_SEEDS),
        }
      : { [file]: readDemand(file) }
  const compared = await compare(groups, LOOPS_EACH)
  if (each) console.log(`${tableOf(compared.each)}\n`)
  const table = tableOf(compared.groups)
  console.log(table)
  if (file === undefined) writeFileSync(DOCUMENT, replaceTable(readFileSync(DOCUMENT, 'utf8'), table))
}
