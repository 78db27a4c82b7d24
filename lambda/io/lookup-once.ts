import { type LookupAddress, type LookupOptions, lookup } from 'node:dns'
import type { LookupFunction } from 'node:net'

type Found = string | LookupAddress[]
type Answer = (error: NodeJS.ErrnoException | null, found: Found, family?: number) => void
type Look = (name: string, options: LookupOptions, answer: Answer) => void

/**
 * Looks each name up once, however many connections are opened to it: the system does four look-ups at a time, and a name whose server is
 * silent would hold one of them for each connection. What failed is looked up again when it is asked for again.
 */
export function lookupOnce(look: Look = lookup as Look): LookupFunction {
  const answers = new Map<string, Parameters<Answer>>()
  const waiting = new Map<string, Answer[]>()
  return (name, options, callback) => {
    const answer = callback as Answer
    const question = `${name} ${JSON.stringify(options)}`
    const known = answers.get(question)
    if (known) return process.nextTick(answer, ...known)
    const others = waiting.get(question)
    if (others) return void others.push(answer)
    const own = [answer]
    waiting.set(question, own)
    look(name, options, (...found) => {
      waiting.delete(question)
      if (found[0] === null) answers.set(question, found)
      for (const each of own) each(...found)
    })
  }
}
