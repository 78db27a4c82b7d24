/** What there is of it, with commas between. */
export function commas(...parts: readonly string[]): string {
  return parts.filter(Boolean).join(', ')
}

/** `frame` with the value in place of {}, or `otherwise` where there is no value. */
export function only(value: string, frame: string, otherwise = ''): string {
  return value === '' ? otherwise : frame.replace('{}', () => value)
}

/** The first letter upper-case; '' stays ''. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The English plural of a single plain word; '' where the name is longer ("Sora 2 720p"), for that is better counted with an x. */
export function plural(name: string): string {
  if (!/^[A-Za-z]+$/.test(name)) return ''
  if (/(?:s|x|z|ch|sh)$/i.test(name)) return `${name}es`
  return /[^aeiou]y$/i.test(name) ? `${name.slice(0, -1)}ies` : `${name}s`
}

/** A German duration behind 'nach', 'seit' or 'innerhalb von'. */
export function dative(duration: string): string {
  return duration.replace(/ Tage$/, ' Tagen')
}

/** An abbreviation at the end of a sentence has its full stop already: '16 Min..' */
export function oneStop(text: string): string {
  return text.replace(/(?<!\.)\.\.(?!\.)/g, '.')
}
