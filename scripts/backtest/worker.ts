import { parentPort } from 'node:worker_threads'
import type { Demand } from './demand.ts'
import { play } from './play.ts'
import type { RuleKind } from './rules.ts'

export interface Job {
  readonly demand: Demand
  readonly rule: RuleKind
  readonly loopsEach: number
}

parentPort?.on('message', ({ demand, rule, loopsEach }: Job) => {
  parentPort?.postMessage(play(demand, rule, loopsEach))
})
