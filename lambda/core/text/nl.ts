import { diagnosis } from './nl/diagnosis.ts'
import { email } from './nl/email.ts'
import { sms } from './nl/sms.ts'
import { subject } from './nl/subject.ts'
import { summary } from './nl/summary.ts'
import type { Texts } from './texts.ts'

/** Plurals of what people usually make; other names are counted with an x, for Dutch has too many ways to guess. */
const PLURALS: Readonly<Record<string, string>> = {
  aanroep: 'aanroepen',
  afbeelding: 'afbeeldingen',
  artikel: 'artikelen',
  beeld: 'beelden',
  bericht: 'berichten',
  call: 'calls',
  clip: 'clips',
  foto: "foto's",
  image: 'images',
  minuut: 'minuten',
  nummer: 'nummers',
  pagina: "pagina's",
  song: 'songs',
  vertaling: 'vertalingen',
  video: "video's",
}

export const nl: Texts = {
  format: {
    numbers: 'nl',
    dates: 'nl',
    million: ' mln',
    billion: ' mld',
    minutes: 'min',
    hours: 'uur',
    days: 'dagen',
    weeks: 'weken',
    underOneMinute: 'minder dan een minuut',
    units: { characters: 'tekens', seconds: 'seconden', minutes: 'minuten', requests: 'aanvragen', points: 'punten' },
    about: amount => `ca. ${amount}`,
    and: 'en',
  },
  work: (count, name, isOne) => {
    const plural = Object.hasOwn(PLURALS, name.toLowerCase()) ? PLURALS[name.toLowerCase()] : undefined
    if (isOne) return `1 ${name}`
    return plural === undefined ? `${count} x ${name}` : `${count} ${plural}`
  },
  noun: name => name,
  sms,
  subject,
  email,
  diagnosis,
  summary,
}
