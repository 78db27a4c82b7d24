import type { Clock, KeyLister } from '../ports.ts'
import { awsProblem } from './aws-problem.ts'
import type { ParameterStore } from './on-demand/parameter-store.ts'
import type { SecretStore } from './on-demand/secret-store.ts'

export interface KeyListerOptions {
  readonly parameters: Pick<ParameterStore, 'under'>
  readonly secrets: SecretStore
  readonly clock: Clock
}

/** Which parameters stand under a path, and which fields a JSON secret has. Values do not leave here. */
export function createKeyLister({ parameters, secrets, clock }: KeyListerOptions): KeyLister {
  async function namesUnder(path: string, until: Date): Promise<readonly string[]> {
    const found: string[] = []
    let page: string | undefined
    do {
      if (clock.now() >= until) throw new NotListed('are too many to be listed in time')
      const { names, nextPage } = await parameters.under(path, page)
      for (const name of names) if (name.startsWith(`${path}/`)) found.push(name.slice(path.length + 1))
      page = nextPage
    } while (page !== undefined)
    return found.sort()
  }

  async function fields(name: string): Promise<readonly string[]> {
    return Object.keys(parse((await secrets.text(name)) ?? '')).sort()
  }

  return {
    async list(source, until) {
      const place = source.from === 'path' ? `the parameters under ${source.path}` : `the secret ${source.name}`
      try {
        return { names: source.from === 'path' ? await namesUnder(source.path, until) : await fields(source.name) }
      } catch (error) {
        return { problem: `${place} ${error instanceof NotListed ? error.message : awsProblem(error).words}` }
      }
    },
  }
}

/** Words of our own; those of AWS name accounts. */
class NotListed extends Error {}

function parse(text: string): object {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value
  } catch {
    // Its text must not be repeated: it holds keys.
  }
  throw new NotListed('cannot be read: it is no JSON object')
}
