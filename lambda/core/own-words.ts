const LONGEST = 300
/** Most words are plain and evenly spaced, and need no more than this look. */
const UNEVEN = /[^!-~ ]| {2}/

/**
 * The provider's own words for a person: one line of at most 300 characters. `decided` is the text that a row matched; of a long one, the
 * line in which `pattern` is found.
 */
export function ownWords(
  texts: readonly string[],
  decided: string | undefined,
  isDeciding: (line: string) => boolean,
): string {
  const chosen = decided ?? texts.find(text => /\s/.test(text)) ?? texts[0] ?? ''
  const lines = chosen.length > LONGEST && chosen.includes('\n') ? chosen.split('\n').slice(0, 500) : []
  return clip(lines.find(line => isDeciding(line)) ?? chosen)
}

export function clip(text: string): string {
  const start = text.slice(0, 4 * LONGEST)
  // Control characters and what reorders text have no place in a message to people.
  const line = (UNEVEN.test(start) ? start.replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]{1,2000}/gu, ' ') : start).trim()
  const short = line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`
  // A copy: a part of a text keeps all of it in memory, and words are kept for longer than bodies.
  return ` ${short}`.slice(1)
}
