import type { Provider } from '../../lambda/core/provider.ts'
import type { Credential } from '../../lambda/core/watch-list.ts'
import type { ProviderId } from '../../lambda/providers/all.ts'
import type { AlertsConfiguration } from './alerts-configuration.ts'
import type { InfrastructureConfiguration } from './infrastructure-configuration.ts'
import type { KeyConfiguration } from './key-configuration.ts'

/** Completes to the catalogue's ids and takes those of private providers too; both are checked at synth. */
export type AnyProviderId = ProviderId | (string & {})

/** What is watched and who is told. `Id` is the id of a provider: one of the catalogue's, or of `providers`. */
export interface WatchdogConfiguration<Id extends string = AnyProviderId> extends InfrastructureConfiguration {
  /**
   * Stands before every alarm and on every metric, so two deployments in one account never mix.
   * @default the stack's name
   */
  readonly deployment?: string
  /** @default { every: '5m' } */
  readonly schedule?: ScheduleConfiguration
  readonly alerts: AlertsConfiguration<Id>
  /** At least one, or none beside `discover`. */
  readonly keys: readonly KeyConfiguration<Id>[]
  /**
   * Where keys are watched without being named here, and without a deployment: under a path of the Parameter Store every parameter
   * `<path>/<provider>/<name>`, in a JSON secret (`fromSecret('name', '*')`) every field `<provider>/<name>` or `<provider>`. Looked up every
   * 15 minutes; each has everything the catalogue says of its provider. What `keys` names itself stays as it is there.
   * @default nowhere
   */
  readonly discover?: DiscoverConfiguration | readonly DiscoverConfiguration[]
  /**
   * Providers that the catalogue does not know, as plain data in the catalogue's own shape (`defineProvider`).
   * @default none
   */
  readonly providers?: readonly Provider[]
  /**
   * In these hours, in the time zone of `alerts`, a balance that crosses a line is told as a warning only; a blocked key is always urgent.
   * @default none
   */
  readonly quietHours?: { readonly from: string; readonly to: string }
  /** @default { first: '4h', every: '24h' } */
  readonly reminders?: { readonly first?: string; readonly every?: string }
  /**
   * What your users call what you sell them ("Acme Studio"): it stands in the words we suggest for them.
   * @default none
   */
  readonly product?: string
  /**
   * Where an https URL is kept that is called after each good sweep: somebody outside this account (healthchecks.io and its like) notices when
   * the calls stop. A reference, for whoever knows the URL can pretend that the watchdog is alive.
   * @default none
   */
  readonly heartbeat?: Credential
}

/** Every so often, or by an EventBridge cron expression in UTC. */
export type ScheduleConfiguration =
  | {
      /** '1m' to '8h'. @default '5m' */
      readonly every: string
    }
  | {
      /** Six fields: minutes, hours, day of month, month, day of week, year: '0/10 7-18 ? * MON-FRI *'. */
      readonly cron: string
      /** The longest time that lawfully passes between two sweeps ('62h' over a weekend), at most '72h': silence is told after three of them, at most a week. */
      readonly longestGap: string
    }

/** '/credit-watchdog/keys', or `fromSecret('prod/ai', '*')`. */
export type DiscoverConfiguration = string | Credential

/** Gives the configuration its types, so an editor completes it. It is checked when it is used: by `cdk synth`, `check` and the tests. */
export function defineWatchdog<const Private extends readonly Provider[] = readonly []>(
  configuration: Omit<WatchdogConfiguration<ProviderId | Private[number]['id']>, 'providers'> & {
    readonly providers?: Private
  },
): WatchdogConfiguration {
  return configuration
}

/** A private provider: plain data (a RegExp is allowed, a function is not). Keeps its id, so that `keys` can name it. */
export function defineProvider<const P extends Provider>(provider: P): P {
  return provider
}

/** The secret is the value of this SSM parameter (a SecureString): '/credit-watchdog/kie'. */
export function fromParameter(name: string): Credential {
  return { from: 'parameter', name }
}

/** The secret is this secret of Secrets Manager (name or ARN), or one field of it when it holds JSON. '*' is every field, for `discover`. */
export function fromSecret(name: string, field?: string): Credential {
  return { from: 'secret', name, ...(field === undefined ? {} : { field }) }
}

/** The secret is this environment variable. For `check` and `demo` only: refused when deploying. */
export function fromEnv(name: string): Credential {
  return { from: 'env', name }
}
