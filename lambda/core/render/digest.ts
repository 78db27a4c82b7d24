import { subjectId } from '../condition.ts'
import type { Message } from '../message.ts'
import { groupOf } from '../notice-group.ts'
import type { RenderContext } from '../render-context.ts'
import { isOfTheKey } from '../trouble.ts'
import { footer } from './footer.ts'
import { numbered, page, section, wrap } from './layout.ts'
import { fitSms, leads, seeEmail, stateOf } from './sms.ts'
import { type Story, storyOf } from './story.ts'
import { lineOf, renderSubject, SUBJECT_MAX, toAscii } from './subject.ts'

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
  const ascii = (text: string) => toAscii(text, worst.context.watchList.language)
  const { digest, digestWell } = worst.texts.subject
  const says = stories.some(isTrouble) ? digest : digestWell
  const around = ascii(says(stories.length, '')).length + 1
  return ascii(says(stories.length, renderSubject(worst, SUBJECT_MAX - around)))
}

function email(stories: readonly Story[], worst: Story, message: Message): string {
  const { email: says, diagnosis } = worst.texts
  const listed = stories.slice(0, LINES).flatMap(story => wrap(`- ${nameOf(story)}: ${lineOf(story)}`, '  '))
  const rest = stories.length - LINES
  const steps = isTrouble(worst) ? worst.diagnosis.steps.slice(0, 3) : []
  return page([
    wrap((stories.some(isTrouble) ? says.digest.what : says.digest.well)(stories.length, worst.told.now)),
    ...section(says.digest.start(nameOf(worst)), numbered(steps.map(step => diagnosis.step[step](worst.told)))),
    [...listed, ...(rest > 0 ? [says.digest.more(rest)] : [])],
    footer({ ...worst, notice: { ...worst.notice, id: message.id }, context: { ...worst.context, commands: false } }),
  ])
}

function sms(stories: readonly Story[], worst: Story): string {
  const { sms: says } = worst.texts
  const troubles = stories.filter(isTrouble)
  const recovered = stories.filter(story => groupOf(story.notice.kind) === 'end')
  const told = troubles.length > 0 ? troubles : recovered.length > 0 ? recovered : stories
  const states = [...new Set(troubles.map(stateOf))]
  const state = troubles.length === 0 ? says.state.healthy : states.length === 1 ? (states[0] ?? '') : says.digestMixed
  const count = countKeys(told)
  const head = (perProvider: string) =>
    troubles.length === 0 && recovered.length === 0
      ? says.digestOther(stories.length, worst.told.now, perProvider)
      : says.digest(count, state, worst.told.now, perProvider)
  return fitSms(
    [
      { wordings: [head(perProvider(told, 5)), head(perProvider(told, 2)), head('')], weight: 100 },
      {
        wordings: [
          troubles.length > 0 && recovered.length > 0 ? ` ${says.digestRecovered(countKeys(recovered))}` : '',
          '',
        ],
        weight: 50,
      },
      {
        wordings: [leads(worst, 'provider-billing-outage') ? ` ${says.digestOutage(worst.told)}` : '', ''],
        weight: 60,
      },
      {
        wordings: [
          isTrouble(worst) && seeEmail(worst) !== '' ? ` ${says.digestStart(nameOf(worst))}` : '',
          ` ${seeEmail(worst)}`.trimEnd(),
          '',
        ],
        weight: 40,
      },
    ],
    worst.context.watchList.displayName,
  )
}

function isTrouble({ notice }: Story): boolean {
  return groupOf(notice.kind) === 'trouble'
}

function nameOf({ told, trouble }: Story): string {
  return isOfTheKey(trouble) ? told.whoBrief : told.who
}

function countKeys(stories: readonly Story[]): number {
  const names = stories.map(({ notice: { subject } }) => (subject.about === 'pool' ? subject.key : subjectId(subject)))
  return new Set(names).size
}

/** 'OpenAI 5, KIE 4': the most first. */
function perProvider(stories: readonly Story[], most: number): string {
  const names = [...new Set(stories.map(story => story.told.provider))]
  const counts = names.map(name => ({ name, count: countKeys(stories.filter(story => story.told.provider === name)) }))
  const sorted = counts.sort((a, b) => b.count - a.count).slice(0, most)
  return sorted.map(({ name, count }) => `${name} ${count}`).join(', ')
}
