import { StringDecoder } from 'node:string_decoder'
import { type CommandIo, type Input, UsageError } from '../../command-io.ts'
import { whyUnusable } from '../shared/unusable.ts'

const LONGEST = 64 * 1024

export interface SecretRead {
  readonly value: string
  /** White space stood around it: more than the line break that ends a line. */
  readonly trimmed: boolean
}

/** A key from a prompt that shows nothing, or from standard input. @throws {UsageError} for what cannot be a key; never with it */
export async function readSecret(io: CommandIo, what: string): Promise<SecretRead> {
  const raw = io.stdin.isTTY === true ? await prompt(io, what) : await readAll(io.stdin)
  const value = raw.trim()
  const why = whyUnusable(value)
  if (why !== undefined)
    throw new UsageError(`What was ${io.stdin.isTTY ? 'typed' : 'read'} ${why}. Nothing was stored or sent.`)
  return { value, trimmed: raw.replace(/\r?\n$/, '') !== value }
}

async function readAll(stdin: Input): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let text = ''
  for await (const chunk of stdin) {
    text += typeof chunk === 'string' ? chunk : decoder.write(chunk)
    if (text.length > LONGEST) throw new UsageError('Standard input is too long for a key. Nothing was stored or sent.')
  }
  return text + decoder.end()
}

/** Raw mode: the terminal echoes nothing, and we do not either. */
async function prompt({ stdin, stderr }: CommandIo, what: string): Promise<string> {
  if (stdin.setRawMode === undefined)
    throw new UsageError('This terminal cannot hide what is typed. Give the key on standard input.')
  stderr.write(`${what} (hidden): `)
  stdin.setRawMode(true)
  try {
    return await readLine(stdin)
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}

function readLine(stdin: Input): Promise<string> {
  const decoder = new StringDecoder('utf8')
  let typed = ''
  let behind: string | undefined
  return new Promise((resolve, reject) => {
    stdin.on('data', take)
    stdin.on('end', cancel)
    stdin.resume()

    function take(chunk: string | Buffer): void {
      const text = typeof chunk === 'string' ? chunk : decoder.write(chunk)
      // Arrow keys, and the marks that terminals put around a paste.
      for (const character of text.replace(ESCAPES, '')) press(character)
    }
    function press(character: string): void {
      if (behind !== undefined) behind += character
      else if (character === '\r' || character === '\n') {
        behind = ''
        setTimeout(end, PASTE_MS)
      } else if (character === CTRL_C || (character === CTRL_D && typed === '')) cancel()
      else if (character === DELETE || character === '\b') typed = typed.slice(0, -1)
      else if (character !== CTRL_D && typed.length < LONGEST) typed += character
    }
    /** What was pasted behind a line break would be lost, or run by the shell. */
    function end(): void {
      stop()
      if (behind?.trim() === '') resolve(typed)
      else reject(new UsageError('What was pasted has several lines; a key has one. Nothing was stored or sent.'))
    }
    function cancel(): void {
      stop()
      reject(new UsageError('Cancelled. Nothing was stored or sent.'))
    }
    function stop(): void {
      stdin.off('data', take)
      stdin.off('end', cancel)
    }
  })
}

/** A long paste comes in pieces. */
const PASTE_MS = 50
const CTRL_C = '\u0003'
const CTRL_D = '\u0004'
const DELETE = '\u007f'
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is how escape sequences begin
const ESCAPES = /\u001b\[[0-9;]*[A-Za-z~]/g
