/** Somebody else's text on one line, with no control character in it and no link that could be followed by accident. */
export function harmless(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ')
    .split(/\s+/u)
    .map(word => (isLink(word) ? '[link]' : word))
    .join(' ')
    .trim()
}

function isLink(word: string): boolean {
  return word.includes('://') || /^\W*www\./i.test(word) || /[a-z0-9]\.[a-z]{2,}\//i.test(word)
}
