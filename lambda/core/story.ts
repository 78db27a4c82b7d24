import { type Case, type Diagnosis, diagnose } from './diagnose.ts'
import { createFormat, type Format } from './format.ts'
import { isUnder } from './money.ts'
import type { Notice } from './notice.ts'
import type { Provider } from './provider.ts'
import type { RenderContext } from './render-context.ts'
import { tell } from './tell.ts'
import { TEXTS } from './text/all.ts'
import type { Texts } from './text/texts.ts'
import type { Told } from './told.ts'
import { type Trouble, troubleOf } from './trouble.ts'
import type { Measured } from './verdict.ts'
import type { Pool, WatchedKey } from './watch-list.ts'

/** A notice with all that rendering it needs: who it is about, what can be told, and what follows from it. */
export interface Story {
  readonly notice: Notice
  readonly context: RenderContext
  readonly provider?: Provider
  readonly key?: WatchedKey
  readonly pool?: Pool
  /** For a recovery: the trouble that ended. */
  readonly trouble: Trouble
  readonly held: Case
  readonly diagnosis: Diagnosis
  readonly format: Format
  readonly texts: Texts
  readonly told: Told
}

/** Looks up who a notice is about; a key or provider that is configured no more leaves its fields out. */
export function storyOf(notice: Notice, context: RenderContext): Story {
  const { watchList } = context
  const { subject, facts } = notice
  const provider = context.providers.find(candidate => candidate.id === facts.provider)
  const key = subject.about === 'pool' ? watchList.keys.find(candidate => candidate.name === subject.key) : undefined
  const pool = subject.about === 'pool' ? key?.pools.find(candidate => candidate.name === subject.pool) : undefined
  const texts = TEXTS[watchList.language]
  const format = createFormat(texts.format, {
    timeZone: watchList.timeZone,
    reference: notice.at,
    ...(provider && { provider }),
  })
  const trouble = troubleOf(notice, notice.kind === 'recovered' || notice.kind === 'watched' ? 'before' : 'now')
  const held = caseOf(notice, trouble, provider, key)
  const known = {
    notice,
    context,
    ...(provider && { provider }),
    ...(key && { key }),
    ...(pool && { pool }),
    trouble,
    held,
    format,
    texts,
  }
  return { ...known, diagnosis: diagnose(held), told: tell(known) }
}

function caseOf(notice: Notice, trouble: Trouble, provider: Provider | undefined, key: WatchedKey | undefined): Case {
  const { facts } = notice
  const healthy = (facts.asked ?? []).filter(each => each.kind === 'healthy')
  const answered = healthy.find(each => each.as === 'fallback') ?? healthy.find(each => each.as === 'sibling')
  const onSameKey = (facts.asked ?? []).filter(each => each.as !== 'alternative' && each.key === key?.name)
  const otherModel = onSameKey.find(each => each.kind === 'healthy') ?? onSameKey[0]
  const aboveLines = provider && key && isAboveLines(facts.balance ?? [], key, provider)
  return {
    trouble,
    facts,
    consoles: provider?.consoles ?? {},
    ...(aboveLines !== undefined && { balanceAboveLines: aboveLines }),
    ...(answered && { answered }),
    ...(otherModel && { otherModel }),
  }
}

/** Undefined where there is no balance, or no line it can be compared with. */
function isAboveLines(amounts: readonly Measured[], key: WatchedKey, provider: Provider): boolean | undefined {
  const balances = amounts.filter(amount => amount.measures === 'balance')
  const compared = balances.flatMap(balance =>
    [...key.low, ...key.critical].map(line => isUnder(balance, line, provider)),
  )
  const comparable = compared.filter(under => under !== undefined)
  return comparable.length === 0 ? undefined : comparable.every(under => !under)
}
