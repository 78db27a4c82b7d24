/** What a command may touch of the process it runs in: handed over, so tests run commands without one. */
export interface CommandIo {
  readonly stdout: Output
  readonly stderr: Output
  readonly stdin: Input
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
}

/** A terminal can be told not to show what is typed. */
export type Input = NodeJS.ReadableStream & { readonly isTTY?: boolean; setRawMode?(isRaw: boolean): unknown }

export type Output = NodeJS.WritableStream & { readonly isTTY?: boolean; readonly columns?: number }

/** What every file in `bin/commands/` exports. */
export interface Command {
  /** The exit code. Throws `UsageError` for what the user typed wrong. */
  run(args: readonly string[], io: CommandIo): Promise<number>
  /** Printed for `--help`, ends with a line break. */
  readonly help: string
}

/** Exit codes; 64 and 65 are those of sysexits.h. */
export const EXIT = { ok: 0, trouble: 1, unknown: 2, usage: 64, data: 65, bug: 70 } as const

/** The command line was wrong: told without a stack, exit code 64. The text says what, what is allowed, and the likely fix. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
