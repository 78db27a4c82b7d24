import type { Provider } from '../../lambda/core/provider.ts'
import { looksLikeKey } from './looks-like-key.ts'
import { type Problem, pathText } from './problem.ts'

/** What may not stand anywhere in a configuration, with the literal secrets met, so that no message repeats one. */
export interface Forbidden {
  readonly problems: readonly Problem[]
  readonly secrets: readonly string[]
}

/** An encoded CDK token: a text, one element of a list, or an impossible number. */
const TOKEN = /[$#]\{Token\[/
const TOKEN_NUMBER = -1e288

/** Ids are often long hexadecimal numbers: there only a known shape counts as a key. */
const HOLDS_IDS = /\.(?:parameters\.[^.]+|model|alternatives\[\d+\])$/

/**
 * The configuration travels as data: functions, class instances and CDK tokens (known only after deployment) would be lost on the way,
 * and a literal key would end in the template.
 */
export function findForbidden(configuration: unknown, providers: readonly Provider[]): Forbidden {
  const problems: Problem[] = []
  const secrets: string[] = []
  const ancestors = new Set<unknown>()

  const visit = (value: unknown, path: readonly PropertyKey[]): void => {
    const text =
      typeof value === 'string' ? textProblem(value, pathText(path), providers) : valueProblem(value, ancestors)
    if (text !== undefined) problems.push({ path: pathText(path), text })
    if (text === SECRET_TEXT) secrets.push(String(value))
    if (text !== undefined || typeof value !== 'object' || value === null || value instanceof RegExp) return
    ancestors.add(value)
    for (const [name, element] of Object.entries(value)) {
      if (!Array.isArray(value) && looksLikeKey(name, providers, { bare: true })) {
        secrets.push(name)
        problems.push({ path: pathText([...path, '[hidden]']), text: SECRET_TEXT })
      }
      visit(element, [...path, Array.isArray(value) ? Number(name) : name])
    }
    ancestors.delete(value)
  }

  visit(configuration, [])
  return { problems, secrets }
}

function textProblem(text: string, path: string, providers: readonly Provider[]): string | undefined {
  if (TOKEN.test(text)) return TOKEN_TEXT
  const bare = !HOLDS_IDS.test(path) && !/^https?:\/\//.test(text)
  return looksLikeKey(text, providers, { bare }) ? SECRET_TEXT : undefined
}

function valueProblem(value: unknown, ancestors: ReadonlySet<unknown>): string | undefined {
  if (typeof value === 'number') return value < TOKEN_NUMBER ? TOKEN_TEXT : undefined
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint')
    return `got a ${typeof value}; allowed is plain data: it is written into a file.`
  if (typeof value !== 'object' || value === null || value instanceof RegExp || isPlain(value))
    return ancestors.has(value) ? 'refers to itself; allowed is plain data.' : undefined
  return describeInstance(value)
}

const TOKEN_TEXT =
  'got a CDK token, which has no value until it is deployed; allowed is the text itself. Write the name out, or look it up before.'

const SECRET_TEXT =
  "holds what looks like a live key (not shown); allowed is a reference: fromParameter('/credit-watchdog/…'), fromSecret(…) or fromEnv(…). " +
  'Take it out, and replace the key if this file was ever shared.'

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return Array.isArray(value) || prototype === null || Object.getPrototypeOf(prototype) === null
}

function describeInstance(value: object): string {
  if ('resolve' in value && typeof value.resolve === 'function') return TOKEN_TEXT
  return `got an instance of ${value.constructor.name}; allowed is plain data: it is written into a file.`
}
