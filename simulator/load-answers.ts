import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { RecordedAnswer } from './recorded-answer.ts'

/** A provider's recorded answers by file name without `.json`: 'exhausted-code-402'. */
export type Answers = Readonly<Record<string, RecordedAnswer>>

/** Where the recorded answers lie: `<provider id>/<verdict>-<slug>.json`. */
export const ANSWERS_DIRECTORY = fileURLToPath(new URL('./answers/', import.meta.url))

/** Reads what was recorded of one provider, in the order of the file names. */
export function loadAnswers(providerId: string, directory: string = ANSWERS_DIRECTORY): Answers {
  const folder = `${directory}${directory.endsWith('/') ? '' : '/'}${providerId}`
  if (!existsSync(folder)) return {}
  // missing.json says which kinds are not known of this provider, and why.
  return Object.fromEntries(
    readdirSync(folder)
      .filter(file => file.endsWith('.json') && file !== 'missing.json')
      .sort()
      .map(file => [file.slice(0, -'.json'.length), readAnswer(`${folder}/${file}`)]),
  )
}

function readAnswer(path: string): RecordedAnswer {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as RecordedAnswer
  } catch (error) {
    throw new Error(`${path} is not a recorded answer: ${(error as Error).message}`)
  }
}
