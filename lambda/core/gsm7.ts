import { fold } from './fold.ts'

/** The default alphabet of GSM 03.38, without escape, carriage return and line feed: each costs one septet. */
const BASIC = new Set(
  '@£$¥èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
)

/** Its extension: an escape and the character, two septets. */
const EXTENDED = new Set('^{}\\[~]|€')

/** One character outside both sends the whole SMS as UCS-2: 70 characters a part instead of 160. */
export const isGsm7 = (character: string): boolean => BASIC.has(character) || EXTENDED.has(character)

/** The text in GSM-7, on one line. */
export function toGsm7(text: string): string {
  return fold(text, isGsm7)
}

/** What the text costs of a part's 160; a character that GSM-7 lacks counts as two here, and should have been folded. */
export function septets(text: string): number {
  return [...text].reduce((sum, character) => sum + (BASIC.has(character) ? 1 : 2), 0)
}
