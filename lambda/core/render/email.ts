import { paysFor } from '../pays-for.ts'
import { isBlocking, isLow, isOfBudget } from '../trouble.ts'
import { footer } from './footer.ts'
import { indented, numbered, page, quoted, section, wrap } from './layout.ts'
import { reasons } from './reasons.ts'
import type { Story } from './story.ts'
import { summaryLines } from './summary.ts'
import { isTransport } from './tell.ts'
import { balancesOf } from './tell-money.ts'
import { needsTicket, ticket } from './ticket.ts'
import { forUsersToRead, userWords } from './user-words.ts'
import { pieces } from './work.ts'

/** The whole mail, always in the same order, so that a reader finds the action where it was last time. */
export function renderEmail(story: Story): string {
  switch (story.notice.kind) {
    case 'opened':
    case 'worse':
    case 'reminder':
    case 'unclear':
      return standing(story)
    case 'recovered':
    case 'flapping':
    case 'steady':
      return ended(story, story.notice.kind)
    case 'closed':
    case 'acknowledged':
    case 'watched':
    case 'summary':
    case 'test':
      return page([wrap(story.texts.email.other[story.notice.kind](story.told)), ...summaryLines(story), footer(story)])
  }
}

function standing(story: Story): string {
  const { texts, told, notice, diagnosis, trouble } = story
  const { email } = texts
  const steps = diagnosis.steps.map(step => texts.diagnosis.step[step](told))
  return page([
    what(story),
    ...section(headingOf(story), numbered(steps)),
    ...section(email.heading.affordable(told.balance), affordable(story)),
    ...section(email.heading.theirWords(told), theirWords(story)),
    ...section(email.heading.whatWeThink, reasons(story)),
    ...section(email.heading.forUsers, isBlocking(trouble) && notice.subject.about === 'pool' ? userWords(story) : []),
    ...section(email.heading.ticket, needsTicket(story) ? indented(ticket(story)) : []),
    ...section(email.heading.next, next(story)),
    footer(story),
  ])
}

/** At most a handful of lines: the first step must be above a phone's fold. */
function what(story: Story): readonly string[] {
  const { texts, told, trouble, held, notice } = story
  const { email } = texts
  const asked = isBlocking(trouble) && notice.facts.by === 'verdict' && notice.subject.about === 'pool'
  const isShort = isLow(trouble) && trouble !== 'burning'
  const balance = told.balance === '' || told.estimated || trouble === 'below-price' || isShort
  const notTheCause = held.balanceAboveLines === true && isBlocking(trouble)
  const said = [
    email.what[trouble](told),
    notice.kind === 'reminder' ? email.still(told) : '',
    isBlocking(trouble) && told.burningTimes ? email.burnedBefore(told) : '',
    asked ? (told.lastHealthy ? email.lastAnswered(told) : email.neverAnswered) : '',
    isBlocking(trouble) && told.serves ? email.affected(told) : '',
  ]
  const money = [
    balance ? '' : email.balanceRead[notTheCause ? 'not-the-cause' : 'plain'](told),
    trouble === 'below-price' ? email.balanceRead['own-account'](told) : '',
    told.estimate ? email.estimate(told) : '',
    isOfBudget(trouble) ? [email.budget.pace(told), email.budget.limit(told)].filter(Boolean).join(' ') : '',
    [
      told.granted ? email.granted(told) : '',
      told.expiring ? email.expiring(told) : '',
      told.expired ? email.expired(told) : '',
    ]
      .filter(Boolean)
      .join(' '),
    isBlocking(trouble) || isOfBudget(trouble) ? '' : timeLeft(story),
    [
      isShort && told.workAll ? email.workLeft(told) : '',
      (isShort || isOfBudget(trouble)) && !told.contradicted ? email.nothingFailsYet : '',
    ]
      .filter(Boolean)
      .join(' '),
    told.alsoKeys ? email.alsoKeys(told) : '',
  ]
  return [said[0] ?? '', said.slice(1).filter(Boolean).join(' '), ...money].flatMap(line => wrap(line))
}

