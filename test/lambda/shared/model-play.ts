import type { Subject } from '../../../lambda/core/condition.ts'
import { acknowledge, silence, unsilence } from '../../../lambda/core/incident/operator.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import type { StateStore } from '../../../lambda/ports.ts'
import { sweep } from '../../../lambda/sweep.ts'
import type { ProcessMemory, SweepReport } from '../../../lambda/sweep-report.ts'
import type { History, Operation, Step } from './model-history.ts'
import { Log } from './model-log.ts'
import { type Fault, type ModelClock, modelPorts, type Passage, type Send } from './model-ports.ts'
import { MODEL_PROVIDERS, modelWatchList, POOLS, World } from './model-world.ts'
import { takeTurns } from './take-turns.ts'

const START_MS = Date.parse('2025-12-01T00:00:00Z')
const MINUTE_MS = 60_000
const LIMIT_MS = 240_000
/** Longer than any confirmation, and than the six hours after which what flapped is steady. */
const QUIET_SWEEPS = 9

/** A sweep in which nothing went wrong and nobody interfered, and the ground it stood on. */
export interface CleanSweep {
  readonly at: Date
  readonly truth: ReadonlyMap<string, string>
  readonly isReachable: boolean
  /** Decisions before it, and with it. */
  readonly from: number
  readonly to: number
  readonly silenced: ReadonlySet<string>
  readonly acknowledged: ReadonlySet<string>
}

export interface Played {
  readonly log: Log
  readonly world: World
  readonly watchList: WatchList
  readonly clean: readonly CleanSweep[]
  readonly endedAt: Date
}

/** What stands behind the ports. */
export interface Backend {
  readonly store: StateStore
  /** The same table for a person's command, which no fault of the sweep's concerns. @default the store */
  readonly aside?: StateStore
  readonly send: Send
  /** Takes the table's faults of a sweep upon itself, where they happen on the wire. */
  readonly arm?: (faults: readonly Fault[]) => void
}

