import { once } from 'node:events'
import { availableParallelism } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { Played } from './play.ts'
import type { Job } from './worker.ts'

/** Each job on the next worker that is free; the results in the order of the jobs. */
export async function playAll(jobs: readonly Job[]): Promise<readonly Played[]> {
  const results: Played[] = []
  let next = 0
  await Promise.all(
    Array.from({ length: Math.min(jobs.length, availableParallelism()) }, async () => {
      const worker = new Worker(new URL('./worker.ts', import.meta.url))
      for (let index = next++; index < jobs.length; index = next++) {
        const answer = once(worker, 'message')
        worker.postMessage(jobs[index])
        ;[results[index]] = (await answer) as [Played]
      }
      await worker.terminate()
    }),
  )
  return results
}
