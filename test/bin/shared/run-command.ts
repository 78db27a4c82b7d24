import { Readable, Writable } from 'node:stream'
import { dispatch } from '../../../bin/dispatch.ts'

export interface Ran {
  readonly exitCode: number
  readonly stdout: string
  readonly stderr: string
}

export interface RunOptions {
  readonly env?: Readonly<Record<string, string>>
  readonly cwd?: string
  readonly stdin?: string | readonly (string | Buffer)[]
  /** What stdout says of itself: a terminal gets colours. */
  readonly isTTY?: boolean
  /** How wide stdout is; undefined: no terminal. @default 96 */
  readonly columns?: number | undefined
}

/** Runs the command line in this process, with streams that keep what was written. */
export async function runCommand(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
  const { env = {}, cwd = import.meta.dirname, stdin = '', isTTY = false } = options
  const columns = 'columns' in options ? options.columns : 96
  const stdout = collector(isTTY, columns)
  const stderr = collector(isTTY, columns)
  const input = typeof stdin === 'string' ? (stdin === '' ? [] : [stdin]) : stdin
  const exitCode = await dispatch(args, { stdout, stderr, stdin: Readable.from(input), env, cwd })
  return { exitCode, stdout: stdout.text(), stderr: stderr.text() }
}

function collector(isTTY: boolean, columns: number | undefined) {
  const chunks: string[] = []
  const stream = new Writable({
    write(chunk, _, done) {
      chunks.push(String(chunk))
      done()
    },
  })
  return Object.assign(stream, { isTTY, ...(columns !== undefined && { columns }), text: () => chunks.join('') })
}
