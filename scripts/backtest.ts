import { readFileSync, writeFileSync } from 'node:fs'
import { realDemand } from './backtest/demand.ts'
import { figuresOf, RULES } from './backtest/figures.ts'
import { syntheticDemand } from './backtest/synthetic.ts'
import { replaceTable, tableOf } from './backtest/table.ts'

/** Plays every demand against every rule and writes the table into docs/runway.md; takes a few minutes. */
const LOOPS_EACH = 40
const DOCUMENT = new URL('../docs/runway.md', import.meta.url)

const groups = Object.fromEntries(
  Object.entries({ 'real demand': realDemand(), 'synthetic demand': syntheticDemand() }).map(([group, demands]) => {
    const figures = Object.entries(RULES).map(([rule, make]) => {
      console.error(`${group}: ${rule}`)
      return [rule, figuresOf(demands, make, LOOPS_EACH)] as const
    })
    return [group, Object.fromEntries(figures)]
  }),
)
const table = tableOf(groups)
console.log(table)
writeFileSync(DOCUMENT, replaceTable(readFileSync(DOCUMENT, 'utf8'), table))
