import type { CreditNotice } from './credit-notices.ts'

/** What a pool serves, and what to use while it is out of credit. The names are those of `watchdog.config.ts`. */
export interface Choice {
  readonly key: string
  readonly pool: string
  readonly model: string
  readonly fallback: string
}

/** In these no call of ours is answered. */
const BLOCKED: readonly string[] = ['exhausted', 'capped', 'suspended', 'rejected', 'forbidden', 'retired']

/** Which model to use now: the application asks it before each call. */
export function createModelSwitch(choices: readonly Choice[]) {
  const states = new Map<string, { readonly at: string; readonly blocked: boolean }>()
  const idOf = (key = '', pool = '') => `${key}/${pool}`

  return {
    /** Notices may come twice or out of order: the latest one holds. */
    hear({ subject, at, condition }: CreditNotice): void {
      if (subject.about !== 'pool') return
      const id = idOf(subject.key, subject.pool)
      const known = states.get(id)
      if (known === undefined || known.at < at) states.set(id, { at, blocked: BLOCKED.includes(condition) })
    },

    modelFor(key: string, pool: string): string | undefined {
      const choice = choices.find(each => each.key === key && each.pool === pool)
      return states.get(idOf(key, pool))?.blocked ? choice?.fallback : choice?.model
    },
  }
}
