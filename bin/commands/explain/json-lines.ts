import { once } from 'node:events'
import type { Classify } from '../../../lambda/core/classify.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import { EXIT, type Output } from '../../command-io.ts'
import { linesOf } from '../shared/lines.ts'
import { ANSWER_LIMIT } from './find-deciding.ts'

export interface JsonLinesOptions {
  readonly classify: Classify
  /** Removes what looks like a key from a text. */
  readonly scrub: (text: string) => string
  /** Taken where a line names no provider or status. */
  readonly provider?: Provider
  readonly status: number | null
  readonly now: () => Date
}

/** One verdict for each line, in order, as they come: nothing is kept, and the reader's pace is ours. A bad line never stops the rest. */
export async function explainLines(
  input: NodeJS.ReadableStream,
  output: Output,
  options: JsonLinesOptions,
): Promise<number> {
  let number = 0
  let malformed = 0
  for await (const line of linesOf(input)) {
    number += 1
    const text = number === 1 ? line.replace(/^\ufeff/, '') : line
    if (text.trim() === '') continue
    const record = readRecord(text)
    if ('problem' in record) malformed += 1
    const answer =
      'problem' in record ? { id: null, error: `line ${number}: ${record.problem}` } : verdictLine(record, options)
    if (!output.write(`${JSON.stringify(answer)}\n`)) await once(output, 'drain')
  }
  return malformed === 0 ? EXIT.ok : EXIT.data
}

interface ErrorRecord {
  readonly id: string | number | null
  readonly provider?: string
  readonly status?: number | null
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly at?: Date
}

function verdictLine(record: ErrorRecord, { classify, scrub, provider: given, status, now }: JsonLinesOptions) {
  const provider = record.provider === undefined ? given : byName(record.provider)
  const at = record.at ?? now()
  const observation = {
    at,
    status: record.status === undefined ? status : record.status,
    headers: record.headers,
    body: record.body.slice(0, ANSWER_LIMIT),
  }
  const verdict = classify(
    observation,
    provider ? { provider } : record.provider === undefined ? {} : { elsewhere: true },
  )
  const named = provider?.id ?? record.provider
  return {
    id: typeof record.id === 'string' ? scrub(record.id) : record.id,
    provider: named === undefined ? null : scrub(named),
    kind: verdict.kind,
    certainty: verdict.certainty,
    signature: verdict.signature,
    blame: verdict.blame,
    words: scrub(verdict.words),
    ...(verdict.resetsAt && {
      retryAfterSeconds: Math.ceil((verdict.resetsAt.getTime() - at.getTime()) / 1_000),
      resetsAt: verdict.resetsAt.toISOString(),
    }),
  }
}

/** Logs name the provider behind a tool, too: 'anthropic/claude-code'. */
function byName(name: string): Provider | undefined {
  return findProvider(name) ?? findProvider(name.split('/', 1).join(''))
}

/** What is wrong with a line is said without quoting it: it may hold a key. */
function readRecord(line: string): ErrorRecord | { readonly problem: string } {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return { problem: 'not JSON' }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { problem: 'not an object; expected { "id", "provider", "status", "headers", "body" }' }
  }
  const { id = null, provider = null, status, headers = null, body, at } = value as Readonly<Record<string, unknown>>
  if (id !== null && typeof id !== 'string' && typeof id !== 'number') return { problem: '"id" is no text or number' }
  if (provider !== null && typeof provider !== 'string') return { problem: '"provider" is no text' }
  const code = readStatus(status)
  if (code === 'wrong') return { problem: '"status" is no HTTP status (100 to 599, or null)' }
  if (headers !== null && (typeof headers !== 'object' || Array.isArray(headers)))
    return { problem: '"headers" is no object' }
  if (body === undefined && typeof code !== 'number') return { problem: 'neither "body" nor "status"' }
  const date = typeof at === 'string' || typeof at === 'number' ? new Date(at) : undefined
  if (at !== undefined && at !== null && (date === undefined || Number.isNaN(date.getTime())))
    return { problem: '"at" is no date' }
  return {
    id,
    ...(provider !== null && { provider }),
    ...(code !== undefined && { status: code }),
    headers: readHeaders(headers ?? {}),
    body: typeof body === 'string' ? body : body === undefined || body === null ? '' : JSON.stringify(body),
    ...(date !== undefined && { at: date }),
  }
}

function readStatus(status: unknown): number | null | undefined | 'wrong' {
  if (status === undefined || status === null) return status
  const code = typeof status === 'string' && /^\d{3}$/.test(status) ? Number(status) : status
  return typeof code === 'number' && Number.isInteger(code) && code >= 100 && code <= 599 ? code : 'wrong'
}

function readHeaders(headers: object): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const text = Array.isArray(value) ? value.join(', ') : value
      return typeof text === 'string' || typeof text === 'number' ? [[name.toLowerCase(), String(text)]] : []
    }),
  )
}
