import { derivedAccount, referenceOf } from '../../lambda/core/key-defaults.ts'
import type { WatchedKey } from '../../lambda/core/watch-list.ts'
import type { CheckedKey } from './key-schema.ts'
import { wrong } from './problem.ts'
import { findIn, type Scene } from './scene.ts'

type Spender = Pick<WatchedKey, 'name' | 'provider' | 'account' | 'adminCredential' | 'parameters' | 'budget'>

/** One account has one spend: a budget that differs from the one of another key of it cannot be meant. */
export function checkBudgets(
  keys: readonly CheckedKey[],
  scene: Scene,
  report: (path: readonly PropertyKey[], message: string) => void,
): void {
  const spenders = keys.map(key => toSpender(key, scene))
  const tellerOf = tellersOf(spenders.filter(each => each !== undefined))
  for (const [index, key] of spenders.entries()) {
    const teller = key && tellerOf(key)
    if (key?.budget === undefined || teller?.budget === undefined) continue
    if (key.budget.amount === teller.budget.amount) continue
    report(
      [index, 'budget', 'amount'],
      wrong(
        key.budget.amount,
        `${teller.budget.amount}, the budget of key ${teller.name}`,
        'Both are of one account (the same account or adminKey), which has one spend: leave one of the two out.',
      ),
    )
  }
}

/** Said again it is the same budget: one key tells of it. */
export function withOneBudget(keys: readonly WatchedKey[]): readonly WatchedKey[] {
  const tellerOf = tellersOf(keys)
  return keys.map(key => {
    if (tellerOf(key) === undefined) return key
    const { budget: _, ...rest } = key
    return rest
  })
}

/** A sentence for each key whose budget another tells of. */
export function warningsOfBudgets(keys: readonly WatchedKey[]): readonly string[] {
  const tellerOf = tellersOf(keys)
  return keys.flatMap(key => {
    const teller = tellerOf(key)
    return teller
      ? [`key ${key.name}: its budget is that of key ${teller.name}, whose account it shares; it is told there.`]
      : []
  })
}

/** Gives the other key that tells of a key's budget: the first of its account whose spend can be read. */
function tellersOf<Key extends Spender>(keys: readonly Key[]): (key: Key) => Key | undefined {
  const inOrder = [...keys.filter(key => !isBlind(key)), ...keys.filter(isBlind)]
  const places = new Map<string, number>()
  for (const [place, key] of inOrder.entries())
    for (const owner of ownersOf(key)) places.set(owner, places.get(owner) ?? place)
  return key => {
    const teller = inOrder[Math.min(...ownersOf(key).map(owner => places.get(owner) ?? Number.POSITIVE_INFINITY))]
    return teller === key ? undefined : teller
  }
}

function isBlind({ adminCredential }: Spender): boolean {
  return adminCredential === undefined
}

/** Whose spend a budget is about: the account's, and all that one admin key reads with the same parameters (a team's id) is one account. */
function ownersOf({ provider, account, adminCredential, parameters, budget }: Spender): readonly string[] {
  if (budget === undefined) return []
  const ownAccount = `${provider} of ${account}`
  if (adminCredential === undefined) return [ownAccount]
  return [ownAccount, `${provider} read by ${referenceOf(adminCredential)} with ${JSON.stringify(parameters)}`]
}

function toSpender(
  { name, provider: id, key, adminKey, account, parameters = {}, budget }: CheckedKey,
  scene: Scene,
): Spender | undefined {
  const provider = findIn(scene.providers, id)
  return (
    provider && {
      name,
      provider: provider.id,
      account: account ?? derivedAccount(provider, name, key),
      parameters,
      ...(adminKey && { adminCredential: adminKey }),
      ...(budget && { budget }),
    }
  )
}
