import { oneStop } from '../text/grammar.ts'

/** Read on phones and in terminals: no line is wider, but for a word or link that is. */
export const COLUMNS = 96

/** Broken at spaces only, later lines indented. */
export function wrap(text: string, indent = '', columns = COLUMNS): readonly string[] {
  const [first = '', ...more] = oneStop(text).split('\n')
  return [...fill(first, '', indent, columns), ...more.flatMap(line => fill(line, indent, indent, columns))]
}

function fill(text: string, begin: string, indent: string, columns: number): readonly string[] {
  const lines: string[] = []
  let line = ''
  for (const word of text.split(' ').filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && longer.length > columns) {
      lines.push(line)
      line = `${indent}${word}`
    } else {
      line = line === '' && lines.length === 0 ? `${begin}${word}` : longer
    }
  }
  return line === '' ? lines : [...lines, line]
}

/** '1. Do this', later lines indented under the text. */
export function numbered(steps: readonly string[]): readonly string[] {
  return steps.flatMap((step, index) => wrap(`${index + 1}. ${step}`, '   '))
}

export function indented(lines: readonly string[]): readonly string[] {
  return lines.flatMap(line => (line === '' ? [''] : wrap(line, '', COLUMNS - 2).map(part => `  ${part}`)))
}

/** Somebody else's text: every line is marked, on one paragraph, and no link in it can be followed by accident. */
export function quoted(words: string): readonly string[] {
  const harmless = words
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .split(/\s+/u)
    .map(withoutLink)
    .join(' ')
  return fill(harmless, '', '', COLUMNS - 2).map(line => `> ${line}`)
}

function withoutLink(word: string): string {
  const isLink = word.includes('://') || /^\W*www\./i.test(word) || /[a-z0-9]\.[a-z]{2,}\//i.test(word)
  return isLink ? '[link]' : word
}

/** Heading and lines; nothing where there are no lines. */
export function section(heading: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [heading === '' ? lines : [heading, ...lines]]
}

/** Sections parted by blank lines. */
export function page(sections: readonly (readonly string[])[]): string {
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}
