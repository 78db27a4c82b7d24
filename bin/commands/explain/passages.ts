/** A piece of a text that may be an error by itself, with the number of its first line. */
export interface Passage {
  readonly line: number
  readonly text: string
}

/** A JSON block in a log is rarely longer; more lines than this are taken one by one again. */
const BLOCK_LINES = 80

/** The lines of a text that hold something; JSON printed over several lines stays together. */
export function passages(text: string): readonly Passage[] {
  const lines = text.split(/\r\n|\n|\r/)
  const found: Passage[] = []
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? ''
    if (line.trim() === '') continue
    const length = blockLength(lines, index)
    found.push({ line: index + 1, text: lines.slice(index, index + length).join('\n') })
    index += length - 1
  }
  return found
}

/** How many lines until the braces that this line opens are closed: 1 where it opens none, or they never close. */
function blockLength(lines: readonly string[], start: number): number {
  let open = 0
  for (let index = start; index < Math.min(lines.length, start + BLOCK_LINES); index += 1) {
    open += balance(lines[index] ?? '')
    if (open <= 0) return index - start + 1
  }
  return 1
}

/** Braces and brackets opened less those closed, outside of strings. */
function balance(line: string): number {
  const bare = line.replace(/"(?:[^"\\]|\\.)*"/g, '')
  return (bare.match(/[{[]/g)?.length ?? 0) - (bare.match(/[}\]]/g)?.length ?? 0)
}
