import type { Story } from '../story.ts'
import { only } from '../text/grammar.ts'
import { isBlocking } from '../trouble.ts'
import { pieces } from '../work.ts'
import { footer } from './footer.ts'
import { indented, numbered, page, quoted, section, wrap } from './layout.ts'
import { reasons } from './reasons.ts'
import { needsTicket, ticket } from './ticket.ts'
import { forUsersToRead, userWords } from './user-words.ts'

/** The whole mail, always in the same order, so that a reader finds the action where it was last time. */
export function renderEmail(story: Story): string {
  switch (story.notice.kind) {
    case 'opened':
    case 'worse':
    case 'reminder':
    case 'unclear':
      return trouble(story)
    case 'recovered':
      return recovered(story)
    case 'closed':
    case 'flapping':
    case 'acknowledged':
    case 'watched':
    case 'summary':
    case 'test':
      return page([wrap(story.texts.email.other[story.notice.kind](story.told)), footer(story)])
  }
}

function trouble(story: Story): string {
  const { texts, told, notice, diagnosis } = story
  const { email } = texts
  const steps = diagnosis.steps.map(step => texts.step[step](told))
  const tickets = needsTicket(story)
  return page([
    what(story),
    ...section(notice.severity === 'urgent' ? email.heading.doNow : email.heading.doSoon, numbered(steps)),
    ...section(email.heading.affordable(told.balance), affordable(story)),
    ...section(email.heading.theirWords(told), quoted(notice.facts.words ?? '')),
    ...section(email.heading.whatWeThink, reasons(story)),
    ...section(email.heading.forUsers, isBlocking(story.trouble) ? userWords(story) : []),
    ...section(email.heading.ticket, tickets ? indented(ticket(story)) : []),
    ...section(email.heading.next, next(story)),
    footer(story),
  ])
}

/** At most a handful of lines: the first step must be above a phone's fold. */
function what({ texts, told, trouble, held, notice }: Story): readonly string[] {
  const { email } = texts
  const asked = isBlocking(trouble) && notice.facts.by === 'verdict' && notice.subject.about === 'pool'
  const balance = told.balance === '' || trouble === 'below-price' || trouble === 'low' || trouble === 'critical'
  const notTheCause = held.balanceAboveLines === true && isBlocking(trouble)
  const said = [
    email.what[trouble](told),
    notice.kind === 'reminder' ? email.still(told) : '',
    asked ? (told.lastHealthy ? email.lastAnswered(told) : email.neverAnswered) : '',
    isBlocking(trouble) && told.serves ? email.affected(told) : '',
  ]
  const money = [
    balance ? '' : email.balanceRead[notTheCause ? 'not-the-cause' : 'plain'](told),
    trouble === 'below-price' ? email.balanceRead['own-account'](told) : '',
    told.lasts && !isBlocking(trouble) ? email.runway(told) : '',
    (trouble === 'low' || trouble === 'critical') && told.workAll ? email.workLeft(told) : '',
    told.alsoKeys ? email.alsoKeys(told) : '',
  ]
  return [said[0] ?? '', said.slice(1).filter(Boolean).join(' '), ...money].flatMap(line => wrap(line))
}

/** Work that the rest of the balance still pays for, over all pools of the key. */
function affordable({ trouble, held, key, format, texts }: Story): readonly string[] {
  const [balance] = (held.facts.balance ?? []).filter(amount => amount.measures === 'balance')
  if (trouble !== 'below-price' || balance === undefined) return []
  const left = format.shown(balance).amount
  const units = [...(key?.pools ?? []).flatMap(pool => pool.workUnits), ...(held.facts.workUnits ?? [])]
  const unique = [...new Map(units.map(unit => [`${unit.name} ${unit.cost}`, unit])).values()]
  return indented(
    unique
      .filter(unit => unit.cost <= left)
      .map(unit => `${pieces(left, unit, texts, format)} (${format.count(unit.cost)})`),
  )
}

function recovered(story: Story): string {
  const { texts, told } = story
  const { email } = texts
  const steps = [
    told.wasBlocking ? `${email.forUsers.tell} ${email.forUsers.again(forUsersToRead(story))}` : '',
    told.wasBlocking && told.fallback ? email.switchBack(told) : '',
  ].filter(Boolean)
  return page([
    [email.other.recovered(told), only(told.balance, '{}') && email.balanceAfter(told)].flatMap(line => wrap(line)),
    ...section(email.heading.leftToDo, numbered(steps)),
    ...section(email.heading.next, told.closerUntil ? wrap(email.next.closer(told)) : []),
    footer(story),
  ])
}

function next({ trouble, texts, told, notice }: Story): readonly string[] {
  const { next: texts_ } = texts.email
  const looks =
    trouble === 'below-price'
      ? texts_.byBalance
      : isBlocking(trouble)
        ? texts_.blocked
        : trouble === 'low' || trouble === 'critical'
          ? texts_.low
          : texts_.other
  return wrap([looks(told), notice.facts.nextReminderAt ? texts_.reminder(told) : ''].filter(Boolean).join(' '))
}