function timeLeft({ texts, told }: Story): string {
  if (told.expires) return texts.email.expires(told)
  return told.perHour ? texts.email.runway(told) : ''
}

function headingOf({ notice, trouble, texts }: Story): string {
  const { heading } = texts.email
  if (notice.severity === 'urgent') return heading.doNow
  return trouble === 'low' || isOfBudget(trouble) ? heading.doSoon : heading.whatToDo
}

/** Only what the provider itself wrote. */
function theirWords({ notice }: Story): readonly string[] {
  const { words = '', signature } = notice.facts
  return isTransport(signature) || /^HTTP \d+, no words$/.test(words) ? [] : quoted(words)
}

/** Work that the rest of the balance still pays for, over all pools of the key. */
function affordable({ trouble, held, key, provider, format, texts }: Story): readonly string[] {
  if (trouble !== 'below-price') return []
  const balances = balancesOf(held.facts.balance)
  const units = [...(key?.pools ?? []).flatMap(pool => pool.workUnits), ...(held.facts.workUnits ?? [])]
  const unique = [...new Map(units.map(unit => [`${unit.name} ${unit.cost} ${unit.unit}`, unit])).values()]
  const paid = unique.flatMap(unit => {
    const left = paysFor(unit, balances, provider)
    return left === undefined || unit.cost > left ? [] : [{ unit, left }]
  })
  return indented(
    paid.map(({ unit, left }) => texts.email.each(pieces(left, unit, texts, format), format.count(unit.cost))),
  )
}

function ended(story: Story, kind: 'recovered' | 'flapping' | 'steady'): string {
  const { texts, told } = story
  const { email } = texts
  const forUsers = forUsersToRead(story)
  const isPool = story.notice.subject.about === 'pool'
  const wasDown = told.was === 'down' && isPool
  const steps = [
    wasDown ? `${email.forUsers.tell} ${email.forUsers.again(forUsers)}` : '',
    wasDown && told.switchedTo ? email.switchBack(told) : '',
  ].filter(Boolean)
  const what = [
    kind === 'recovered' && told.was === 'low' && !told.stillLow
      ? email.budget.ended(told) || email.refilled(told)
      : email.other[kind](told),
    told.balance ? email.balanceAfter(told.balanceBefore === told.balance ? { ...told, balanceBefore: '' } : told) : '',
    told.stillLow ? email.stillLow(told) : '',
  ]
  return page([
    what.flatMap(line => wrap(line)),
    ...section(email.heading.leftToDo, numbered(steps)),
    ...section(email.heading.next, told.closerUntil ? wrap(email.next.closer(told)) : []),
    footer(story),
  ])
}

function next(story: Story): readonly string[] {
  const { texts, told } = story
  const reminder = told.nextReminder ? texts.email.next.reminder(told) : ''
  return wrap([whatIsLookedAt(story), reminder].filter(Boolean).join(' '))
}

function whatIsLookedAt(story: Story): string {
  const { trouble, texts, told, notice } = story
  const { next: says, budget } = texts.email
  if (trouble === 'below-price') return says.byBalance(told)
  if (isOfBudget(trouble)) return trouble === 'budget-over' ? budget.allTold : budget.next
  if (restsOnSpend(story)) return says.spend(told)
  if (isLow(trouble) && trouble !== 'burning') return says.low
  if (isBlocking(trouble) && notice.subject.about === 'pool') return says.blocked(told)
  return says.other(told)
}

/** No balance is read that would show it ending sooner. */
function restsOnSpend({ trouble, told, notice }: Story): boolean {
  const amounts = notice.facts.balance ?? []
  const isRead = amounts.some(({ measures }) => measures === 'balance' || measures === 'headroom')
  return told.estimated || (trouble === 'burning' && !isRead)
}
