import type { Language } from '../watch-list.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { nl } from './nl.ts'
import type { Texts } from './texts.ts'

export const TEXTS: Readonly<Record<Language, Texts>> = { en, nl, de }
