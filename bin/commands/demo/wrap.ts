/** The widest line the demo prints. */
export const WIDTH = 100

/** Broken at spaces so that no line is wider than `width`; the first line starts with `first`, the others are indented as far. */
export function wrap(text: string, first: string, width = WIDTH): readonly string[] {
  const indent = ' '.repeat(first.length)
  const lines: string[] = []
  let line = first
  for (const word of text.split(/ +/)) {
    const joined = line.trim() === '' || line === first ? `${line}${word}` : `${line} ${word}`
    if (joined.length <= width || line.trim() === '') {
      line = joined
      continue
    }
    lines.push(line.trimEnd())
    line = `${indent}${word}`
  }
  return [...lines, line.trimEnd()].flatMap(each => cut(each, indent, width))
}

/** One line, however long the text: what does not fit is said to be missing by three dots. */
export function clip(text: string, width = WIDTH): string {
  return text.length <= width ? text : `${text.slice(0, width - 3).trimEnd()}...`
}

/** A word that is wider than a line (an address) is broken. */
function cut(line: string, indent: string, width: number): readonly string[] {
  if (line.length <= width) return [line]
  return [line.slice(0, width), ...cut(`${indent}${line.slice(width)}`, indent, width)]
}
