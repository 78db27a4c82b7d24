import { fromParameter, type WatchdogConfiguration } from '../../lib/configuration/define.ts'
import { ConfigurationError, type Problem } from '../../lib/configuration/problem.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'

export const KIE = { name: 'kie', provider: 'kie', key: fromParameter('/credit-watchdog/kie') } as const

/** Nothing wrong with it, nothing to warn about. */
export const MINIMAL: WatchdogConfiguration = { alerts: { email: ['ops@acme-studio.org'] }, keys: [KIE] }

/** The minimal configuration with its one key changed. */
export function withKey(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...MINIMAL, keys: [{ ...KIE, ...changes }] }
}

export function withAlerts(changes: Readonly<Record<string, unknown>>): unknown {
  return { ...MINIMAL, alerts: { ...MINIMAL.alerts, ...changes } }
}

/** What is wrong with a configuration; empty when it is accepted. */
export function problemsOf(
  configuration: unknown,
  mode: 'deploy' | 'local' = 'deploy',
  options = {},
): readonly Problem[] {
  try {
    toWatchList(configuration, mode, options)
    return []
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems
    throw error
  }
}
