import type { Message } from '../message.ts'
import type { RenderContext } from '../render-context.ts'
import { type Story, storyOf } from '../story.ts'
import { footer } from './footer.ts'
import { numbered, page, section, wrap } from './layout.ts'
import { fitSms } from './sms.ts'
import { lineOf, renderSubject, toAscii } from './subject.ts'

/** A digest lists this many, then counts the rest. */
const LINES = 20

/** Many notices of one severity as one text per protocol, the worst first. */
export function renderDigest(
  message: Message,
  context: RenderContext,
): { readonly subject: string; readonly email: string; readonly sms: string } {
  const stories = message.notices.map(notice => storyOf(notice, context))
  const [worst] = stories
  if (worst === undefined) throw new Error('A message holds at least one notice.')
  return { subject: subject(stories, worst), email: email(stories, worst, message), sms: sms(stories, worst) }
}

function subject(stories: readonly Story[], worst: Story): string {
  const { texts, context } = worst
  const ascii = (text: string) => toAscii(text, context.watchList.language)
  const full = ascii(texts.subject.digest(stories.length, renderSubject(worst)))
  return full.length <= 99
    ? full
    : ascii(texts.subject.digest(stories.length, `${texts.sms.state[worst.trouble]} ${worst.told.since}`))
}

function email(stories: readonly Story[], worst: Story, message: Message): string {
  const { email: says } = worst.texts
  const lines = stories.slice(0, LINES).map(story => `${story.told.who || story.told.provider}: ${lineOf(story)}`)
  const rest = stories.length - LINES
  const steps =
    worst.notice.kind === 'recovered'
      ? []
      : worst.diagnosis.steps.slice(0, 3).map(step => worst.texts.step[step](worst.told))
  return page([
    wrap(says.digest.what(stories.length, worst.told.now)),
    ...section(`${says.digest.start}: ${worst.told.who}`, numbered(steps)),
    [...numbered(lines), ...(rest > 0 ? [says.digest.more(rest)] : [])],
    footer({ ...worst, notice: { ...worst.notice, id: message.id }, context: { ...worst.context, commands: false } }),
  ])
}

function sms(stories: readonly Story[], worst: Story): string {
  const { sms: says } = worst.texts
  const troubles = stories.filter(story => story.notice.kind !== 'recovered')
  const told = troubles.length > 0 ? troubles : stories
  const states = new Set(troubles.map(story => says.state[story.trouble]))
  const [only] = states
  const state =
    troubles.length === 0 ? says.state.healthy : states.size === 1 && only !== undefined ? only : says.digestMixed
  const counts = [...countBy(told.map(story => story.told.provider || 'Credit Watchdog'))].sort((a, b) => b[1] - a[1])
  const named = (many: number) =>
    counts
      .slice(0, many)
      .map(([name, count]) => `${name} ${count}`)
      .join(', ')
  const at = worst.told.now
  const recovered = stories.length - troubles.length
  return fitSms(
    [
      {
        wordings: [
          says.digest(told.length, state, at, named(5)),
          says.digest(told.length, state, at, named(2)),
          says.digest(told.length, state, at, ''),
        ],
        weight: 100,
      },
      { wordings: [troubles.length > 0 && recovered > 0 ? ` ${says.digestRecovered(recovered)}` : '', ''], weight: 50 },
      { wordings: [` ${says.digestStart(worst.told.who)}`, ` ${says.seeEmail}`, ''], weight: 40 },
    ],
    worst.context.watchList.displayName,
  )
}

function countBy(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
