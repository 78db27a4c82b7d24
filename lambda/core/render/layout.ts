import { oneStop } from '../text/grammar.ts'
import { harmless } from './harmless.ts'

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

/** Somebody else's text: every line is marked as theirs. */
export function quoted(words: string): readonly string[] {
  return fill(harmless(words), '', '', COLUMNS - 2).map(line => `> ${line}`)
}

/** Heading and lines; nothing where there are no lines. */
export function section(heading: string, lines: readonly string[]): readonly (readonly string[])[] {
  return lines.length === 0 ? [] : [heading === '' ? lines : [heading, ...lines]]
}

/** Sections parted by blank lines. */
export function page(sections: readonly (readonly string[])[]): string {
  return `${sections.map(lines => lines.join('\n')).join('\n\n')}\n`
}
