import { createHash } from 'node:crypto'
import type { Recipient } from '../../../lambda/core/watch-list.ts'
import type { Subscription } from '../deployment/subscriptions.ts'
import type { ReachFacts, Read } from './reach-facts.ts'

/** Whether one recipient hears from us, and if not, the step that changes it. */
export interface Reach {
  readonly recipient: Recipient
  /** `half`: by notices, not by the watchdog's own alarms. */
  readonly state: 'reached' | 'half' | 'not-reached' | 'unknown'
  /** In capitals where somebody is not reached. */
  readonly word: string
  readonly step?: string
}

const LINK_LIVES_MS = 48 * 3_600_000
const DEPLOY_AGAIN = 'take the address out of watchdog.config.ts, npx cdk deploy, put it in again, npx cdk deploy'

export function reachOf(recipient: Recipient, facts: ReachFacts, now: Date, moment: (iso: string) => string): Reach {
  const known = subscribed(recipient, facts.alerts)
  if (known === 'not-read') return unknown(recipient, 'notRead' in facts.alerts ? facts.alerts.notRead : '')
  if (known === 'absent')
    return unreached(
      recipient,
      'NOT SUBSCRIBED',
      `npx cdk deploy; was it deployed? Then its link died, or somebody unsubscribed it: ${DEPLOY_AGAIN}`,
    )
  if (known === 'pending')
    return unreached(recipient, 'NOT CONFIRMED', confirm(recipient, 'Alerts', facts, now, moment))
  if (recipient.channel === 'sms') return phoneReach(recipient, facts)
  // A webhook is not on the topic of the alarms: a machine can do nothing about them.
  const alarms = recipient.channel === 'email' && facts.operations && subscribed(recipient, facts.operations)
  if (alarms === 'pending' || alarms === 'absent') {
    const step = alarms === 'pending' ? confirm(recipient, 'Operations', facts, now, moment) : DEPLOY_AGAIN
    return {
      recipient,
      state: 'half',
      word: 'HALF CONFIRMED',
      step: `gets notices, but not the watchdog's own alarms: ${step}`,
    }
  }
  return { recipient, state: 'reached', word: 'confirmed' }
}

function phoneReach(recipient: Recipient, facts: ReachFacts): Reach {
  const { optedOut, inSandbox, sandbox, smsLimitUsd, region } = facts
  const console = `https://console.aws.amazon.com/sns/v3/home?region=${region}#/mobile/text-messaging`
  if ('value' in optedOut && optedOut.value.get(recipient.to))
    return unreached(
      recipient,
      'OPTED OUT',
      `it answered STOP: take it off the opt-out list (once in 30 days): ${console}`,
    )
  if ('value' in smsLimitUsd && smsLimitUsd.value === 0)
    return unreached(recipient, 'NOT POSSIBLE', `the account's SMS limit is $0.00 a month: raise it: ${console}`)
  if ('value' in inSandbox && inSandbox.value && 'value' in sandbox && !sandbox.value.get(recipient.to)) {
    const why = sandbox.value.has(recipient.to) ? 'waits for its code' : 'is not verified'
    return unreached(
      recipient,
      'NOT POSSIBLE',
      `the account is in the SMS sandbox and this number ${why}; verify it: ${console}`,
    )
  }
  const sandboxed = 'value' in inSandbox && !inSandbox.value ? inSandbox : sandbox
  const parts = [optedOut, inSandbox, sandboxed, smsLimitUsd].flatMap(part => ('notRead' in part ? [part.notRead] : []))
  if (parts.length > 0) return unknown(recipient, [...new Set(parts)].join(' '))
  return { recipient, state: 'reached', word: 'subscribed' }
}

type Subscribed = 'confirmed' | 'pending' | 'absent' | 'not-read'

function subscribed({ channel, to }: Recipient, subscriptions: Read<readonly Subscription[]>): Subscribed {
  if ('notRead' in subscriptions) return 'not-read'
  const protocols = { email: ['email', 'email-json'], sms: ['sms'], webhook: ['https', 'http'] }[channel]
  const mine = subscriptions.value.filter(
    ({ protocol, endpoint }) => protocols.includes(protocol) && sameAddress(endpoint, to),
  )
  if (mine.length === 0) return 'absent'
  return mine.some(({ confirmed }) => confirmed) ? 'confirmed' : 'pending'
}

/** SNS may show an address in its own spelling. */
function sameAddress(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function confirm(
  recipient: Recipient,
  topic: 'Alerts' | 'Operations',
  facts: ReachFacts,
  now: Date,
  moment: (iso: string) => string,
): string {
  if (recipient.channel === 'webhook')
    return 'the endpoint must open the SubscribeURL that SNS has posted to it (examples/webhook/)'
  const dies = diesAt(recipient, topic, facts)
  if (dies !== undefined && dies <= now)
    return `the link died ${moment(dies.toISOString())}: ${DEPLOY_AGAIN}, and click within two days`
  const until =
    dies === undefined
      ? 'it dies two days after it was sent; when that was is not known'
      : `it dies ${moment(dies.toISOString())}`
  return `open "AWS Notification - Subscription Confirmation" and click Confirm (${until})`
}

/** From the stack, which names a subscription after its topic, channel and address, as lib/recipients.ts does. */
function diesAt({ channel, to }: Recipient, topic: string, { subscribedAt }: ReachFacts): Date | undefined {
  if ('notRead' in subscribedAt) return undefined
  const person = createHash('sha256').update(to.toLowerCase()).digest('hex').slice(0, 12)
  const found = [...subscribedAt.value].find(([id]) => id.includes(`${topic}${channel}${person}`))
  return found && new Date(found[1].getTime() + LINK_LIVES_MS)
}

function unreached(recipient: Recipient, word: string, step: string): Reach {
  return { recipient, state: 'not-reached', word, step }
}

function unknown(recipient: Recipient, why: string): Reach {
  return { recipient, state: 'unknown', word: 'not known', step: why }
}
