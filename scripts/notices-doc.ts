import { writeFileSync } from 'node:fs'
import { septets } from '../lambda/core/gsm7.ts'
import type { Rendered } from '../lambda/core/message.ts'
import type { Notice } from '../lambda/core/notice.ts'
import { pack } from '../lambda/core/pack.ts'
import { render } from '../lambda/core/render.ts'
import type { Language } from '../lambda/core/watch-list.ts'
import { PROVIDERS } from '../lambda/providers/all.ts'
import { CAUSES } from './notices/causes.ts'
import { AIML_API, KIE, type Made, OPENAI, OTHERS } from './notices/incidents.ts'
import { OTHER_TROUBLES } from './notices/other-troubles.ts'
import { exampleWatchList } from './notices/watch-list.ts'

const LANGUAGES: readonly { readonly language: Language; readonly name: string }[] = [
  { language: 'en', name: 'English' },
  { language: 'nl', name: 'Nederlands' },
  { language: 'de', name: 'Deutsch' },
]

const ACTS: readonly { readonly title: string; readonly notices: readonly Made[] }[] = [
  { title: 'AIML API: the pool nobody told you about', notices: AIML_API },
  { title: 'KIE: HTTP 200 that means no', notices: KIE },
  { title: 'OpenAI: the loop', notices: OPENAI },
  { title: 'Providers, and the watchdog itself', notices: OTHERS },
  { title: 'Alike, and of another cause', notices: CAUSES },
]

/** docs/notices.md: every kind of notice as it is sent, in every language, from facts made by hand. */
export function noticesDocument(): string {
  return [
    '# What is sent',
    '',
    'Written by `node scripts/notices-doc.ts` with the code that writes the real ones; a test fails when it is out of date.',
    'The facts are made up (`scripts/notices/`). Every SMS is one part: 160 septets with the `WATCHDOG> ` that SNS puts before it.',
    '',
    ...LANGUAGES.flatMap(({ language, name }) => chapter(language, name)),
  ].join('\n')
}

function chapter(language: Language, name: string): readonly string[] {
  return [
    `## ${name}`,
    '',
    ...ACTS.flatMap(({ title, notices }) => [
      `### ${title} (${language})`,
      '',
      ...notices.flatMap(each => whole(each.title, send([each.notice], language))),
    ]),
    `### Many at once (${language})`,
    '',
    ...whole('Digest', send(storm(), language)),
    `### Other troubles (${language})`,
    '',
    ...OTHER_TROUBLES.flatMap(each => brief(each.title, send([each.notice], language))),
  ]
}

function whole(title: string, sent: Rendered): readonly string[] {
  return [...brief(title, sent), '```text', sent.email.trimEnd(), '```', '']
}

function brief(title: string, sent: Rendered): readonly string[] {
  const used = septets(`WATCHDOG> ${sent.sms}`)
  return [
    `**${title}**, ${sent.attributes.severity}`,
    '',
    '```text',
    `SMS ${used}: ${sent.sms}`,
    `Subject: ${sent.subject}`,
    '```',
    '',
  ]
}

function send(notices: readonly Notice[], language: Language): Rendered {
  const [message] = pack(notices)
  if (message === undefined) throw new Error('Nothing to send.')
  const deployment = { name: 'CreditWatchdog', region: 'eu-west-1', accountId: '123456789012' }
  return render(message, { watchList: exampleWatchList(language), providers: PROVIDERS, deployment, commands: true })
}

/** Twenty-three keys of three providers, all empty at once. */
function storm(): readonly Notice[] {
  const [opened] = OPENAI
  if (opened === undefined) return []
  const counts = { openai: 12, aimlapi: 7, kie: 4 }
  return Object.entries(counts).flatMap(([provider, count]) =>
    Array.from({ length: count }, (_, index) => {
      const { asked: _asked, model: _model, ...facts } = opened.notice.facts
      return {
        ...opened.notice,
        id: `storm-${provider}-${index}`,
        subject: { about: 'pool', key: `${provider}-${String(index + 1).padStart(2, '0')}`, pool: 'default' } as const,
        facts: { ...facts, provider },
      }
    }),
  )
}

if (import.meta.main) writeFileSync(new URL('../docs/notices.md', import.meta.url), noticesDocument())
