import { type DeploymentStatus, summaryOf } from './deployment-status.ts'
import type { StatusRow } from './status-rows.ts'

/** What `status --json` prints: the state as it stands, times as ISO strings. */
export function statusJson(status: DeploymentStatus) {
  const { deployed, lastSweep, silent, rows, recipients, unreadable, now } = status
  const { stack, name, region, accountId } = deployed
  return {
    at: now.toISOString(),
    deployment: { name, stack, region, accountId },
    lastSweep: lastSweep ? { ...lastSweep, ageMs: now.getTime() - Date.parse(lastSweep.at), silent } : null,
    pools: rows.flatMap(row =>
      row.subject.about === 'pool' ? [{ key: row.subject.key, pool: row.subject.pool, ...common(row, now) }] : [],
    ),
    others: rows.flatMap(row => (row.subject.about === 'pool' ? [] : [{ ...row.subject, ...common(row, now) }])),
    recipients: 'notRead' in recipients ? null : recipients,
    unreadable,
    summary: summaryOf(status),
  }
}

function common({ state, condition, watched, key }: StatusRow, now: Date) {
  const { incident, silence, acknowledged, balance, sight, flapping, lastHealthyAt } = state ?? {}
  return {
    ...(key && { provider: key.provider }),
    condition,
    since: state?.since ?? null,
    watched,
    ...(balance && { balance }),
    ...(incident && {
      incident: {
        id: incident.id,
        kind: incident.kind,
        openedAt: incident.openedAt,
        reminders: incident.reminders,
        ...(incident.told && { told: incident.told }),
        ...(incident.nextReminderAt !== undefined && { nextReminderAt: incident.nextReminderAt }),
      },
    }),
    ...(acknowledged && { acknowledged }),
    ...(silence && silence.until > now.toISOString() && { silence }),
    ...(sight && { sight }),
    ...(flapping && { flapping }),
    ...(lastHealthyAt !== undefined && { lastHealthyAt }),
    owed: (state?.owed ?? []).map(({ id, kind, severity, at }) => ({ id, kind, severity, at })),
  }
}
