import { createFormat } from '../format.ts'
import type { Story } from '../story.ts'
import { en } from '../text/en.ts'
import { only } from '../text/grammar.ts'

/** Only where the provider has something to explain or repair. */
export function needsTicket({ diagnosis }: Story): boolean {
  return diagnosis.steps.includes('send-ticket')
}

/** Always in English, times in UTC: it goes to the provider, whose own words may be in it. */
export function ticket({ notice, provider, told, pool, key }: Story): readonly string[] {
  const format = createFormat(en.format, { timeZone: 'UTC', reference: notice.at, ...(provider && { provider }) })
  const { facts } = notice
  const model = facts.model ?? pool?.model
  const what = model ?? told.pool
  const balances = (facts.balance ?? []).filter(amount => amount.measures === 'balance')
  const balance = balances.map(({ amount, unit }) => `${amount} ${unit}`).join(' and ')
  const probe = provider?.probes.find(candidate => candidate.kind === 'balance')
  const others = (facts.asked ?? []).filter(
    each => each.as !== 'alternative' && each.kind === 'healthy' && each.key === key?.name,
  )
  const refused = (facts.asked ?? []).filter(
    each => each.as === 'alternative' && each.kind !== 'healthy' && each.kind !== 'unknown',
  )
  return [
    `To: ${provider?.consoles.support ?? '[their support address]'}`,
    `Subject: ${what ? `${what} refused` : 'Calls refused'}${only(format.list(balances.map(format.amount)), ' with a balance of {}')}`,
    ' ',
    `Hello, since ${utc(facts.since)} every call${only(what ?? '', ' to {}')} on our account fails${facts.status == null ? '' : ` with HTTP ${facts.status}`}: "${facts.words || '[their answer]'}"`,
    balance
      ? `- Our balance${probe ? ` (${probe.request.method ?? 'GET'} ${probe.request.path})` : ''} read ${balance}${facts.balanceReadAt ? ` at ${utc(facts.balanceReadAt)}` : ''}.`
      : '- Our balance: [amount and time, from your billing page].',
    ...others.map(each => `- ${each.model} on the same key answered at ${utc(each.at)}.`),
    facts.lastHealthyAt ? `- ${what || 'It'} last answered at ${utc(facts.lastHealthyAt)}.` : '',
    refused.length > 0
      ? `- ${refused.map(each => each.model).join(' and ')} ${refused.length === 1 ? 'is' : 'are'} refused too.`
      : '',
    question(facts.blame === 'upstream'),
    `Account: ${key?.login ?? '[the e-mail address of the account]'}    Key: [first characters, only if they ask]`,
  ].filter(Boolean)
}

function question(upstream: boolean): string {
  return upstream
    ? 'Is this your upstream account, a separate pool, or a setting on ours? Please fix it, or tell us which.'
    : 'What is it that blocks us, and what must we do? Please fix it, or tell us.'
}

function utc(iso: string): string {
  return `${iso.slice(0, 16).replace('T', ' ')} UTC`
}
