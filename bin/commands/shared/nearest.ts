/** The allowed word that was probably meant: at most a third of its letters wrong. */
export function nearest(typed: string, allowed: readonly string[]): string | undefined {
  const wanted = typed.toLowerCase()
  const ranked = allowed
    .map(word => ({ word, distance: distance(wanted, word.toLowerCase()) }))
    .filter(({ word, distance }) => distance <= Math.max(1, Math.floor(word.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.word
}

/** ' Did you mean "check"?' or nothing. */
export function didYouMean(typed: string, allowed: readonly string[]): string {
  const word = nearest(typed, allowed)
  return word === undefined ? '' : ` Did you mean ${JSON.stringify(word)}?`
}

/** Letters to insert, remove or replace (Levenshtein); two swapped neighbours count as one. */
function distance(from: string, to: string): number {
  let before: number[] = []
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      const replace = (row[j - 1] ?? 0) + (from[i - 1] === to[j - 1] ? 0 : 1)
      let best = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, replace)
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      }
      next.push(best)
    }
    before = row
    row = next
  }
  return row[to.length] ?? 0
}
