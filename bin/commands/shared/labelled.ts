/** Text broken between words so that no line is longer than `width`; links, long words and a command stay whole. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    if (COMMAND.test(paragraph)) {
      lines.push(paragraph)
      continue
    }
    let line = ''
    for (const word of paragraph.split(' ')) {
      if (line !== '' && line.length + 1 + word.length > width) {
        lines.push(line)
        line = word
      } else {
        line = line === '' ? word : `${line} ${word}`
      }
    }
    lines.push(line)
  }
  return lines
}

/** To be copied as it is. */
const COMMAND = /^(?:\d+\. )?npx /

/** 'Whose?      text', continued under the text. */
export function labelled(
  label: string,
  text: string,
  { width = 96, indent = 12 }: { width?: number; indent?: number } = {},
): string {
  return wrap(text, Math.max(40, width - indent))
    .map((line, index) => `${(index === 0 ? label : '').padEnd(indent)}${line}`.trimEnd())
    .join('\n')
}
