/** The public face of the construct library. */
export type { ProviderAnswer } from './answer-problems.ts'
export type { AlertsConfiguration, RecipientConfiguration } from './configuration/alerts-configuration.ts'
export {
  type DiscoverConfiguration,
  defineProvider,
  defineWatchdog,
  fromEnv,
  fromParameter,
  fromSecret,
  type ScheduleConfiguration,
  type WatchdogConfiguration,
} from './configuration/define.ts'
export type { InfrastructureConfiguration } from './configuration/infrastructure-configuration.ts'
export type { KeyConfiguration, PoolConfiguration } from './configuration/key-configuration.ts'
export { ConfigurationError } from './configuration/problem.ts'
export { CreditWatchdog, type CreditWatchdogProps } from './credit-watchdog.ts'
export { providerProblems } from './provider-problems.ts'
export { WatchdogStack, type WatchdogStackProps } from './watchdog-stack.ts'
