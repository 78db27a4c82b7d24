import { silence } from '../../../lambda/core/incident/operator.ts'
import type { StateStore } from '../../../lambda/ports.ts'
import type { ActOperation } from '../../../simulator/acts/act.ts'

/** Does as the command does to each pool of the key, over the version it read; returns what was typed. */
export async function operate(store: StateStore, { key, silence: held, command }: ActOperation): Promise<string> {
  const { states } = await store.load()
  const own = [...states.values()].filter(({ subject }) => subject.startsWith(`pool:${key}/`))
  const silenced = own.map(state => silence(state, new Date(held.until), held.because).state)
  await store.record(silenced.map(state => ({ ...state, version: state.version + 1 })))
  return command
}
