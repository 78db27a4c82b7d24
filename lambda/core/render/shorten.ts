/** A part of a short text: its wordings from longest to shortest ('' leaves it out), and how much it matters. */
export interface Clause {
  readonly wordings: readonly string[]
  readonly weight: number
}

/**
 * The clauses in their order, each in its longest wording, as far as they fit: the least important gives way first, and what then fits
 * again comes back. Words and links are never cut. The shortest wordings together are the caller's to keep within bounds.
 */
export function shorten(clauses: readonly Clause[], max: number, measure: (text: string) => number): string {
  const chosen = clauses.map(() => 0)
  const text = () => clauses.map((clause, index) => clause.wordings[chosen[index] ?? 0] ?? '').join('')
  const order = clauses
    .map((_, index) => index)
    .sort((a, b) => (clauses[a]?.weight ?? 0) - (clauses[b]?.weight ?? 0) || b - a)

  while (measure(text()) > max) {
    const gives = order.find(index => (chosen[index] ?? 0) < (clauses[index]?.wordings.length ?? 0) - 1)
    if (gives === undefined) break
    chosen[gives] = (chosen[gives] ?? 0) + 1
  }
  for (const index of order.toReversed()) grow(index)
  return text()

  function grow(index: number): void {
    while ((chosen[index] ?? 0) > 0) {
      chosen[index] = (chosen[index] ?? 0) - 1
      if (measure(text()) <= max) continue
      chosen[index] = (chosen[index] ?? 0) + 1
      return
    }
  }
}
