import { PRICES } from '../../../lib/configuration/monthly-costs.ts'

/** Where and when the prices of the one table (`monthly-costs.ts`) hold. */
export const BASIS = { region: 'us-east-1', asOf: '2026-11', daysAMonth: 30 } as const

/** AWS gives them to each account, not to each deployment; those of Lambda, which some accounts have used up, are not counted. */
export const FREE = { metrics: 10, alarms: 10, dashboards: 3 } as const

/** What stands beside that table. */
export const OTHER_PRICES = {
  /** Only where a construct is given one: by default AWS's own keys encrypt. */
  encryptionKeyAMonth: 1,
  hundredThousandEmails: 2,
} as const

/** What each mailbox gets in a month, generously: summaries, reminders, incidents. */
export const EMAILS_A_MAILBOX = 60

/** Figures that no page of AWS confirmed to us. */
export const NOT_CERTAIN = [
  `Lambda $${PRICES.gigabyteSecond} a GB-s and $${PRICES.millionCalls.toFixed(2)} a million calls`,
  `Step Functions $${PRICES.millionTransitions} a million transitions`,
] as const
