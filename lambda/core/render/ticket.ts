import { createFormat } from '../format.ts'
import type { Amount } from '../provider.ts'
import { en } from '../text/en.ts'
import { only } from '../text/grammar.ts'
import { harmless } from './harmless.ts'
import type { Story } from './story.ts'
import { balancesOf } from './tell-money.ts'

/** Only where the provider has something to explain or repair. */
export function needsTicket({ diagnosis }: Story): boolean {
  return diagnosis.steps.includes('send-ticket')
}

/** Always in English, times in UTC: it goes to the provider. Facts are filled in, what we do not know stands in brackets. */
export function ticket({ notice, provider, told, pool, key }: Story): readonly string[] {
  const { facts } = notice
  const format = createFormat(en.format, { timeZone: 'UTC', reference: notice.at, ...(provider && { provider }) })
  const what = facts.model ?? pool?.model ?? told.pool
  const balances = balancesOf(facts.balance)
  const asked = (facts.asked ?? []).filter(each => each.key === key?.name)
  const answering = asked.filter(each => each.as !== 'alternative' && each.kind === 'healthy')
  const refused = asked.filter(each => each.as === 'alternative' && BLOCKED.includes(each.kind)).map(each => each.model)
  const said = `${facts.status == null ? '' : ` with HTTP ${facts.status}`}: "${harmless(facts.words ?? '') || '[their answer]'}"`
  return [
    `To: ${provider?.consoles.support ?? '[their support address]'}`,
    `Subject: ${what || 'Calls'} refused${only(format.list(balances.map(format.amount)), ' with a balance of {}')}`,
    '',
    `Hello, since ${utc(facts.since)} our calls${only(what, ' to {}')} fail${said}`,
    `- ${balanceLine(provider, balances, facts.balanceReadAt)}`,
    ...answering.map(each => `- ${each.model} on the same key answered at ${utc(each.at)}.`),
    ...(facts.accountKey ? [`- Another key of the same account answered at ${utc(facts.accountKey.at)}.`] : []),
    ...(facts.toppedUp
      ? [`- ${told.toppedUp} was paid in by ${utc(facts.toppedUp.at)}, and it is still refused.`]
      : []),
    ...(facts.lastHealthyAt ? [`- ${what || 'It'} last answered at ${utc(facts.lastHealthyAt)}.`] : []),
    ...(refused.length > 0 ? [`- Refused too: ${refused.join(', ')}.`] : []),
    facts.blame === 'upstream'
      ? 'Is this your upstream account, a separate pool, or a setting on ours? Please fix it, or tell us which.'
      : 'What blocks us, and what must we do? Please fix it, or tell us.',
    `Account: ${key?.login ?? '[the account]'}`,
    'Key: [first characters, only if they ask]',
  ]
}

const BLOCKED: readonly string[] = ['exhausted', 'capped', 'suspended', 'rejected', 'forbidden', 'retired']

/** As the provider's own page or call states it: not converted. */
function balanceLine(provider: Story['provider'], balances: readonly Amount[], readAt: string | undefined): string {
  if (balances.length === 0) return 'Our balance: [amount and time, from your billing page].'
  const probe = provider?.probes.find(candidate => candidate.kind === 'balance')
  const amounts = balances.map(({ amount, unit }) => `${/^[A-Z]{3}$/.test(unit) ? amount.toFixed(2) : amount} ${unit}`)
  const call = probe ? ` (${probe.request.method ?? 'GET'} ${probe.request.path})` : ''
  return `Our balance${call} read ${amounts.join(' and ')}${readAt ? ` at ${utc(readAt)}` : ''}.`
}

function utc(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}
