import type { ErrorText } from './error-text.ts'
import { letterRunsOf, mayHold, neededBy } from './letter-runs.ts'
import { matches, type PreparedRow, prepareRows } from './match-signature.ts'
import type { Provider } from './provider.ts'

/** A row that may be met in the answer of somebody else. There are hundreds, so what must stand in the text is known beforehand. */
interface ForeignRow {
  readonly match: PreparedRow
  readonly needed: readonly string[] | undefined
}

/** Every provider's rows, held against an answer that is not theirs or that nobody is known to have sent. */
export interface ForeignRows {
  /** Words that only one provider writes, in the answer of another. */
  readonly relayed: (provider: Provider | undefined) => PreparedRow | undefined
  /** The first of all whose words are met, where all that are met mean the same. */
  readonly agreed: () => PreparedRow | undefined
}

export function createForeignMatcher(
  providers: readonly Provider[],
): (error: ErrorText, status: number | null) => ForeignRows {
  let rows: ReturnType<typeof readRows> | undefined
  return (error, status) => {
    rows ??= readRows(providers)
    const { ownWords, words } = rows
    const runs = letterRunsOf(error.spellings)
    const isMet = ({ match, needed }: ForeignRow) => mayHold(runs, needed) && matches(match, error, status, false)
    return {
      relayed: provider => ownWords.find(one => one.match.provider.id !== provider?.id && isMet(one))?.match,
      agreed: () => {
        const [first, ...more] = words.filter(isMet)
        return more.every(({ match }) => match.row.kind === first?.match.row.kind) ? first?.match : undefined
      },
    }
  }
}

/** With the first error: most runs meet none. */
function readRows(providers: readonly Provider[]) {
  const rows = providers.flatMap(prepareRows)
  return {
    ownWords: rows.filter(({ row }) => row.ownWords).map(foreignRow),
    words: rows.filter(({ row }) => row.says).map(foreignRow),
  }
}

const FOREIGN = new WeakMap<PreparedRow, ForeignRow>()

/** Once for each row: every sweep makes a classifier. */
function foreignRow(match: PreparedRow): ForeignRow {
  const known = FOREIGN.get(match)
  if (known) return known
  const made = { match, needed: match.row.says && neededBy(match.row.says.source) }
  FOREIGN.set(match, made)
  return made
}
