import { readFileSync, writeFileSync } from 'node:fs'
import { type Demand, realDemand } from './backtest/demand.ts'
import { figuresOf, RULES } from './backtest/figures.ts'
import { syntheticDemand } from './backtest/synthetic.ts'
import { replaceTable, tableOf } from './backtest/table.ts'

/**
 * Plays every demand against every rule and writes the table into docs/runway.md; takes a few minutes. With a file of other demand
 * (`npm run backtest -- demand.json`) it plays that, and only prints.
 */
const LOOPS_EACH = 40
const DOCUMENT = new URL('../docs/runway.md', import.meta.url)

const [file] = process.argv.slice(2)
const demands: Readonly<Record<string, readonly Demand[]>> =
  file === undefined
    ? { 'real demand': realDemand(), 'synthetic demand': syntheticDemand() }
    : Object.fromEntries(realDemand(file).map(demand => [demand.name, [demand]]))

const groups = Object.fromEntries(
  Object.entries(demands).map(([group, played]) => {
    const figures = Object.entries(RULES).map(([rule, make]) => {
      console.error(`${group}: ${rule}`)
      return [rule, figuresOf(played, make, LOOPS_EACH)] as const
    })
    return [group, Object.fromEntries(figures)]
  }),
)
const table = tableOf(groups)
console.log(table)
if (file === undefined) writeFileSync(DOCUMENT, replaceTable(readFileSync(DOCUMENT, 'utf8'), table))
