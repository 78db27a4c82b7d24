import type { Act } from './act.ts'
import { aimlapi } from './aimlapi.ts'
import { kie } from './kie.ts'
import { openai } from './openai.ts'

/** In the order they are played. */
export const ACTS: readonly Act[] = [aimlapi, kie, openai]
