import { evenSpaces } from '../even-spaces.ts'

const TAG = /<(?:!doctype|html|head|body|div|title|center|h1|h2|p|span|pre)\b/i

/** Whether a text is, or holds, an HTML page. */
export function looksLikeHtml(text: string): boolean {
  return text.includes('<') && TAG.test(text.slice(0, 8192))
}

/** What a page does not show. */
function hiddenAt(lower: string, at: number): string | undefined {
  if (lower[at] !== 's') return undefined
  return lower.startsWith('script', at) ? 'script' : lower.startsWith('style', at) ? 'style' : undefined
}

/** A page's words: tags, scripts and styles gone, the common entities read. One pass over the text. */
export function htmlText(page: string): string {
  const words: string[] = []
  const lower = page.toLowerCase()
  let at = 0
  while (at < page.length) {
    const open = page.indexOf('<', at)
    if (open < 0) break
    words.push(page.slice(at, open))
    const hidden = hiddenAt(lower, open + 1)
    const close = hidden === undefined ? page.indexOf('>', open) : lower.indexOf(`</${hidden}>`, open)
    // A tag that is cut off has no words after it.
    at = close < 0 ? page.length : close + (hidden === undefined ? 1 : hidden.length + 3)
  }
  words.push(page.slice(at))
  const text = words
    .join(' ')
    .replace(/&(?:nbsp|#160);/g, ' ')
    .replace(/&(?:#39|#x27|apos|rsquo|#8217);/gi, "'")
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
  return evenSpaces(text)
}
