import { COMMANDS_AVAILABLE } from '../commands.ts'
import { isLostToTime } from '../diagnosis/evidence.ts'
import type { Cause } from '../diagnosis/rule.ts'
import { septets, toGsm7 } from '../gsm7.ts'
import { oneStop } from '../text/grammar.ts'
import type { SmsAction } from '../text/sms-texts.ts'
import type { Say } from '../text/texts.ts'
import { isOfTheKey, type Trouble } from '../trouble.ts'
import { audience } from './audience.ts'
import { type Clause, shorten } from './shorten.ts'
import type { Story } from './story.ts'

/** One part of an SMS in GSM-7. */
const PART = 160

/** The septets SNS spends on the display name it puts before every SMS. */
export function displayNameSeptets(displayName: string): number {
  return septets(`${displayName.toUpperCase()}> `)
}

/** Clauses made one part together with the display name. Every clause is folded before it is measured. */
export function fitSms(clauses: readonly Clause[], displayName: string): string {
  const folded = clauses.map(clause => ({ ...clause, wordings: clause.wordings.map(foldKeepingLead) }))
  return oneStop(shorten(folded, PART - displayNameSeptets(displayName), septets)).trim()
}

/** Folding trims; the space that parts a clause from the one before it stays. */
function foldKeepingLead(text: string): string {
  return text.startsWith(' ') ? ` ${toGsm7(text)}` : text.startsWith(': ') ? `: ${toGsm7(text.slice(2))}` : toGsm7(text)
}

/** Who, state, time; then what it means; then what to do. */
export function renderSms(story: Story): string {
  return fitSms(clausesOf(story), story.context.watchList.displayName)
}

function clausesOf(story: Story): readonly Clause[] {
  const { notice, texts, told, trouble } = story
  const { sms } = texts
  const state = stateOf(story)
  const pool = trouble === 'below-price' ? told.pool : ''
  const head = (write: (who: string, pool: string) => string): Clause => ({
    wordings: [
      write(isOfTheKey(trouble) ? told.whoBrief : told.who, pool),
      write(told.whoBrief, pool),
      write(told.provider, ''),
      write(sms.someKey, ''),
    ].map(text => text.trim()),
    weight: 100,
  })
  // 'CANNOT SEE since': the display name before it says who.
  const named = (who: string) => (notice.subject.about === 'watchdog' ? '' : who)
  const whole = (text: string): Clause => ({ wordings: [text], weight: 100 })
  const extra = (text: string, weight: number): Clause => ({ wordings: [spaced(text), ''], weight })

  switch (notice.kind) {
    case 'opened':
    case 'unclear':
      return [head((who, forPool) => sms.opened(named(who), state, forPool, told.since)), ...consequences(story)]
    case 'worse': {
      const write = notice.before === notice.condition ? sms.opened : sms.worse
      return [head((who, forPool) => write(named(who), state, forPool, told.since)), ...consequences(story)]
    }
    case 'reminder':
      return [head((who, forPool) => sms.reminder(named(who), state, forPool, told)), ...consequences(story)]
    case 'recovered': {
      const write = told.was === 'low' && !told.stillLow ? sms.refilled : sms.recovered
      return [
        head(who => write(who, told)),
        whole('.'),
        extra(told.work || told.switchedTo === '' ? sms.left(told) : '', 60),
        extra(told.stillLow ? sms.stillLow(told) : '', 70),
        extra(told.was === 'down' ? sms.switchBack(told) : '', 50),
        extra(sms.closerWatch(told), 20),
      ]
    }
    case 'closed':
      return [head(who => sms.closed(who, told)), whole('.')]
    case 'flapping':
      return [head(who => sms.flapping(who, told)), whole('.'), extra(sms.toldAgain, 20)]
    case 'steady':
      return [head(who => sms.steady(who, told)), whole('.'), extra(sms.left(told), 20)]
    case 'acknowledged': {
      const unnamed = { ...told, acknowledgedBy: '' }
      const wordings = [told, unnamed].flatMap(by =>
        [told.who, told.provider, sms.someKey].map(who => sms.acknowledged(who, by)),
      )
      return [{ wordings, weight: 100 }, whole('.')]
    }
    case 'watched':
      return [head(who => sms.watched(who, told)), whole('.')]
    case 'summary':
      return [whole(sms.summary(told)), whole('.')]
    case 'test':
      return [whole(sms.test(told)), whole('.')]
  }
}

