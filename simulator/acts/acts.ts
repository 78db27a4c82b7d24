import type { Act } from './act.ts'
import { aimlapi } from './aimlapi.ts'
import { burning } from './burning.ts'
import { digest } from './digest.ts'
import { flapping } from './flapping.ts'
import { kie } from './kie.ts'
import { openai } from './openai.ts'
import { reminder } from './reminder.ts'
import { silence } from './silence.ts'
import { worse } from './worse.ts'

/** In the order they are played. */
export const ACTS: readonly Act[] = [aimlapi, kie, openai, burning, reminder, worse, digest, silence, flapping]
