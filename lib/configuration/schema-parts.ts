import * as z from 'zod'
import { didYouMean } from './nearest.ts'
import { wrong } from './problem.ts'

/** Building blocks whose every message says what was got, what is allowed and the likely fix. */

/** An object with these properties and no others: a mistyped name is a problem, not a silent default. */
export function strict<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: issue => {
      if (issue.code !== 'unrecognized_keys')
        return wrong(issue.input, `an object with ${Object.keys(shape).join(', ')}`)
      const names = (issue.keys as readonly string[]) ?? []
      const guesses = names.flatMap(name => didYouMean(name, Object.keys(shape)) ?? [])
      return `has no property ${names.map(name => JSON.stringify(name)).join(', ')}; allowed are ${Object.keys(shape).join(', ')}.${guesses.map(guess => ` ${guess}`).join('')}`
    },
  })
}

export function text(
  allowed: string,
  accepts: (value: string) => boolean = value => value.trim() !== '',
  fix?: (value: string) => string | undefined,
) {
  return z.string({ error: issue => wrong(issue.input, allowed) }).superRefine((value, context) => {
    if (!accepts(value)) context.addIssue({ code: 'custom', message: wrong(value, allowed, fix?.(value)) })
  })
}

/** Any value that `problem` finds nothing wrong with. */
export function value<T>(problem: (value: unknown) => string | undefined) {
  return z.custom<T>().superRefine((input, context) => {
    const message = problem(input)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

export function list<Element extends z.ZodType>(element: Element, of: string) {
  return z.array(element, { error: issue => wrong(issue.input, `a list of ${of}`) }).readonly()
}

export function oneOf<const Choices extends readonly [string, ...string[]]>(choices: Choices) {
  const allowed = choices.map(choice => `'${choice}'`).join(', ')
  return z.enum(choices, { error: issue => wrong(issue.input, allowed, didYouMean(issue.input, choices)) })
}

export const NAME = 'lower-case letters, digits, "-", "_" and ".", at most 40, beginning with a letter or digit'

/** Names become metric dimensions and state ids; CloudWatch drops an empty dimension silently, which changes the metric. */
export const name = text(
  NAME,
  value => /^[a-z0-9][a-z0-9._-]{0,39}$/.test(value),
  value => {
    const slug = value
      .trim()
      .toLowerCase()
      .replace(/[^a-z0-9._-]+/g, '-')
      .replace(/^[^a-z0-9]+|-+$/g, '')
      .slice(0, 40)
    return slug === '' ? undefined : `Write "${slug}".`
  },
)
