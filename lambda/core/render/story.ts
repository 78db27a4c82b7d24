import { type Diagnosis, diagnose } from '../diagnose.ts'
import type { Case } from '../diagnosis/case.ts'
import { createFormat } from '../format.ts'
import { isUnder } from '../money.ts'
import type { Notice } from '../notice.ts'
import type { Amount, Provider } from '../provider.ts'
import type { RenderContext } from '../render-context.ts'
import { TEXTS } from '../text/all.ts'
import { type Trouble, troubleOf } from '../trouble.ts'
import type { Measured } from '../verdict.ts'
import type { WatchedKey } from '../watch-list.ts'
import type { Known } from './known.ts'
import { tell } from './tell.ts'
import type { Told } from './told.ts'

/** Rate limits this long before an incident are told with it; older ones have nothing to do with it. */
const SHORTLY_BEFORE_MS = 6 * 3_600_000

/** A notice with all that rendering it needs: who it is about, what follows from it, and what can be told. */
export interface Story extends Known {
  readonly diagnosis: Diagnosis
  readonly told: Told
}

/** Looks up who a notice is about; a key or provider that is configured no more leaves its fields out. */
export function storyOf(original: Notice, context: RenderContext): Story {
  const notice = { ...original, facts: tidyFacts(original) }
  const { watchList } = context
  const { subject, facts } = notice
  const provider = context.providers.find(candidate => candidate.id === facts.provider)
  const key = subject.about === 'pool' ? watchList.keys.find(candidate => candidate.name === subject.key) : undefined
  const pool = subject.about === 'pool' ? key?.pools.find(candidate => candidate.name === subject.pool) : undefined
  const texts = TEXTS[watchList.language]
  const trouble = troubleOf(notice, provider)
  const known: Known = {
    notice,
    context,
    ...(provider && { provider }),
    ...(key && { key }),
    ...(pool && { pool }),
    trouble,
    held: caseOf(notice, trouble, provider, key),
    format: createFormat(texts.format, {
      timeZone: watchList.timeZone,
      reference: notice.at,
      ...(provider && { provider }),
    }),
    texts,
  }
  return { ...known, diagnosis: diagnose(known.held), told: tell(known) }
}

/** Moments as people mean them: since when this step holds, and only rate limits that have to do with it. */
function tidyFacts({ kind, at, before, condition, incident, facts }: Notice): Notice['facts'] {
  const { throttledAt, ...rest } = facts
  const isStep = kind === 'worse' && before !== condition && facts.since === incident.openedAt
  const ended = kind === 'watched' ? incident.openedAt : facts.endedAt
  const began =
    ended !== undefined && facts.lastedMs !== undefined ? Date.parse(ended) - facts.lastedMs : Date.parse(facts.since)
  const since = isStep ? at : new Date(began).toISOString()
  const shortlyBefore = (throttledAt ?? []).filter(each => {
    const earlier = Date.parse(since) - Date.parse(each)
    return earlier >= 0 && earlier <= SHORTLY_BEFORE_MS
  })
  return {
    ...rest,
    since,
    ...(ended !== undefined && { endedAt: ended }),
    ...(shortlyBefore.length > 0 && { throttledAt: shortlyBefore }),
  }
}

function caseOf(notice: Notice, trouble: Trouble, provider: Provider | undefined, key: WatchedKey | undefined): Case {
  const { facts } = notice
  const healthy = (facts.asked ?? []).filter(each => each.kind === 'healthy')
  const answered = healthy.find(each => each.as === 'fallback') ?? healthy.find(each => each.as === 'sibling')
  const onSameKey = (facts.asked ?? []).filter(each => each.as !== 'alternative' && each.key === key?.name)
  const otherModel = onSameKey.find(each => each.kind === 'healthy') ?? onSameKey[0]
  const amounts = facts.balance ?? []
  const aboveLines = provider && key && isAbove(amounts, [...key.low, ...key.critical], provider)
  const aboveRecharge = provider && facts.recharge?.below && isAbove(amounts, [facts.recharge.below], provider)
  return {
    trouble,
    at: notice.at,
    facts,
    consoles: provider?.consoles ?? {},
    ...(aboveLines !== undefined && { balanceAboveLines: aboveLines }),
    ...(aboveRecharge !== undefined && { balanceAboveRecharge: aboveRecharge }),
    ...(provider?.refusesKeysMadeEmpty && { refusesKeysMadeEmpty: true }),
    ...(answered && { answered }),
    ...(otherModel && { otherModel }),
  }
}

/** Undefined where there is no balance, or no line it can be compared with. */
function isAbove(amounts: readonly Measured[], lines: readonly Amount[], provider: Provider): boolean | undefined {
  const balances = amounts.filter(amount => amount.measures === 'balance')
  const compared = balances.flatMap(balance => lines.map(line => isUnder(balance, line, provider)))
  const comparable = compared.filter(under => under !== undefined)
  return comparable.length === 0 ? undefined : comparable.every(under => !under)
}
