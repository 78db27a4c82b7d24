import { fork } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'

const NODE = join(import.meta.dirname, '..', '..', '..', 'node_modules', '.bin', 'node')

export interface Invocation {
  readonly returned?: { readonly outcome: string }
  readonly threw?: string
  readonly tookMs: number
}

export interface Run {
  readonly invocations: readonly Invocation[]
  readonly stdout: string
  readonly stderr: string
  readonly exitCode: number | null
}

export interface RunOptions {
  /** The asset's directory, as synthesised. */
  readonly directory: string
  readonly environment: Readonly<Record<string, string>>
  /** In one process, so the later ones are warm. @default 1 */
  readonly invocations?: number
  /** What it is invoked with. @default what the schedule sends */
  readonly event?: unknown
  /** Of the hour it is then. @default what the clock says */
  readonly minute?: number
  /** What each invocation has left. @default 60 s */
  readonly remainingMs?: number
}

/** Runs the bundled handler on the Lambda's own major version of Node, in a process of its own that inherits nothing from this one. */
export async function runBundle(options: RunOptions): Promise<Run> {
  const { directory, environment, invocations = 1, remainingMs = 60_000, event, minute } = options
  const order = { bundle: join(directory, 'index.mjs'), invocations, remainingMs, event, minute }
  const child = fork(join(import.meta.dirname, 'run-handler.ts'), [JSON.stringify(order)], {
    execPath: NODE,
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  const done: Invocation[] = []
  child.on('message', message => done.push(message as Invocation))
  const exited = new Promise<number | null>(resolve => child.once('close', resolve))
  const [stdout, stderr] = await Promise.all([child.stdout, child.stderr].map(stream => (stream ? text(stream) : '')))
  return { invocations: done, stdout: stdout ?? '', stderr: stderr ?? '', exitCode: await exited }
}

/** The metric lines among a run's output. */
export function metricLines(stdout: string): readonly MetricLine[] {
  return jsonLines(stdout).flatMap(line => {
    const directives = (line._aws as { CloudWatchMetrics?: readonly Directive[] } | undefined)?.CloudWatchMetrics ?? []
    return directives.flatMap(({ Namespace, Dimensions, Metrics }) =>
      Metrics.flatMap(({ Name }) =>
        Dimensions.map(names => ({
          namespace: Namespace,
          name: Name,
          dimensions: Object.fromEntries(names.map(name => [name, String(line[name])])),
          value: line[Name],
        })),
      ),
    )
  })
}

/** The log lines of that message. */
export function logLines(output: string, message: string): readonly Readonly<Record<string, unknown>>[] {
  return jsonLines(output).filter(line => line.message === message)
}

export interface MetricLine {
  readonly namespace: string
  readonly name: string
  readonly dimensions: Readonly<Record<string, string>>
  readonly value: unknown
}

interface Directive {
  readonly Namespace: string
  readonly Dimensions: readonly (readonly string[])[]
  readonly Metrics: readonly { readonly Name: string }[]
}

function jsonLines(output: string): readonly Record<string, unknown>[] {
  return output.split('\n').flatMap(line => (line.startsWith('{') ? [JSON.parse(line)] : []))
}
