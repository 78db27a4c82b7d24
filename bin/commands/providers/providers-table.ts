import type { Provider } from '../../../lambda/core/provider.ts'
import type { createPaint } from '../shared/paint.ts'
import { knownInWords, knownOf } from './evidence.ts'
import { howInWords } from './probe-words.ts'
import { readsInWords } from './readings.ts'
import { noticedInWords } from './schedule.ts'

export const COLUMNS = ['PROVIDER', 'READS', 'HOW', 'NOTICED WITHIN', 'KNOWN'] as const

/** One row a provider, for the terminal and for the documentation. */
export function rowOf(provider: Provider): readonly string[] {
  return [
    provider.id,
    readsInWords(provider),
    howInWords(provider),
    noticedInWords(provider),
    knownInWords(knownOf(provider)),
  ]
}

/** All providers, columns as wide as their widest cell. */
export function providersTable(providers: readonly Provider[], paint: ReturnType<typeof createPaint>): string {
  const rows = providers.map(rowOf)
  const widths = COLUMNS.map((head, column) => Math.max(head.length, ...rows.map(row => row[column]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd()
  const balances = providers.filter(provider => provider.probes.some(probe => probe.kind === 'balance')).length
  return [
    paint('bold', line(COLUMNS)),
    ...rows.map(line),
    '',
    `${providers.length} providers, ${balances} with something to read.`,
    'NOTICED WITHIN: by the default schedule and budget. KNOWN: how it is read / what an empty account answers.',
    'One of them whole: credit-watchdog providers <id>',
    '',
  ].join('\n')
}
