import { didYouMean } from '../../../lib/configuration/nearest.ts'

/** 'Unknown command "chekc". Did you mean "check"? Allowed: demo, check.' */
export function unknownWord(what: string, word: string, allowed: readonly string[]): string {
  const meant = didYouMean(word, allowed)
  return `Unknown ${what} ${JSON.stringify(word)}.${meant === undefined ? '' : ` ${meant}`} Allowed: ${allowed.join(', ')}.`
}
