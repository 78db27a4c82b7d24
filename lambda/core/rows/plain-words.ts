import { evenSpaces } from '../even-spaces.ts'
import { withoutOffFlags } from '../unwrap/without-off-flags.ts'

/**
 * A text or code as rows read it: lower case, links cut to their host (their paths say "billing" and "rate-limits" in every error), quotes
 * and mark-up gone, `snake_case`, `kebab-case` and `camelCase` as words.
 */
export function plainWords(text: string): string {
  const words = withoutOffFlags(text)
    .replace(/\bhttps?:\/\/([\w.-]{1,100})[^\s)\]}"'<>]{0,2000}/gi, ' $1 ')
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .replace(/([A-Z])([A-Z][a-z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[’‘`´]/g, "'")
    .replace(/[$＄￥€£]/g, '')
    .replace(/[_*"“”«»<>[\](){}|#\\/·•│⎿∙~]/g, ' ')
    .replace(/([\p{L}\d])-(?=\p{L})/gu, '$1 ')
    .replace(/[,;:!?](?!\d)/g, ' ')
  return evenSpaces(words).trim()
}
