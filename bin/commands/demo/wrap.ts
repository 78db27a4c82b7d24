/** The widest line the demo prints. */
export const WIDTH = 100

/** Broken at spaces so that no line is wider than `width`; the first line starts with `first`, the others are indented as far. */
export function wrap(text: string, first: string, width = WIDTH): readonly string[] {
  const room = width - first.length
  const lines: string[] = []
  for (const word of text.split(/ +/).flatMap(each => pieces(each, room))) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > room) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.map((line, index) => `${index === 0 ? first : ' '.repeat(first.length)}${line}`)
}

/** One line, however long the text: what does not fit is said to be missing by three dots. */
export function clip(text: string, width = WIDTH): string {
  return text.length <= width ? text : `${text.slice(0, width - 3).trimEnd()}...`
}

/** A word that is wider than a line (an address) is broken. */
function pieces(word: string, room: number): readonly string[] {
  return word.length <= room ? [word] : [word.slice(0, room), ...pieces(word.slice(room), room)]
}
