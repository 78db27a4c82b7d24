import { runwayFact } from '../../../lambda/core/forecast/runway-fact.ts'
import { MINUTE_MS } from '../../../lambda/core/forecast/series.ts'
import { budgetOf } from './budget-of.ts'
import { type DeploymentStatus, summaryOf } from './deployment-status.ts'
import { estimated } from './estimated.ts'
import { lastsOf } from './lasts.ts'
import { newestBalance } from './newest-balance.ts'
import type { StatusRow } from './status-rows.ts'
import { workLeft } from './work-left.ts'

/** What `status --json` prints: the state as it stands, times as ISO strings. */
export function statusJson(status: DeploymentStatus) {
  const { deployed, lastSweep, silent, rows, recipients, unreadable, discoveryProblems, now } = status
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
    discoveryProblems,
    summary: summaryOf(status),
  }
}

function common(row: StatusRow, now: Date) {
  const { state, condition, watched, key } = row
  const { incident, silence, acknowledged, sight, flapping, lastHealthyAt } = state ?? {}
  const balance = newestBalance(row)
  return {
    ...(key && { provider: key.provider }),
    condition,
    since: state?.since ?? null,
    watched,
    ...(balance && { balance }),
    ...aheadOf(row, now),
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

/** What is left, how long it lasts, and the readings that say so. */
function aheadOf(row: StatusRow, now: Date) {
  const lasts = lastsOf(row, now)
  const work = workLeft(row)
  const readings = (row.readings?.balances ?? []).flatMap(({ unit, points }) => {
    const newest = points.at(-1)
    if (newest === undefined) return []
    const at = new Date(newest.minute * MINUTE_MS)
    return [{ unit, at: at.toISOString(), ageMs: Math.max(0, now.getTime() - at.getTime()), count: points.length }]
  })
  const reckoned = estimated(row)
  const use = budgetOf(row, now)
  return {
    ...(reckoned && { estimate: { ...reckoned.estimate, unit: 'USD' } }),
    ...(use && { budget: { ...use.budget, month: use.month, spent: use.spent, usedPercent: use.usedPercent } }),
    ...(work.length > 0 && { workLeft: work }),
    ...(lasts && { lasts: lasts.kind }),
    ...(lasts?.kind === 'lasts' && { runway: { ...runwayFact(lasts), ...(lasts.toLimit && { toLimit: true }) } }),
    ...(lasts?.kind === 'until-reset' && { resetsAt: lasts.at.toISOString() }),
    ...(readings.length > 0 && { readings }),
  }
}
