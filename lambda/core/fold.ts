/** What stands in for a character that a narrower alphabet lacks; all others lose their accents, or become a question mark. */
const STAND_INS: Readonly<Record<string, string>> = {
  ...spread('‘’‚‛`´′ʼ', "'"),
  ...spread('“”„‟″«»', '"'),
  ...spread('‐‑‒–—―−', '-'),
  ...spread('•·', '-'),
  '…': '...',
  '×': 'x',
  '→': '->',
  '€': 'EUR',
  '£': 'GBP',
  '¥': 'CNY',
  '≈': 'about',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  ø: 'o',
  Ø: 'O',
  ß: 'ss',
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** The text in a narrower alphabet, on one line with single spaces. `first` is asked before the general stand-ins. */
export function fold(
  text: string,
  isAllowed: (character: string) => boolean,
  first: Readonly<Record<string, string>> = {},
): string {
  const oneLine = text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
  return [...oneLine].map(character => foldCharacter(character, isAllowed, first)).join('')
}

function foldCharacter(
  character: string,
  isAllowed: (character: string) => boolean,
  first: Readonly<Record<string, string>>,
): string {
  if (isAllowed(character)) return character
  const standIn = own(first, character) ?? own(STAND_INS, character)
  if (standIn !== undefined) return standIn
  const bare = [...character.normalize('NFKD')].filter(part => !/\p{M}/u.test(part))
  return bare.length > 0 && bare.every(isAllowed) ? bare.join('') : '?'
}

function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function spread(characters: string, standIn: string): Record<string, string> {
  return Object.fromEntries([...characters].map(character => [character, standIn]))
}
