import type { Decision } from '../incident/decide.ts'
import type { Notice, NoticeFacts } from '../notice.ts'
import { tellsWhatBurned } from './burned-from.ts'

/** The decision with what burned in its notices, and in what is owed for them; they keep their ids, which are the decision's. */
export function informed(decision: Decision, found: Pick<NoticeFacts, 'usage' | 'billed'>): Decision {
  const own = new Set(decision.notices.map(({ id }) => id))
  const inform = (notice: Notice): Notice =>
    own.has(notice.id) && tellsWhatBurned(notice) ? { ...notice, facts: { ...notice.facts, ...found } } : notice
  return {
    ...decision,
    notices: decision.notices.map(inform),
    state: { ...decision.state, owed: decision.state.owed.map(inform) },
    again: current => informed(decision.again(current), found),
  }
}
