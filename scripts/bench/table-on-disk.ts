import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readState } from '../../lambda/core/read-state.ts'
import type { SubjectState } from '../../lambda/core/state.ts'
import type { SampleStore, StateStore } from '../../lambda/ports.ts'

/** As much as DynamoDB gives in one answer. */
const PAGE_BYTES = 1_000_000

/** A table that is not in the memory of the process that is measured: read page by page, as DynamoDB's answers come. For one writer. */
export function tableOnDisk(): { readonly store: StateStore; readonly samples: SampleStore } {
  const states = pages('states')
  const samples = pages('samples')
  return {
    store: {
      acquireLease: async () => true,
      releaseLease: async () => {},
      async load() {
        const loaded = new Map<string, SubjectState>()
        for (const [, item] of states.read()) {
          const state = readState(item as Readonly<Record<string, unknown>>)
          if (state) loaded.set(state.subject, state)
        }
        return { states: loaded, unreadable: [] }
      },
      async record(written) {
        for (const state of written) states.write(state.subject, state)
        return written.map(({ subject }) => ({ subject, outcome: 'written' }))
      },
    },
    samples: {
      async load() {
        const loaded = new Map<string, string>()
        for (const [id, series] of samples.read()) loaded.set(id, String(series))
        return loaded
      },
      async save(saved) {
        for (const [id, series] of saved) samples.write(id, series)
      },
    },
  }
}

function pages(name: string) {
  const directory = mkdtempSync(join(tmpdir(), `credit-watchdog-bench-${name}-`))
  process.once('exit', () => rmSync(directory, { recursive: true, force: true }))
  let bytes = 0
  const pageOf = () => join(directory, String(Math.floor(bytes / PAGE_BYTES)).padStart(6, '0'))
  return {
    write(id: string, item: unknown): void {
      const line = `${JSON.stringify([id, item])}\n`
      appendFileSync(pageOf(), line)
      bytes += line.length
    },
    *read(): Generator<[string, unknown]> {
      for (const page of readdirSync(directory).sort())
        for (const line of readFileSync(join(directory, page), 'utf8').split('\n'))
          if (line !== '') yield JSON.parse(line)
    },
  }
}
