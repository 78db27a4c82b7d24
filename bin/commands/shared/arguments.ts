import { parseArgs } from 'node:util'
import { UsageError } from '../../command-io.ts'
import { unknownWord } from './unknown-word.ts'

/** `flag` is on or off, `value` takes one, `list` may be given several times. */
export type Options = Readonly<Record<string, 'flag' | 'value' | 'list'>>

type Value<Kind> = Kind extends 'flag' ? boolean : Kind extends 'value' ? string | undefined : readonly string[]

export interface Arguments<O extends Options> {
  readonly options: { readonly [Name in keyof O]: Value<O[Name]> }
  readonly positionals: readonly string[]
}

/** Reads a command's arguments; an unknown or incomplete option is a `UsageError` that names what is allowed and the nearest. */
export function readArguments<const O extends Options>(args: readonly string[], options: O): Arguments<O> {
  const parsed = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, kind]) => [
        name,
        { type: kind === 'flag' ? 'boolean' : 'string', multiple: kind === 'list' } as const,
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Record<string, boolean | string | string[] | undefined> = Object.fromEntries(
    Object.entries(options).map(([name, kind]) => [name, kind === 'flag' ? false : kind === 'list' ? [] : undefined]),
  )
  for (const token of parsed.tokens) {
    if (token.kind !== 'option') continue
    const kind = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (kind === undefined) throw unknownOption(token.rawName, options)
    if (kind === 'flag') {
      if (token.value !== undefined) throw new UsageError(`${token.rawName} takes no value, got "${token.value}".`)
      values[token.name] = true
      continue
    }
    // `--provider --json`: the value was forgotten, not "--json".
    if (token.value === undefined || (!token.inlineValue && token.value.startsWith('-'))) {
      throw new UsageError(`${token.rawName} needs a value: ${token.rawName} <${token.name}>.`)
    }
    const list = values[token.name]
    if (Array.isArray(list)) list.push(token.value)
    else if (list === undefined) values[token.name] = token.value
    else throw new UsageError(`${token.rawName} is given twice; it takes one value.`)
  }
  return { options: values as Arguments<O>['options'], positionals: parsed.positionals }
}

function unknownOption(rawName: string, options: Options): UsageError {
  const allowed = [...Object.keys(options), 'help'].map(name => `--${name}`)
  return new UsageError(`${unknownWord('option', rawName, allowed)} A text that starts with a dash goes after --.`)
}
