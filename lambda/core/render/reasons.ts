import type { Story } from '../story.ts'
import { capital } from '../text/grammar.ts'
import { isBlocking } from '../trouble.ts'
import { wrap } from './layout.ts'

/** What we think and what speaks for and against it, whether it is a rate limit, and what was not measured. */
export function reasons(story: Story): readonly string[] {
  return [...causes(story), ...[rateLimit(story), tried(story), notMeasured(story)].flatMap(line => wrap(line))]
}

function causes({ diagnosis, texts, told }: Story): readonly string[] {
  const { email } = texts
  const several = diagnosis.causes.length > 1
  const lines = diagnosis.causes.flatMap(({ cause, for: speaksFor, against }, index) => {
    const grounds = (label: string, list: typeof speaksFor) =>
      list.length === 0 ? '' : `${label} ${list.map(ground => texts.ground[ground](told)).join('; ')}.`
    const said = [capital(texts.cause[cause](told)), grounds(email.for, speaksFor), grounds(email.against, against)]
    const text = said.filter(Boolean).join(' ')
    return several ? wrap(`${String.fromCharCode(97 + index)}. ${text}`, '   ') : wrap(text)
  })
  return several ? [email.mostLikelyFirst, ...lines] : lines
}

/** A rate limit and an empty account often share their status, so it is always said which it is. */
function rateLimit({ trouble, texts, told, notice }: Story): string {
  const { rateLimit: says } = texts.email
  if (trouble === 'throttled') return says.is(told)
  if (trouble === 'unclear') return says.unknown(told)
  if (!isBlocking(trouble) || notice.facts.by !== 'verdict' || notice.subject.about !== 'pool') return ''
  return told.throttledAt ? says['not-and-seen-before'](told) : says.not(told)
}

function tried({ texts, told }: Story): string {
  return told.refusedSpellings && told.spelling === '' ? texts.email.triedSpellings(told) : ''
}

function notMeasured({ texts, told, trouble, notice, held }: Story): string {
  const { notMeasured: says } = texts.email
  if (notice.subject.about !== 'pool') return ''
  const missing = [
    told.balance === '' ? says.balance(told) : '',
    isBlocking(trouble) && told.otherPools ? says.otherPools(told) : '',
    isBlocking(trouble) && held.answered === undefined ? says.fallback : '',
    trouble === 'low' && told.lasts === '' ? says.runway : '',
  ].filter(Boolean)
  return missing.length === 0 ? '' : says.intro(missing.join(', '))
}