/** Plays a history through the real sweep, then lets it come to rest. */
export async function play(history: History, { store, aside = store, send, arm }: Backend): Promise<Played> {
  const watchList = modelWatchList({ ...history.policy, recipients: history.recipients })
  const world = new World()
  const log = new Log()
  const clean: CleanSweep[] = []
  let nowMs = START_MS
  let latestMs = nowMs
  let runs = 0
  let process: ProcessMemory = {}
  const clock: ModelClock = {
    now: () => new Date(nowMs),
    sleep: async milliseconds => {
      nowMs += milliseconds
    },
  }

  async function run(passage: Omit<Passage, 'died'>, memory = process): Promise<SweepReport | 'died' | Error> {
    runs += 1
    const died = Promise.withResolvers<'died'>()
    const die = () => {
      log.excuse()
      log.forget()
      process = {}
      died.resolve('died')
    }
    const ports = modelPorts({ clock, world, store, log, send }, { ...passage, died: die })
    const swept = sweep(watchList, ports, {
      owner: `run-${runs}`,
      deadline: new Date(nowMs + LIMIT_MS),
      providers: MODEL_PROVIDERS,
      deployment: { name: 'Model' },
      process: memory,
    }).catch((error: Error) => error)
    return Promise.race([swept, died.promise])
  }

  async function take(step: Step): Promise<boolean> {
    // Never twice the same moment, even after the clock went back.
    nowMs += step.waitMinutes * MINUTE_MS + 1 + runs
    latestMs = Math.max(latestMs, nowMs)
    for (const change of step.changes) world.change(change)
    if (step.isNewProcess) {
      // A new process cannot know what the one before told while the table failed.
      if (process.memoryLossToldAt) {
        log.excuse()
        log.forget()
      }
      process = {}
    }
    const from = log.decided.length
    const at = clock.now()
    const truth = new Map(POOLS.map(pool => [`pool:${pool}`, world.truth(pool)]))
    const { operation, rival } = step
    let pending = operation
    const before = async (call: number) => {
      if (call !== pending?.at) return
      const due = pending
      pending = undefined
      await operate(due)
    }
    arm?.(step.faults)
    const faults = arm ? step.faults.filter(({ kind }) => kind.startsWith('died')) : step.faults
    const own = { faults, publishing: [...step.publishing], before }
    const asked = (round: number) => round === 0 && step.midway && world.change(step.midway)
    // One has lost its lease, or its memory: what either tells, the other cannot know.
    const mayRepeat = rival !== undefined && (rival.jumpMinutes > 0 || step.faults.length > 0)
    if (rival && process.memoryLossToldAt) {
      log.excuse()
      log.forget()
    }
    const outcomes = rival
      ? await takeTurns(
          rival.turns,
          (turn, begin) =>
            run({
              ...own,
              asked,
              before: async call => {
                await before(call)
                if (call === rival.at) {
                  nowMs += rival.jumpMinutes * MINUTE_MS
                  begin()
                }
                await turn()
                if (mayRepeat) log.excuse()
              },
            }),
          turn =>
            run(
              {
                faults: [],
                publishing: [],
                asked: () => {},
                before: async () => {
                  await turn()
                  if (mayRepeat) log.excuse()
                },
              },
              {},
            ),
        )
      : [await run({ ...own, asked })]
    latestMs = Math.max(latestMs, nowMs)
    // The rival is a process of its own.
    if (rival && process.memoryLossToldAt) log.forget()
    const mayFail = step.faults.length > 0 || rival !== undefined
    for (const outcome of outcomes) {
      if (outcome instanceof Error && !(mayFail && outcome.name === 'StoreFailure'))
        log.violations.push(`a sweep failed: ${outcome.stack}`)
    }
    const [outcome] = outcomes
    const isClean =
      !mayFail &&
      !operation &&
      !step.midway &&
      outcome &&
      'outcome' in Object(outcome) &&
      (outcome as SweepReport).outcome === 'swept'
    if (isClean) {
      const states = [...log.states.values()]
      clean.push({
        at,
        truth,
        isReachable: world.isReachable,
        from,
        to: log.decided.length,
        silenced: new Set(
          states.filter(({ silence }) => silence && silence.until > at.toISOString()).map(each => each.subject),
        ),
        acknowledged: new Set(states.filter(state => state.acknowledged).map(each => each.subject)),
      })
    }
    return isClean === true
  }

  async function operate({ pool, what, minutes }: Operation): Promise<void> {
    const subject = `pool:${pool}`
    const state = (await aside.load()).states.get(subject)
    if (state === undefined) return
    const [key = '', name = ''] = pool.split('/')
    const about: Subject = { about: 'pool', key, pool: name }
    const now = clock.now()
    const next =
      what === 'silence'
        ? silence(state, new Date(nowMs + minutes * MINUTE_MS), 'maintenance').state
        : what === 'unsilence'
          ? unsilence(state, now).state
          : acknowledge(state, { subject: about, by: 'ops', now })?.state
    if (next === undefined) return
    const written = { ...next, version: state.version + 1 }
    const [recorded] = await aside.record([written])
    if (recorded?.outcome === 'written') log.see(written)
  }

  for (const step of history.steps) await take(step)
  nowMs = Math.max(nowMs, latestMs)
  const quiet = { waitMinutes: 61, changes: [], faults: [], publishing: [], isNewProcess: false }
  for (const change of history.end) world.change(change)
  let swept = 0
  for (let tries = 0; swept < QUIET_SWEEPS && tries < 2 * QUIET_SWEEPS; tries += 1) if (await take(quiet)) swept += 1
  if (swept < QUIET_SWEEPS) log.violations.push('it does not come to rest: sweeps fail, or the lease is never free')
  return { log, world, watchList, clean, endedAt: clock.now() }
}
