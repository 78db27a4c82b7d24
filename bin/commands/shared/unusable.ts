import { isPlaceholder } from '../../../lambda/core/placeholder.ts'

/** Why a value cannot be a key, without quoting it; undefined: it may be one. Such a value is never sent anywhere. */
export function whyUnusable(value: string): string | undefined {
  const key = value.trim()
  if (key === '') return 'is empty'
  if (key.length > 8_192) return 'is too long for a key'
  if (isPlaceholder(key)) return 'holds a placeholder'
  if (/[^\x21-\x7e]/.test(key)) return 'holds a space or a character that no key has'
  return undefined
}
