import { diagnosis } from './de/diagnosis.ts'
import { email } from './de/email.ts'
import { sms } from './de/sms.ts'
import { subject } from './de/subject.ts'
import { summary } from './de/summary.ts'
import type { Texts } from './texts.ts'

/** Singular and plural of what people usually make, by the lower-case name; other names are counted with an x. */
const NOUNS: Readonly<Record<string, readonly [string, string]>> = {
  anfrage: ['Anfrage', 'Anfragen'],
  artikel: ['Artikel', 'Artikel'],
  aufruf: ['Aufruf', 'Aufrufe'],
  bild: ['Bild', 'Bilder'],
  clip: ['Clip', 'Clips'],
  foto: ['Foto', 'Fotos'],
  image: ['Image', 'Images'],
  lied: ['Lied', 'Lieder'],
  minute: ['Minute', 'Minuten'],
  nachricht: ['Nachricht', 'Nachrichten'],
  seite: ['Seite', 'Seiten'],
  song: ['Song', 'Songs'],
  video: ['Video', 'Videos'],
}

const forms = (name: string) => (Object.hasOwn(NOUNS, name.toLowerCase()) ? NOUNS[name.toLowerCase()] : undefined)

export const de: Texts = {
  format: {
    numbers: 'de',
    dates: 'de',
    million: ' Mio.',
    billion: ' Mrd.',
    minutes: 'Min.',
    hours: 'Std.',
    days: 'Tage',
    weeks: 'Wochen',
    underOneMinute: 'weniger als 1 Min.',
    units: {
      credits: 'Credits',
      characters: 'Zeichen',
      seconds: 'Sekunden',
      minutes: 'Minuten',
      tokens: 'Tokens',
      requests: 'Anfragen',
      points: 'Punkte',
    },
    about: amount => `ca. ${amount}`,
    and: 'und',
  },
  work: (count, name, isOne) => {
    const [one, many] = forms(name) ?? []
    if (isOne) return `1 ${one ?? name}`
    return many === undefined ? `${count} x ${name}` : `${count} ${many}`
  },
  noun: name => forms(name)?.[0] ?? name,
  sms,
  subject,
  email,
  diagnosis,
  summary,
}
