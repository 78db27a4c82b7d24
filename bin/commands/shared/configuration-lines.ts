import type { FoundKey } from './discover-keys.ts'
import { isLoopback } from './host-of-key.ts'

/** The lines of `keys: [ … ]` for what was found, without any value. A server on this machine is no use to a function in the cloud. */
export function configurationLines(keys: readonly FoundKey[]): readonly string[] {
  const nameWidth = Math.max(0, ...keys.map(({ name }) => name.length))
  const providerWidth = Math.max(0, ...keys.map(({ provider }) => provider.id.length))
  return keys.map(key => {
    const { name, provider, baseUrl, adminVariable, parameters } = key
    const fields = [
      `name: ${quoted(name)},`.padEnd(nameWidth + 9),
      `provider: ${quoted(provider.id)},`.padEnd(providerWidth + 13),
      `key: fromParameter(${quoted(`/credit-watchdog/${name}`)}),`,
      ...(adminVariable === undefined ? [] : [`adminKey: fromParameter(${quoted(`/credit-watchdog/${name}-admin`)}),`]),
      ...(baseUrl === undefined ? [] : [`baseUrl: ${quoted(baseUrl)},`]),
      ...(Object.keys(parameters).length === 0 ? [] : [`parameters: ${record(parameters)},`]),
      ...lowOf(key),
    ]
    const line = `{ ${fields.join(' ').trimEnd().replace(/,$/, '')} },`
    const host = baseUrl ?? Object.values(provider.hosts)[0] ?? ''
    return URL.canParse(host) && isLoopback(new URL(host).hostname)
      ? `// only reachable from this machine: ${line}`
      : line
  })
}

/** The line that the catalogue suggests, written out so that it is seen and changed. */
function lowOf({ provider }: FoundKey): readonly string[] {
  const low = provider.suggested?.low
  if (low === undefined) return []
  return [`low: ${quoted(`${low.amount >= 1e6 ? `${low.amount / 1e6}M` : low.amount} ${low.unit}`)},`]
}

function quoted(text: string): string {
  return `'${text.replace(/[\\']/g, character => `\\${character}`)}'`
}

function record(values: Readonly<Record<string, string>>): string {
  return `{ ${Object.entries(values)
    .map(([name, value]) => `${name}: ${quoted(value)}`)
    .join(', ')} }`
}
