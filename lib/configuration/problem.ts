/** One thing that is wrong: where, what was found (never a secret), what is allowed, and the likely fix. */
export interface Problem {
  /** 'keys[2].provider' */
  readonly path: string
  readonly text: string
}

/** Everything that is wrong with a configuration, told at once. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    const lines = problems.map(problem => `  ${problem.path}: ${problem.text}`)
    super(
      `The configuration has ${problems.length === 1 ? 'a problem' : `${problems.length} problems`}:\n${lines.join('\n')}`,
    )
    this.problems = problems
  }
}

/** ['keys', 2, 'provider'] → 'keys[2].provider' */
export function pathText(path: readonly PropertyKey[]): string {
  const text = path.map(part => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`)).join('')
  return text.replace(/^\./, '') || 'configuration'
}

/** A value as a person would recognise it, short. Not for anything that may be a secret. */
export function show(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (typeof value === 'function') return 'a function'
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'an object'
  const text = typeof value === 'string' ? JSON.stringify(value) : String(value)
  return text.length > 60 ? `${text.slice(0, 57)}…` : text
}

/** The one sentence shape of all problems: "got X; allowed is Y. Fix." */
export function wrong(value: unknown, allowed: string, fix?: string): string {
  return `got ${show(value)}; allowed is ${allowed}.${fix === undefined ? '' : ` ${fix}`}`
}
