import type { FoundKey } from '../../../lambda/core/scrub.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import { labelled } from '../shared/labelled.ts'
import { type createPaint, shownKind, styleOf } from '../shared/paint.ts'
import type { ExplainedText } from './explain-text.ts'

export interface PrintOptions {
  readonly paint: ReturnType<typeof createPaint>
  readonly columns: number
}

/** For people: what, whose, what it is not, what to do; then what else is in the text. */
export function printExplained(
  explained: ExplainedText,
  keys: readonly FoundKey[],
  { paint, columns }: PrintOptions,
): string {
  const width = Math.min(Math.max(columns, 60), 100)
  const line = (label: string, text: string) => labelled(label, text, { width })
  const kind = shownKind(explained.kind)
  const where = explained.line === undefined ? '' : `Line ${explained.line}  `
  const head = `${where}${paint(styleOf(explained.kind), kind)}${' '.repeat(Math.max(3, 12 - kind.length))}${explained.certainty}`
  const lines = [
    `${head}${' '.repeat(10 - explained.certainty.length)}${explained.source}`.trimEnd(),
    ...(explained.matched === '' ? [] : [line('Matched', explained.matched)]),
    ...(explained.words === '' ? [] : [line('They say', `"${explained.words}"`)]),
    ...explained.whose.map((text, index) => line(index === 0 ? 'Whose?' : '', text)),
    ...(explained.waiting === ''
      ? []
      : [line(explained.waiting.startsWith('Not ') ? 'Not' : 'Wait?', sentence(explained.waiting))]),
    ...explained.next.map((step, index) =>
      line(index === 0 ? 'Next' : '', `${explained.next.length > 1 ? `${index + 1}. ` : ''}${step}`),
    ),
    ...explained.elsewhere.map(({ name, provider, kind }, index) =>
      line(index === 0 ? 'But' : '', `at ${name} the same words mean ${shownKind(kind)}: --provider ${provider}`),
    ),
    ...explained.also.map(({ line: number, kind, certainty }, index) =>
      line(index === 0 ? 'Also' : '', `line ${number}: ${shownKind(kind)}, ${certainty}`),
    ),
    ...keys.map(key => paint('yellow', line('Careful:', careful(key)))),
  ]
  return `${lines.join('\n')}\n`
}

/** 'Not a rate limit.' behind the label 'Not'. */
function sentence(waiting: string): string {
  return waiting.replace(/^Not /, '')
}

function careful({ line, after, characters, provider }: FoundKey): string {
  const link = provider === undefined ? undefined : findProvider(provider)?.consoles.keys
  const what = after === undefined ? `${characters} characters` : `${characters} characters after ${after}`
  return (
    `line ${line} looks like a live API key (${what}). If this text left your machine, replace the key` +
    `${link === undefined ? '.' : `: ${link}`}`
  )
}
