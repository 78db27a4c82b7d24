import { fold } from '../fold.ts'
import { isOfTheKey } from '../trouble.ts'
import type { Language } from '../watch-list.ts'
import { shorten } from './shorten.ts'
import { stateOf } from './sms.ts'
import type { Story } from './story.ts'
import { summarySubject } from './summary.ts'

/** SNS refuses longer ones, and anything but printable ASCII. */
export const SUBJECT_MAX = 99

const UMLAUTS = { ä: 'ae', ö: 'oe', ü: 'ue', Ä: 'Ae', Ö: 'Oe', Ü: 'Ue', ß: 'ss' }

const isPrintableAscii = (character: string) => /^[ -~]$/.test(character)

/** Printable ASCII on one line; German umlauts as Germans write them without. */
export function toAscii(text: string, language: Language): string {
  return fold(text, isPrintableAscii, language === 'de' ? UMLAUTS : {})
}

/** `max` is less where something goes before it. */
export function renderSubject(story: Story, max = SUBJECT_MAX): string {
  const { texts, told, trouble, context } = story
  const who = isOfTheKey(trouble) ? told.whoBrief : told.who
  const ascii = (text: string) => toAscii(text, context.watchList.language)
  const state = `${stateOf(story)} ${told.since}`
  if (story.notice.kind === 'summary') return ascii(summarySubject(story)).slice(0, max)
  if (story.notice.kind === 'test') return ascii(lineOf(story))
  return shorten(
    [
      { wordings: [ascii(who), ascii(told.provider), ascii(texts.sms.someKey)], weight: 2 },
      { wordings: [': '], weight: 3 },
      { wordings: [ascii(lineOf(story)), ascii(state)], weight: 1 },
    ],
    max,
    text => text.length,
  )
}

/** What the subject says behind the name; a digest lists these. */
export function lineOf({ notice, texts, told, trouble }: Story): string {
  const { subject } = texts
  const opened = subject.opened[trouble](told)
  switch (notice.kind) {
    case 'opened':
    case 'worse':
    case 'unclear':
      return opened
    case 'reminder':
      return subject.still(opened, told)
    case 'recovered':
      return told.was === 'low' && !told.stillLow ? subject.refilled(told) : subject.other.recovered(told)
    case 'closed':
    case 'flapping':
    case 'steady':
    case 'acknowledged':
    case 'watched':
    case 'summary':
    case 'test':
      return subject.other[notice.kind](told)
  }
}
