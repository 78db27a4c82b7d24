import { diagnosis } from './en/diagnosis.ts'
import { email } from './en/email.ts'
import { sms } from './en/sms.ts'
import { subject } from './en/subject.ts'
import { summary } from './en/summary.ts'
import { plural } from './grammar.ts'
import type { Texts } from './texts.ts'

export const en: Texts = {
  format: {
    numbers: 'en-US',
    dates: 'en-GB',
    million: 'M',
    billion: 'B',
    minutes: 'min',
    hours: 'h',
    days: 'days',
    weeks: 'weeks',
    underOneMinute: 'under 1 min',
    units: {},
    about: amount => `about ${amount}`,
    and: 'and',
  },
  work: (count, name, isOne) => {
    if (isOne) return `1 ${name}`
    return plural(name) === '' ? `${count} x ${name}` : `${count} ${plural(name)}`
  },
  noun: name => name,
  sms,
  subject,
  email,
  diagnosis,
  summary,
}
