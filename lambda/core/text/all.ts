import type { Language } from '../watch-list.ts'
import { en } from './en.ts'
import type { Texts } from './texts.ts'

export const TEXTS: Readonly<Record<Language, Texts>> = { en, nl: en, de: en }
