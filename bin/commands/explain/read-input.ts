import { readFileSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { type CommandIo, UsageError } from '../../command-io.ts'

/** More than this is somebody's whole log: the part around the error is what is wanted. */
const LIMIT_BYTES = 20 * 1024 * 1024

/** The text to explain: a file when the one argument names one, else the arguments themselves, else standard input. */
export async function readInput(words: readonly string[], io: CommandIo): Promise<string> {
  const [word] = words
  if (word === undefined) {
    if (io.stdin.isTTY) io.stderr.write('Paste the error, then press Ctrl-D on a line of its own.\n')
    const text = await readAll(io.stdin)
    if (text.trim() === '') {
      throw new UsageError(
        'Nothing to explain: give a text or a file as argument, or pipe it in (credit-watchdog explain < error.txt).',
      )
    }
    return text
  }
  const path = words.length === 1 ? fileNamed(word, io.cwd) : undefined
  if (path === undefined) return words.join(' ')
  const text = readFileSync(path, 'utf8')
  if (text.trim() === '') throw new UsageError(`The file ${JSON.stringify(word)} is empty.`)
  return text
}

/** The argument as a path when a file is there; an argument that can only be meant as a path must be one. */
export function fileNamed(word: string, cwd: string): string | undefined {
  if (word.length > 1024 || /[\n\r{}<>"]/.test(word)) return undefined
  const path = resolve(cwd, word)
  const file = statOf(path)
  if (file?.isFile()) {
    if (file.size <= LIMIT_BYTES) return path
    throw new UsageError(
      `The file ${JSON.stringify(word)} is larger than 20 MB: pipe in the part around the error, e.g. tail -n 1000.`,
    )
  }
  if (/^[^\s:]+\.(?:txt|log|jsonl?|md|html?|out|err)$/i.test(word)) {
    throw new UsageError(`No file ${JSON.stringify(word)} here. Looked for ${path}.`)
  }
  return undefined
}

/** A long text is no file name, and the system says so by an error of its own. */
function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

async function readAll(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of stream) {
    const buffer = Buffer.from(chunk)
    bytes += buffer.length
    if (bytes > LIMIT_BYTES)
      throw new UsageError('The input is larger than 20 MB: pipe in the part around the error, e.g. tail -n 1000.')
    chunks.push(buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}
