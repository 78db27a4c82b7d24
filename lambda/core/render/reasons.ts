import { isBlocking } from '../trouble.ts'
import { wrap } from './layout.ts'
import type { Story } from './story.ts'

/** What we think and what speaks for and against it, whether it is a rate limit, and what was not measured. */
export function reasons(story: Story): readonly string[] {
  return [
    ...causes(story),
    ...[whatBurned(story), rateLimit(story), tried(story), notMeasured(story)].flatMap(line => wrap(line)),
  ]
}

function causes({ diagnosis, texts, told, trouble }: Story): readonly string[] {
  const { email } = texts
  const several = diagnosis.causes.length > 1
  const intro = [trouble === 'refused-upstream' ? email.relayed(told) : '', several ? email.mostLikelyFirst : '']
  const lines = diagnosis.causes.flatMap(({ cause, for: speaksFor, against }, index) => {
    const grounds = (label: string, list: typeof speaksFor) =>
      list.length === 0 ? '' : `\n${label} ${list.map(ground => texts.diagnosis.ground[ground](told)).join('; ')}.`
    const text = `${texts.diagnosis.cause[cause](told)}${grounds(email.for, speaksFor)}${grounds(email.against, against)}`
    return several ? wrap(`${String.fromCharCode(97 + index)}. ${text}`, '   ') : wrap(text)
  })
  return [...wrap(intro.filter(Boolean).join(' ')), ...lines]
}

/** What called, which model, since when: the first question of whoever is woken by it. */
function whatBurned({ texts, told }: Story): string {
  const { whatBurned: used, whatWasBilled } = texts.email
  return [told.burnedModels && used(told), told.billedItems && whatWasBilled(told)].filter(Boolean).join(' ')
}

/** A rate limit and an empty account often share their status, so it is always said which it is. */
function rateLimit({ trouble, texts, told, notice }: Story): string {
  const { rateLimit: says } = texts.email
  if (trouble === 'throttled') return says.is(told)
  if (trouble === 'unclear') return says.unknown(told)
  if (trouble === 'below-price') return says['no-money'](told)
  const answered = notice.facts.by === 'verdict' && notice.facts.status != null
  if (!isBlocking(trouble) || !answered || notice.subject.about !== 'pool') return ''
  return told.throttledAt ? says['not-and-seen-before'](told) : says.not(told)
}

function tried({ texts, told }: Story): string {
  const sentences = [
    told.refusedSpellings && told.spelling === '' ? texts.email.triedSpellings(told) : '',
    told.fallbackFailedAt ? texts.email.fallbackFailed(told) : '',
  ]
  return sentences.filter(Boolean).join(' ')
}

function notMeasured({ texts, told, trouble, notice, held, provider, pool }: Story): string {
  const { notMeasured: says } = texts.email
  if (notice.subject.about !== 'pool') return ''
  const readable = provider?.probes.some(probe => probe.kind === 'balance' && probe.request.credential !== 'adminKey')
  const fallbackAsked = held.facts.asked?.some(each => each.as === 'fallback') ?? false
  const missing = [
    told.balance !== '' && !told.estimated ? '' : readable === false ? says.balanceUnreadable(told) : says.balance,
    isBlocking(trouble) && told.otherPools ? says.otherPools(told) : '',
    isBlocking(trouble) && pool?.fallback !== undefined && !fallbackAsked ? says.fallback(told) : '',
    (trouble === 'low' || trouble === 'not-recharged') &&
    told.perHour === '' &&
    told.expires === '' &&
    !told.contradicted
      ? says.runway
      : '',
  ].filter(Boolean)
  return missing.length === 0 ? '' : says.intro(missing.join(', '))
}
