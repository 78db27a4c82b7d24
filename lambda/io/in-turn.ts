import { setImmediate as nextTurn } from 'node:timers/promises'

/** Work that can wait a little, done item by item. */
export interface InTurn<Item> {
  add(item: Item): void
  /** Resolves when all is done that was added; rejects with the first error. */
  done(): Promise<void>
}

/** Each item has a turn of the event loop of its own, so that what comes in meanwhile is not kept waiting by more than one of them. */
export function inTurn<Item>(work: (item: Item) => void): InTurn<Item> {
  const waiting: Item[] = []
  let running: Promise<void> | undefined
  let failed: { readonly error: unknown } | undefined

  async function run(): Promise<void> {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) {
      await nextTurn()
      try {
        work(item)
      } catch (error) {
        failed ??= { error }
      }
    }
    running = undefined
  }

  return {
    add(item) {
      waiting.push(item)
      running ??= run()
    },
    async done() {
      await running
      if (failed) throw failed.error
    },
  }
}
