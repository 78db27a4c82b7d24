/** Single spaces, which most are, are passed over: each match of an expression costs more than the text between. */
const UNEVEN = /[^\S ]\s{0,10000}| \s{1,10000}/g

/** Every run of white space is one space. */
export function evenSpaces(text: string): string {
  return text.replace(UNEVEN, ' ')
}
