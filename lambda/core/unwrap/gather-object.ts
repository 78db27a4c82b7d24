import { isObject } from '../path.ts'
import { roleOf } from './field-role.ts'
import { addCode, addText, type Gathered } from './gathered.ts'

const DEEPEST = 10

/**
 * Takes what an error object says of itself: only from fields known to carry codes, messages or further errors, so that an echoed prompt
 * or the content of a success is never read. Strings are handed to `readText`, for they may hold another error.
 */
export function gatherObject(
  value: unknown,
  gathered: Gathered,
  readText: (text: string, depth: number) => void,
  depth: number,
): void {
  gathered.budget -= 1
  if (depth > DEEPEST || gathered.budget < 0 || !isObject(value)) return
  if (Array.isArray(value)) {
    for (const element of value.slice(0, 50)) {
      if (typeof element === 'string') readText(element, depth + 1)
      else gatherObject(element, gathered, readText, depth + 1)
    }
    return
  }
  for (const name of Object.keys(value).slice(0, 200)) {
    const field = value[name]
    const role = roleOf(name)
    if (role.time && field !== null && typeof field !== 'boolean')
      gathered.times.push({ name: role.plain, value: field })
    if (isObject(field)) {
      const held = role.plain === 'choices' ? errorsOf(field) : field
      if (role.holder) gatherObject(held, gathered, readText, depth + 1)
    } else if (typeof field === 'number') {
      if (role.code || (role.status && /^[45]\d\d$/.test(String(field)))) addCode(gathered, field)
    } else if (typeof field === 'string') {
      const sentence = /\s/.test(field.trim())
      if (role.kind && !(sentence && role.wordy)) addCode(gathered, field)
      const ownContent = role.plain === 'content' && value.type === 'error'
      if (role.text || ownContent || (role.terse && sentence)) readText(field, depth + 1)
    }
  }
}

/** OpenRouter puts an error of the upstream beside the choice it spoilt; the choice's words are nobody's error. */
function errorsOf(choices: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.values(choices).map(choice => (isObject(choice) ? choice.error : undefined))
}

const CONTENT = /prompt|input|output|content|text|messages|query|request|model|url|id$/i

/** A refusal that keeps its words in a field nobody would guess (`transcript`): its own short sentences, never what was asked. */
export function gatherLooseStrings(value: Readonly<Record<string, unknown>>, gathered: Gathered): void {
  for (const [name, field] of Object.entries(value).slice(0, 20)) {
    if (typeof field === 'string' && field.length <= 500 && /\s/.test(field) && !CONTENT.test(name))
      addText(gathered, field)
  }
}
