import type { Answer } from '../../../lambda/core/answer.ts'
import { isAnswered } from '../../../lambda/core/observation.ts'
import type { Provider } from '../../../lambda/core/provider.ts'
import type { CheckedPool } from './checked-pool.ts'
import { estimateLeft } from './estimate-left.ts'
import { findingOf } from './finding.ts'
import { goodToKnow } from './good-to-know.ts'
import { outcomeOfAll } from './outcome.ts'

/** What `check --json` prints; its help names the fields. */
export function checkedJson(
  rows: readonly CheckedPool[],
  {
    at,
    costUsd,
    remarks,
    providers,
  }: { at: Date; costUsd: number; remarks: readonly string[]; providers: readonly Provider[] },
) {
  return {
    at: at.toISOString(),
    costUsd,
    pools: rows.map(row => poolJson(row, providers)),
    goodToKnow: goodToKnow(rows).map(({ label, text }) => ({ key: label, text })),
    remarks,
    summary: outcomeOfAll(rows),
  }
}

function poolJson(row: CheckedPool, providers: readonly Provider[]) {
  const { key, pool, provider, condition, asked, spellings } = row
  const { verdict } = condition
  const estimate = estimateLeft(row, new Date())
  const { headline, because, todo } = findingOf(row, providers)
  return {
    key: key.name,
    pool: pool.name,
    provider: provider.id,
    condition: condition.kind,
    certainty: condition.certainty,
    by: condition.by,
    ...(condition.why !== undefined && { why: condition.why }),
    ...(row.fault !== undefined && { fault: row.fault }),
    ...(condition.balance !== undefined && { balance: condition.balance }),
    ...(estimate?.atLeast !== undefined && { estimate: { ...estimate, unit: 'USD' } }),
    ...(condition.line !== undefined && { line: condition.line }),
    ...(condition.contradiction !== undefined && { contradiction: condition.contradiction }),
    ...(verdict !== undefined && {
      words: verdict.words,
      signature: verdict.signature,
      blame: verdict.blame,
      ...(verdict.upstream !== undefined && { upstream: verdict.upstream }),
      ...(verdict.about !== undefined && { about: verdict.about }),
      status: verdict.status,
      ...(verdict.resetsAt !== undefined && { resetsAt: verdict.resetsAt }),
      ...(verdict.detail !== undefined && { detail: verdict.detail }),
    }),
    headline,
    because,
    do: todo,
    asked: [...asked, ...spellings].map(askedJson),
  }
}

function askedJson({ call, observation, verdict }: Answer) {
  return {
    probe: call.probe.id,
    kind: call.probe.kind,
    purpose: call.purpose,
    ...(call.model !== undefined && { model: call.model }),
    verdict: verdict.kind,
    ...(isAnswered(observation)
      ? { status: observation.status, ...(observation.tookMs !== undefined && { tookMs: observation.tookMs }) }
      : { failure: observation.failure, ...(observation.detail !== undefined && { detail: observation.detail }) }),
  }
}