function consequences(story: Story): readonly Clause[] {
  const { notice, context, texts, told, trouble, held } = story
  const { sms } = texts
  const isOutage = leads(story, 'provider-billing-outage')
  const wanted = wantedOf(story)
  const link = wanted ? brief(linkOf(wanted, told)) : ''
  const action = wanted ? sms.action[wanted](link) : ''
  const isReminder = notice.kind === 'reminder'
  const canAcknowledge = (context.commands ?? COMMANDS_AVAILABLE) && notice.subject.about === 'pool'
  const notAcknowledged = canAcknowledge ? spaced(sms.notAcknowledged) : ''
  const meaning = isReminder ? '' : sms.meaning[trouble](told)
  const more: Partial<Record<Trouble, Say>> = sms.moreover
  const moreover = spaced(more[trouble]?.(told) ?? '')
  const fallbackWeight = trouble === 'refused-upstream' ? 75 : 25
  return [
    { wordings: [meaning === '' ? '.' : `: ${meaning}`, '.'], weight: 80 },
    { wordings: [spaced(sms.topModel(told.burnedTop)), spaced(sms.topModel(told.burnedMain)), ''], weight: 20 },
    isOutage
      ? { wordings: [spaced(sms.outage(told)), ''], weight: 76 }
      : { wordings: [isReminder ? notAcknowledged : moreover, ''], weight: 30 },
    { wordings: [held.answered ? spaced(sms.fallback(told)) : '', ''], weight: fallbackWeight },
    { wordings: [spaced(action), wanted ? spaced(sms.action[wanted]('')) : '', ''], weight: 70 },
    { wordings: [link === '' ? spaced(seeEmail(story)) : '', ''], weight: 10 },
  ]
}

/** Refused as empty while money is there: the word must not say more than is known. */
export function stateOf({ texts, told, trouble }: Story): string {
  return texts.sms.state[trouble === 'empty' && (told.contradicted || told.doubted) ? 'refused-upstream' : trouble]
}

/** '' where no e-mail goes to anybody. */
export function seeEmail({ notice, context, texts }: Story): string {
  return audience(notice, context.watchList).mailboxes > 0 ? texts.sms.seeEmail : ''
}

function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`
}

/** The first of its causes. */
export function leads({ diagnosis }: Story, cause: Cause): boolean {
  return diagnosis.causes[0]?.cause === cause
}

/** What to do first, in two words; nothing where that is not known. */
function wantedOf(story: Story): SmsAction | undefined {
  const { told, trouble, held } = story
  if (leads(story, 'provider-billing-outage')) return 'status'
  if (trouble === 'address-refused' && told.about === 'country') return undefined
  if (leads(story, 'key-made-empty')) return 'new-key'
  if ((told.contradicted || told.doubted === 'pool') && (trouble === 'empty' || trouble === 'low')) return undefined
  if (told.toLimit && (trouble === 'low' || trouble === 'critical')) return 'raise'
  if (isLostToTime(held)) return 'use-it'
  return actionOf(trouble, told.throttledAt !== '' || told.burningTimes !== '')
}

function actionOf(trouble: Trouble, loops: boolean): SmsAction | undefined {
  switch (trouble) {
    case 'below-price':
    case 'low':
    case 'critical':
    case 'not-recharged':
      return 'top-up'
    case 'empty':
      return loops ? 'stop-then-top-up' : 'top-up'
    case 'burning':
      return 'stop-or-limit'
    case 'budget-ahead':
    case 'budget-near':
    case 'budget-over':
      return 'look-at-usage'
    case 'top-up-missing':
      return undefined
    case 'capped':
      return 'raise'
    case 'suspended':
      return 'settle'
    case 'rejected':
      return 'new-key'
    case 'forbidden':
      return 'check-access'
    case 'address-refused':
      return 'allow-address'
    case 'retired':
      return 'change-model'
    case 'unavailable':
    case 'unreachable':
      return 'status'
    case 'refused-upstream':
    case 'throttled':
    case 'unclear':
    case 'blind':
    case 'without-secrets':
    case 'without-memory':
    case 'partly-blind':
    case 'healthy':
      return undefined
  }
}

function linkOf(action: SmsAction, told: Story['told']): string {
  switch (action) {
    case 'top-up':
    case 'stop-then-top-up':
    case 'settle':
      return told.billing
    case 'stop-or-limit':
    case 'raise':
      return told.limits || told.billing
    case 'look-at-usage':
      return told.usage || told.limits
    case 'new-key':
    case 'check-access':
    case 'allow-address':
      return told.keys || told.limits
    case 'change-model':
      return told.docs
    case 'status':
      return told.health
    case 'use-it':
      return ''
  }
}

/** 'kie.ai/pricing': phones make a link of it as it is. */
function brief(link: string): string {
  return link.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '')
}
