import { styleText } from 'node:util'
import type { CommandIo, Output } from '../../command-io.ts'

export type Style = 'red' | 'yellow' | 'green' | 'bold' | 'dim'

/** Colours on a terminal only, and never where NO_COLOR is set (no-color.org). */
export function createPaint(output: Output, env: CommandIo['env']): (style: Style, text: string) => string {
  const coloured = output.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb'
  return (style, text) => (coloured && text !== '' ? styleText(style, text, { validateStream: false }) : text)
}

/** How a condition or a verdict is shown: alarming ones in capitals, so that they stand out without colour too. */
export function styleOf(kind: string): Style {
  if (kind === 'healthy') return 'green'
  return QUIET.has(kind) ? 'yellow' : 'red'
}

/** 'EXHAUSTED', 'LOW', but 'healthy' and 'unknown'. */
export function shownKind(kind: string): string {
  return kind === 'healthy' || kind === 'unknown' ? kind : kind.toUpperCase()
}

const QUIET = new Set(['low', 'throttled', 'unavailable', 'unknown', 'bad-request'])
