import type { Condition } from '../../../lambda/core/condition.ts'
import { convert } from '../../../lambda/core/money.ts'
import { findProvider } from '../../../lambda/providers/all.ts'
import type { PoolReport } from '../../../lambda/sweep-report.ts'
import type { PlayedAct } from './play-act.ts'
import { balanceRead } from './pool-line.ts'

/** Every sweep and every notice that was sent, for machines. A notice that shared a message carries the message's texts. */
export function toJson(acts: readonly PlayedAct[]): unknown {
  const sweeps = acts.flatMap(({ sweeps }) => sweeps)
  return {
    sweeps: sweeps.map(({ report, pools }) => ({
      at: report.at.toISOString(),
      pools: pools.map(pool => ({
        key: pool.key,
        pool: pool.pool,
        provider: pool.provider,
        condition: pool.condition.kind,
        ...balanceOf(pool),
        ...wordsOf(pool.condition),
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
function balanceOf(report: PoolReport): { balance?: number; unit?: string } {
  const read = balanceRead(report)
  const provider = findProvider(report.provider)
  if (read === undefined) return {}
  const { amount, unit } = (provider?.shownIn && convert(read, provider.shownIn, provider)) || read
  return { balance: amount, unit }
}

function wordsOf({ verdict }: Condition): { words?: string } {
  return verdict === undefined || verdict.words === '' ? {} : { words: verdict.words }
}
