interface Field {
  readonly name: string
  readonly from: number
  readonly to: number
  readonly words?: readonly string[]
  /** Day fields: '?' and the letters AWS knows. */
  readonly extra?: RegExp
}

const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31, extra: /^(?:\?|L|LW|\d{1,2}W)$/ },
  { name: 'month', from: 1, to: 12, words: 'JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC'.split(' ') },
  {
    name: 'day of week',
    from: 1,
    to: 7,
    words: 'SUN MON TUE WED THU FRI SAT'.split(' '),
    extra: /^(?:\?|L|(?:[1-7]|SUN|MON|TUE|WED|THU|FRI|SAT)(?:L|#[1-5]))$/,
  },
  { name: 'year', from: 1970, to: 2199 },
]

/** Why EventBridge would refuse this cron expression, or undefined. Without `cron( )`. */
export function cronProblem(expression: string): string | undefined {
  const parts = expression.trim().split(/\s+/)
  if (parts.length === 5)
    return `has five fields; EventBridge has six, ending in the year: '${unixToEventBridge(parts)}'.`
  if (parts.length !== FIELDS.length)
    return `has ${parts.length} fields; allowed are six: ${FIELDS.map(field => field.name).join(', ')}.`
  for (const [index, field] of FIELDS.entries()) {
    const part = parts[index] ?? ''
    if (!part.split(',').every(item => isItem(item, field)))
      return `has ${JSON.stringify(part)} as its ${field.name}; allowed are ${field.from} to ${field.to}${field.words ? `, ${field.words[0]} to ${field.words.at(-1)}` : ''}, with * , - and /.`
  }
  if ((parts[2] === '?') === (parts[4] === '?'))
    return "needs '?' in exactly one of day of month and day of week: '0 8 * * ? *' or '0 8 ? * MON-FRI *'."
  return undefined
}

function isItem(item: string, field: Field): boolean {
  if (field.extra?.test(item.toUpperCase())) return true
  const [, range, step] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(item) ?? []
  if (range === undefined || (step !== undefined && Number(step) < 1)) return false
  if (range === '*') return true
  const [first, last, rest] = range.split('-').map(text => numberOf(text, field))
  return rest === undefined && first !== undefined && (last === undefined ? !range.includes('-') : first <= last)
}

function numberOf(text: string, field: Field): number | undefined {
  const word = field.words?.indexOf(text.toUpperCase()) ?? -1
  const value = word >= 0 ? word + field.from : /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN
  return value >= field.from && value <= field.to ? value : undefined
}

/**
 * The values each of the six fields stands for, of an expression without a problem; undefined for one that depends on the calendar
 * ('L', '15W', 'FRI#2'). '?' stands for all.
 */
export function cronValues(expression: string): readonly (ReadonlySet<number> | undefined)[] {
  const parts = expression.trim().split(/\s+/)
  return FIELDS.map((field, index) => {
    const items = (parts[index] ?? '').split(',')
    if (items.some(item => item !== '?' && field.extra?.test(item.toUpperCase()))) return undefined
    return new Set(items.flatMap(item => valuesOf(item, field)))
  })
}

function valuesOf(item: string, field: Field): readonly number[] {
  const [range = '', step = '1'] = item.split('/')
  const [first = field.from, last] = /^[*?]$/.test(range) ? [] : range.split('-').map(text => numberOf(text, field))
  // '5/10' begins at 5 and goes on to the end; '5' alone is 5.
  const end = last ?? (/^[*?]$/.test(range) || item.includes('/') ? field.to : first)
  return Array.from({ length: end - first + 1 }, (_, index) => first + index).filter(
    value => (value - first) % Number(step) === 0,
  )
}

/** The usual crontab line, rewritten: one of the two day fields becomes '?', and 0 or 7 for Sunday, which is 1 at AWS, becomes its name. */
function unixToEventBridge([minutes, hours, day, month, weekday = '*']: readonly string[]): string {
  if (weekday === '*') return `${minutes} ${hours} ${day} ${month} ? *`
  const days = FIELDS[4]?.words ?? []
  return `${minutes} ${hours} ? ${month} ${weekday.replace(/[0-7]/g, digit => days[Number(digit) % 7] ?? digit)} *`
}
