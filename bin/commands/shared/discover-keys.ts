import type { Provider } from '../../../lambda/core/provider.ts'
import { hostOfKey } from './host-of-key.ts'
import type { Environment } from './read-environment.ts'
import { whyUnusable } from './unusable.ts'

/** A key that was found, by the variable it stands in: its value stays in the environment. */
export interface FoundKey {
  /** Unique: 'kie', 'kie-2'. */
  readonly name: string
  readonly provider: Provider
  readonly variable: string
  readonly from: string
  readonly baseUrl?: string
  readonly adminVariable?: string
  readonly parameters: Readonly<Record<string, string>>
}

export interface Discovery {
  readonly keys: readonly FoundKey[]
  /** Variables that are set and were not used, and why. Never a value. */
  readonly passedOver: readonly { readonly variable: string; readonly why: string }[]
  /** How many variable names were looked for. */
  readonly variables: number
}

/** Every provider's usual variables, looked up in the environment. A value goes to the host of its own provider only. */
export function discoverKeys(environment: Environment, providers: readonly Provider[]): Discovery {
  const names = new Set(providers.flatMap(provider => provider.env))
  const keys: FoundKey[] = []
  const passedOver: { variable: string; why: string }[] = []
  const seen = new Set<string>()
  for (const provider of providers) {
    for (const variable of provider.env) {
      const entry = environment.get(variable)
      if (entry === undefined || !names.delete(variable)) continue
      const why = whyUnusable(entry.value)
      if (why !== undefined) {
        passedOver.push({ variable, why })
        continue
      }
      const host = hostOfKey(
        variable,
        ownerOf(variable, entry.value, providers),
        baseOf(variable, environment),
        providers,
      )
      if ('refused' in host) {
        passedOver.push({ variable, why: `was not sent: ${host.refused}` })
        continue
      }
      const stranger = looksLikeAnother(entry.value, host.provider, providers)
      if (stranger !== undefined && host.baseUrl === undefined) {
        passedOver.push({
          variable,
          why: `was not sent: it looks like a key of ${stranger.name}, not of ${host.provider.name}`,
        })
        continue
      }
      const parameters = parametersOf(host.provider, environment)
      if ('missing' in parameters) {
        passedOver.push({ variable, why: `was not sent: ${parameters.missing}` })
        continue
      }
      const once = `${host.provider.id} ${host.baseUrl ?? ''} ${entry.value.trim()}`
      if (seen.has(once)) continue
      seen.add(once)
      const adminVariable = host.provider.adminEnv?.find(
        name => whyUnusable(environment.get(name)?.value ?? '') === undefined,
      )
      keys.push({
        name: nameFor(host.provider, keys),
        provider: host.provider,
        variable,
        from: entry.from,
        parameters: parameters.found,
        ...(host.baseUrl !== undefined && { baseUrl: host.baseUrl }),
        ...(adminVariable !== undefined && { adminVariable }),
      })
    }
  }
  return {
    keys,
    passedOver,
    variables: new Set(providers.flatMap(({ env, adminEnv }) => [...env, ...(adminEnv ?? [])])).size,
  }
}

/** Several providers may use one variable (`GOOGLE_API_KEY`): the one whose keys look so, else the one for whom it is most usual. */
function ownerOf(variable: string, value: string, providers: readonly Provider[]): Provider {
  const owners = providers
    .filter(provider => provider.env.includes(variable))
    .sort((a, b) => a.env.indexOf(variable) - b.env.indexOf(variable))
  const [first] = owners
  if (first === undefined) throw new Error(`no provider has ${variable}`)
  return owners.find(provider => isWholly(value.trim(), provider.keyPattern)) ?? first
}

/** `OPENAI_BASE_URL`, `OPENAI_API_BASE` or `OPENAI_API_BASE_URL` beside `OPENAI_API_KEY`. */
function baseOf(variable: string, environment: Environment) {
  const stem = variable.replace(/_(?:API_)?(?:KEY|TOKEN)$/, '')
  return [`${stem}_BASE_URL`, `${stem}_API_BASE`, `${stem}_API_BASE_URL`]
    .map(name => ({ variable: name, value: environment.get(name)?.value ?? '' }))
    .find(({ value }) => value.trim() !== '')
}

/** A key with another provider's unmistakable beginning (`sk-or-v1-`, `gsk_`) must not be shown to this one. */
export function looksLikeAnother(
  value: string,
  provider: Provider,
  providers: readonly Provider[],
): Provider | undefined {
  const key = value.trim()
  if (isWholly(key, provider.keyPattern)) return undefined
  const own = prefixOf(provider.keyPattern)
  return providers.find(other => {
    const prefix = prefixOf(other.keyPattern)
    if (other.id === provider.id || prefix.length < 4 || (own !== '' && own.startsWith(prefix))) return false
    return isWholly(key, other.keyPattern)
  })
}

function isWholly(value: string, pattern: RegExp | undefined): boolean {
  return pattern !== undefined && new RegExp(pattern.source, pattern.flags.replace('g', '')).exec(value)?.[0] === value
}

/** The letters a pattern begins with, whatever follows. */
function prefixOf(pattern: RegExp | undefined): string {
  return /^(?:\\b|\^)?([\w-]*)(?![*+?{])/.exec(pattern?.source ?? '')?.[1] ?? ''
}

/** What a provider needs beside the key, from variables named after it: `CLOUDFLARE_ACCOUNT_ID` for `accountId`. */
function parametersOf(
  provider: Provider,
  environment: Environment,
): { readonly found: Record<string, string> } | { readonly missing: string } {
  const found: Record<string, string> = {}
  for (const [name, parameter] of Object.entries(provider.parameters ?? {})) {
    if (!('ask' in parameter)) continue
    const suffix = name.replace(/[A-Z]/g, letter => `_${letter}`).toUpperCase()
    const ids = [provider.id, ...(provider.aliases ?? [])].map(id => id.replace(/-/g, '_').toUpperCase())
    const stems = [
      ...provider.env.map(variable => variable.replace(/_(?:API_KEY|KEY|TOKEN|CREDENTIALS|BASIC_AUTH)$/, '')),
      ...ids,
    ]
    const variables = stems.map(stem => `${stem}_${suffix}`)
    const value = variables
      .map(variable => environment.get(variable)?.value.trim())
      .find(each => each !== undefined && each !== '')
    if (value === undefined && parameter.optional) continue
    if (value === undefined) return { missing: `${provider.name} needs ${parameter.ask}; set ${variables[0]}` }
    found[name] = value
  }
  return { found }
}

function nameFor(provider: Provider, keys: readonly FoundKey[]): string {
  const taken = keys.filter(key => key.provider.id === provider.id).length
  return taken === 0 ? provider.id : `${provider.id}-${taken + 1}`
}
