import { septets, toGsm7 } from '../gsm7.ts'
import { type Clause, shorten } from '../shorten.ts'
import type { Story } from '../story.ts'
import type { SmsAction } from '../text/texts.ts'
import type { Trouble } from '../trouble.ts'

/** One part of an SMS in GSM-7. */
const PART = 160

/** The septets SNS spends on the display name it puts before every SMS. */
export function displayNameSeptets(displayName: string): number {
  return displayName === '' ? 0 : septets(`${displayName.toUpperCase()}> `)
}

/** Clauses made one part together with the display name. Every clause is folded before it is measured. */
export function fitSms(clauses: readonly Clause[], displayName: string): string {
  const folded = clauses.map(clause => ({ ...clause, wordings: clause.wordings.map(foldKeepingLead) }))
  return shorten(folded, PART - displayNameSeptets(displayName), septets)
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
  const state = sms.state[trouble]
  // A pool that shares its balance with others is not out of everything: 'EMPTY for video', not 'KIE video EMPTY'.
  const pool = trouble === 'below-price' ? texts.noun(told.pool) : ''
  const longWho = trouble === 'below-price' ? told.whoBrief : told.who
  const head = (write: (who: string, pool: string) => string): Clause => ({
    wordings: [write(longWho, pool), write(told.whoBrief, pool), write(told.provider, ''), write(sms.someKey, '')],
    weight: 100,
  })
  const full = (text: string): Clause => ({ wordings: [text], weight: 100 })
  const blind = story.notice.subject.about === 'watchdog'

  switch (notice.kind) {
    case 'opened':
    case 'unclear':
      return [head((who, forPool) => sms.opened(blind ? '' : who, state, forPool, told.since)), ...consequences(story)]
    case 'worse':
      return [head((who, forPool) => sms.worse(blind ? '' : who, state, forPool, told.since)), ...consequences(story)]
    case 'reminder':
      return [head((who, forPool) => sms.reminder(blind ? '' : who, state, forPool, told)), ...consequences(story)]
    case 'recovered':
      return [
        head((who, forPool) => sms.recovered(who, forPool, told)),
        full('.'),
        { wordings: [spaced(sms.left(told)), ''], weight: 60 },
        { wordings: [spaced(sms.closerWatch(told)), ''], weight: 20 },
      ]
    case 'closed':
      return [head(who => sms.closed(who, told)), full('.')]
    case 'flapping':
      return [head(who => sms.flapping(who, told)), full('.'), { wordings: [spaced(sms.seeEmail), ''], weight: 10 }]
    case 'acknowledged':
      return [
        {
          wordings: [
            sms.acknowledged(longWho, told),
            sms.acknowledged(told.provider, { ...told, acknowledgedBy: '' }),
            sms.acknowledged(sms.someKey, { ...told, acknowledgedBy: '' }),
          ],
          weight: 100,
        },
        full('.'),
      ]
    case 'watched':
      return [head(who => sms.watched(who, told)), full('.')]
    case 'summary':
      return [full(sms.summary(told)), full('.'), { wordings: [spaced(sms.seeEmail), ''], weight: 10 }]
    case 'test':
      return [full(sms.test(told)), full('.')]
  }
}

function consequences({ notice, texts, told, trouble, held }: Story): readonly Clause[] {
  const { sms } = texts
  const wanted = actionOf(trouble, held.facts.throttledAt !== undefined && held.facts.throttledAt.length > 0)
  const link = wanted ? brief(linkOf(wanted, told)) : ''
  const contradicted = told.contradicted && (trouble === 'empty' || trouble === 'low')
  const action = wanted && !contradicted ? sms.action[wanted](link) : ''
  const reminder = notice.kind === 'reminder'
  const meaning = sms.meaning[trouble](told)
  return [
    { wordings: [meaning === '' || reminder ? '.' : `: ${meaning}`, '.'], weight: 80 },
    { wordings: [reminder ? '' : spaced(sms.moreover[trouble](told)), ''], weight: 20 },
    {
      wordings: [held.answered ? spaced(sms.fallback(told)) : '', ''],
      weight: trouble === 'refused-upstream' ? 75 : 60,
    },
    { wordings: [spaced(action), wanted && !contradicted ? spaced(sms.action[wanted]('')) : '', ''], weight: 70 },
    { wordings: [action === '' || link === '' ? spaced(sms.seeEmail) : '', ''], weight: 10 },
  ]
}

function spaced(text: string): string {
  return text === '' ? '' : ` ${text}`
}

function actionOf(trouble: Trouble, loops: boolean): SmsAction | undefined {
  switch (trouble) {
    case 'below-price':
    case 'low':
    case 'critical':
      return 'top-up'
    case 'empty':
      return loops ? 'stop-then-top-up' : 'top-up'
    case 'burning':
      return 'stop-or-limit'
    case 'capped':
      return 'raise'
    case 'suspended':
      return 'settle'
    case 'rejected':
      return 'new-key'
    case 'forbidden':
      return 'check-access'
    case 'retired':
      return 'change-model'
    case 'unavailable':
    case 'unreachable':
      return 'status'
    case 'refused-upstream':
    case 'throttled':
    case 'unclear':
    case 'blind':
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
    case 'new-key':
    case 'check-access':
      return told.keys || told.limits
    case 'change-model':
      return told.docs
    case 'status':
      return told.health
  }
}

/** 'kie.ai/pricing': phones make a link of it as it is. */
function brief(link: string): string {
  return link.replace(/^https:\/\/(?:www\.)?/, '').replace(/\/$/, '')
}
