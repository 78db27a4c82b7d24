import type { Recipient } from '../../../lambda/core/watch-list.ts'
import { labelled } from '../shared/labelled.ts'
import type { createPaint } from '../shared/paint.ts'
import type { ReachFacts } from './reach-facts.ts'
import type { Reach } from './reach-of.ts'

const NOUN = { email: 'E-mail', sms: 'SMS', webhook: 'Webhook' } as const satisfies Record<Recipient['channel'], string>

export interface PrintReachOptions {
  readonly paint: ReturnType<typeof createPaint>
  readonly columns: number
  /** Everybody the configuration names, shown or not. */
  readonly configured: readonly Recipient[]
}

/** One line for each recipient, the quota, and who is left when the others are not. */
export function printReach(reaches: readonly Reach[], facts: ReachFacts, options: PrintReachOptions): string {
  const width = Math.min(Math.max(options.columns, 80), 120)
  const names = reaches.map(({ recipient }) => `${NOUN[recipient.channel].padEnd(7)} ${recipient.to}`)
  const nameWidth = Math.max('SMS quota'.length, ...names.map(name => name.length)) + 3
  const wordWidth = Math.max(0, ...reaches.map(({ word }) => word.length)) + 3
  const lines = reaches.map((reach, index) => {
    const label = `${(names[index] ?? '').padEnd(nameWidth)}${reach.word}`
    const text = labelled(label, reach.step ?? '', { width, indent: nameWidth + wordWidth })
    return text.replace(reach.word, options.paint(styleOf(reach), reach.word))
  })
  const hasPhones = reaches.some(({ recipient }) => recipient.channel === 'sms')
  return [
    ...lines,
    ...(hasPhones ? [labelled('SMS quota', quota(facts), { width, indent: nameWidth })] : []),
    ...others(options.configured, facts),
    '',
    total(reaches),
    '',
  ].join('\n')
}

function styleOf({ state }: Reach): 'green' | 'red' | 'yellow' {
  switch (state) {
    case 'reached':
      return 'green'
    case 'not-reached':
      return 'red'
    case 'half':
    case 'unknown':
      return 'yellow'
  }
}

/** Reading what was spent takes CloudWatch, which this command does not ask. */
function quota({ smsLimitUsd }: ReachFacts): string {
  if ('notRead' in smsLimitUsd) return `not read: ${smsLimitUsd.notRead}`
  const limit =
    smsLimitUsd.value === undefined
      ? "not set: the account's default, $1.00 a month unless AWS has raised it"
      : `$${smsLimitUsd.value.toFixed(2)} a month`
  return `${limit}; spent: not read (CloudWatch: AWS/SNS, SMSMonthToDateSpentUSD). More: docs/deploy.md#text-messages`
}

/** Subscribed by hand, or by an app of its own: ours is only to say that they are there. */
function others(configured: readonly Recipient[], { alerts }: ReachFacts): readonly string[] {
  if ('notRead' in alerts) return []
  const ours = new Set(configured.map(({ to }) => to.toLowerCase()))
  const rest = alerts.value.filter(({ endpoint }) => !ours.has(endpoint.toLowerCase()))
  if (rest.length === 0) return []
  const names = rest.map(
    ({ protocol, endpoint, confirmed }) => `${protocol} ${endpoint}${confirmed ? '' : ' (not confirmed)'}`,
  )
  return [`Also on the topic: ${names.join(', ')}`]
}

function total(reaches: readonly Reach[]): string {
  const count = (wanted: Reach['state']) => reaches.filter(({ state }) => state === wanted).length
  const heard = reaches.filter(({ state }) => state === 'reached' || state === 'half')
  const [half, unknown] = [count('half'), count('unknown')]
  const counted = [
    `${heard.length} of ${reaches.length} can be reached`,
    ...(half > 0 ? [`${half} of them not by the watchdog's own alarms`] : []),
    ...(unknown > 0 ? [`${unknown} not known`] : []),
  ].join(', ')
  if (count('not-reached') === 0) return `${counted}.`
  const names = heard.map(({ recipient }) => recipient.to).join(', ')
  return heard.length === 0
    ? `${counted}. NOBODY is known to hear from us until that is fixed.`
    : `${counted}. Until the others are fixed, only ${names} ${heard.length === 1 ? 'hears' : 'hear'} from us.`
}
