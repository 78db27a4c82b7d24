import { COMMANDS_AVAILABLE } from '../commands.ts'
import { audience } from './audience.ts'
import { wrap } from './layout.ts'
import type { Story } from './story.ts'

/** Where it came from, whom it went to, and how to say that somebody is on it. */
export function footer({ notice, context, texts, told, trouble, format }: Story): readonly string[] {
  const { deployment, watchList } = context
  const { footer: says } = texts.email
  const from = [
    'Credit Watchdog',
    says.deployment(deployment.name),
    deployment.accountId ? says.account(deployment.accountId) : '',
    deployment.region ?? '',
  ].filter(Boolean)
  const { mailboxes, phones } = audience(notice, watchList)
  const whom = format.list(
    [mailboxes > 0 ? says.mailboxes(mailboxes) : '', phones > 0 ? says.phones(phones) : ''].filter(Boolean),
  )
  const offersCommands =
    (context.commands ?? COMMANDS_AVAILABLE) && told.label !== '' && trouble !== 'healthy' && isOpen(notice.kind)
  return [
    '--',
    ...wrap(from.join(', ')),
    ...wrap([says.notice(notice.id), whom === '' ? '' : says.sentTo(whom)].join(' ')),
    ...(offersCommands
      ? [
          ...wrap(says.acknowledge(`npx credit-watchdog ack ${told.label}`)),
          ...wrap(says.silence(`npx credit-watchdog silence ${told.label} --for 2h --because "..."`)),
        ]
      : []),
  ]
}

function isOpen(kind: Story['notice']['kind']): boolean {
  return kind === 'opened' || kind === 'worse' || kind === 'reminder' || kind === 'flapping' || kind === 'unclear'
}
