import type { Decision } from '../incident/decide.ts'
import type { Notice, UsageFact } from '../notice.ts'
import { tellsWhatBurned } from './burned-from.ts'

/** The decision with what burned in its notices, and in what is owed for them; they keep their ids, which are the decision's. */
export function informed(decision: Decision, usage: UsageFact): Decision {
  const own = new Set(decision.notices.map(({ id }) => id))
  const inform = (notice: Notice): Notice =>
    own.has(notice.id) && tellsWhatBurned(notice) ? { ...notice, facts: { ...notice.facts, usage } } : notice
  return {
    ...decision,
    notices: decision.notices.map(inform),
    state: { ...decision.state, owed: decision.state.owed.map(inform) },
    again: current => informed(decision.again(current), usage),
  }
}
