import type { Condition } from '../../../lambda/core/condition.ts'
import { convert } from '../../../lambda/core/money.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import type { PlayedAct } from './play-act.ts'

/** Every sweep and every notice that was sent, for machines. A notice that shared a message carries the message's texts. */
export function toJson(acts: readonly PlayedAct[]): unknown {
  const sweeps = acts.flatMap(({ sweeps }) => sweeps)
  return {
    sweeps: sweeps.map(({ report }) => ({
      at: report.at.toISOString(),
      pools: report.pools.map(({ key, pool, provider, condition }) => ({
        key,
        pool,
        provider,
        condition: condition.kind,
        ...balanceOf(condition, provider),
        ...(condition.verdict !== undefined && condition.verdict.words !== '' && { words: condition.verdict.words }),
      })),
    })),
    notices: sweeps.flatMap(({ sent }) =>
      sent.flatMap(({ notices, message }) =>
        notices.map(({ kind, severity, subject, at }) => ({
          kind,
          severity,
          key: subject.about === 'pool' ? subject.key : null,
          pool: subject.about === 'pool' ? subject.pool : null,
          at,
          sms: message.sms,
          email: { subject: message.subject, body: message.email },
        })),
      ),
    ),
  }
}

/** In the unit people think in. */
function balanceOf({ balance }: Condition, providerId: string): { balance?: number; unit?: string } {
  const [read] = (balance ?? []).filter(({ measures }) => measures === 'balance')
  const provider = findProvider(providerId)
  if (read === undefined) return {}
  const { amount, unit } = (provider?.shownIn && convert(read, provider.shownIn, provider)) || read
  return { balance: amount, unit }
}
