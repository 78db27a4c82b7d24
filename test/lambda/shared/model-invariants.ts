import { attributesOf } from '../../../lambda/core/attributes.ts'
import type { ConditionKind } from '../../../lambda/core/condition.ts'
import type { Notice } from '../../../lambda/core/notice.ts'
import type { WatchList } from '../../../lambda/core/watch-list.ts'
import { passesFilter } from '../../support/filter-policy.ts'
import { type Beliefs, believe, type Standing } from './model-beliefs.ts'
import { type Decided, describe, type Log } from './model-log.ts'
import type { CleanSweep, Played } from './model-play.ts'
import { isBlock, isVague, POOLS } from './model-world.ts'

/** Everything that must hold of a history, as sentences about what does not. */
export function violationsOf(played: Played, policies: readonly Policy[]): readonly string[] {
  const { log, clean, watchList } = played
  const wrong: string[] = [...log.violations]
  wrong.push(...log.lost.map(({ notice }) => `${describe(notice)} was owed and reached nobody`))
  for (const state of log.states.values())
    if (state.owed.length > 0) wrong.push(`${state.subject} still owes ${state.owed.map(each => each.kind)}`)

  const sweeps = [...clean]
  const beliefs = new Map<string, Standing>()
  for (const [index, decided] of log.decided.entries()) {
    while (sweeps[0] && sweeps[0].to <= index) wrong.push(...missingIn(sweeps.shift(), beliefs, played))
    if (decided.notice.facts.why === 'memory') continue
    wrong.push(...wrongStep(decided, beliefs, log).map(text => `${describe(decided.notice)} ${text}`))
    believe(beliefs, decided, watchList)
    const [sweep] = sweeps
    if (sweep && index === sweep.to - 1)
      wrong.push(
        ...missingIn(
          sweeps.shift(),
          beliefs,
          played,
          new Set(log.decided.slice(sweep.from, sweep.to).map(each => each.subject)),
        ),
      )
  }
  for (const sweep of sweeps) wrong.push(...missingIn(sweep, beliefs, played))
  wrong.push(...wrongAtTheEnd(played, beliefs))
  for (const policy of policies) wrong.push(...wrongFor(policy, played))
  return wrong
}

/** Whether a notice may follow what people were told before. */
function wrongStep(
  { notice, subject, silencedUntil, isAcknowledged, isUnwritten }: Decided,
  beliefs: Beliefs,
  { forgotten, decided }: Log,
): readonly string[] {
  const wrong: string[] = []
  const standing = beliefs.get(subject)
  if (forgotten.has(subject) || forgotten.has(siblingOf(subject) ?? '') || isUnwritten) return []
  const isShared = siblingOf(subject) !== undefined
  switch (notice.kind) {
    case 'opened':
    case 'unclear':
      if (standing && notice.before !== standing.kind) wrong.push(`opens while ${standing.kind} stands`)
      if (!standing && notice.before !== undefined && !isShared) wrong.push('follows what nobody was told of')
      break
    case 'worse':
      if (!standing) wrong.push('was never opened')
      else if (
        standing.kinds.has(notice.condition) &&
        !(notice.condition === 'critical' && standing.severity === 'warning')
      )
        wrong.push('was told before')
      break
    case 'reminder':
      if (!standing) wrong.push('was never opened')
      else if (standing.dueMs === undefined || Date.parse(notice.at) < standing.dueMs) wrong.push('is early')
      if (isAcknowledged) wrong.push('reminds of what was acknowledged')
      break
    case 'recovered':
    case 'flapping':
      if (!standing) wrong.push('was never opened')
      break
    case 'steady':
    case 'watched':
      if (standing) wrong.push(`comes while ${standing.kind} stands`)
      break
    case 'acknowledged':
    case 'closed':
    case 'summary':
    case 'test':
      break
  }
  const isTrouble = ['opened', 'unclear', 'worse', 'reminder'].includes(notice.kind)
  if (isTrouble && silencedUntil !== undefined && silencedUntil > notice.at) wrong.push('was told in a silence')
  const other = siblingOf(subject)
  // Unless that one ends in the same moment.
  const ends = decided.some(each => each.subject === other && each.notice.at === notice.at)
  if (isTrouble && notice.kind !== 'reminder' && other && !ends && beliefs.get(other)?.kinds.has(notice.condition))
    wrong.push('was told for the other key of the account already')
  return wrong
}

/** What a sweep in which nothing went wrong should have told, and did not. */
function missingIn(
  sweep: CleanSweep | undefined,
  beliefs: Beliefs,
  played: Played,
  told: ReadonlySet<string> = new Set(),
): readonly string[] {
  if (!sweep?.isReachable) return []
  return [...beliefs].flatMap(([subject, { kind, dueMs, severity, atMs }]) => {
    const truth = sweep.truth.get(subject) as ConditionKind | undefined
    if (truth === undefined || truth === 'healthy' || told.has(subject) || played.log.forgotten.has(subject)) return []
    if (isBlock(kind) && !isBlock(truth) && !isVague(truth)) return []
    // While the other key of the account is in trouble, its notices speak for this one, too.
    const sibling = siblingOf(subject) ?? ''
    if (sweep.silenced.has(subject) || beliefs.has(sibling) || told.has(sibling)) return []
    const isBackInTime = sweep.at.getTime() < atMs
    if (kind === 'critical' && severity === 'warning' && !isBackInTime && !isQuiet(sweep.at, played.watchList))
      return [
        `${subject} is critical, the quiet hours are over at ${sweep.at.toISOString()}, and it was not told again`,
      ]
    const isMissing = dueMs !== undefined && sweep.at.getTime() >= dueMs && !sweep.acknowledged.has(subject)
    return isMissing ? [`a reminder of ${subject}, ${kind}, is missing at ${sweep.at.toISOString()}`] : []
  })
}

/** At rest, what people were told is what holds. */
function wrongAtTheEnd({ log, world, endedAt }: Played, beliefs: Beliefs): readonly string[] {
  return [
    ...POOLS.flatMap(pool => {
      const subject = `pool:${pool}`
      const truth = world.truth(pool)
      if (log.forgotten.has(subject) || log.forgotten.has(siblingOf(subject) ?? '')) return []
      const own = beliefs.get(subject)
      const state = log.states.get(subject)
      if (truth === 'healthy') {
        const still = state?.flapping ? [`${subject} is well, and nobody was told that it is steady`] : []
        return own ? [`${subject} is well, and people believe it is ${own.kind}`, ...still] : still
      }
      if (state?.silence !== undefined && state.silence.until > endedAt.toISOString()) return []
      const sibling = beliefs.get(siblingOf(subject) ?? '')
      const isKnown = (own && fits(own, truth, world.callsOf(pool))) || (sibling && covers(sibling, truth))
      return isKnown ? [] : [`${subject} is ${truth}, and people believe ${own?.kind ?? 'that it is well'}`]
    }),
    ...['provider:alpha', 'provider:beta', 'watchdog'].flatMap(subject =>
      beliefs.has(subject) ? [`${subject} is well, and people believe it is not`] : [],
    ),
  ]
}

function fits(standing: Standing, truth: ConditionKind, calls: string): boolean {
  if (isBlock(truth)) return isBlock(standing.kind) && standing.kinds.has(truth)
  // A line is never told backwards; an answer that proves nothing leaves what was told.
  if (truth === 'critical') return standing.kind === 'critical' || calls !== 'healthy'
  if (truth === 'low') return standing.kind === 'low' || standing.kind === 'critical' || calls !== 'healthy'
  return true
}

/** The other key's notice names this one, too: the same trouble, or for a line a worse one. */
function covers(sibling: Standing, truth: ConditionKind): boolean {
  const worse: Partial<Record<ConditionKind, readonly ConditionKind[]>> = {
    low: ['critical', 'exhausted', 'suspended'],
    critical: ['exhausted', 'suspended'],
  }
  return isVague(truth) || [truth, ...(worse[truth] ?? [])].some(kind => sibling.kinds.has(kind))
}

/** A subscription to the topic. */
export interface Policy {
  readonly name: string
  readonly filter: Readonly<Record<string, readonly string[]>> | undefined
}

/** Who was told of the opening is told of the end. */
function wrongFor({ name, filter }: Policy, { log, world, watchList }: Played): readonly string[] {
  const notices = new Map<string, Notice>()
  for (const { notices: told, attributes } of log.delivered)
    if (passesFilter(filter, { ...attributes }))
      for (const notice of told) if (concerns(filter, notice)) notices.set(notice.id, notice)
  const beliefs = new Map<string, Standing>()
  for (const decided of log.decided)
    if (notices.has(decided.notice.id) && decided.notice.facts.why !== 'memory') believe(beliefs, decided, watchList)
  return POOLS.flatMap(pool => {
    const believed = beliefs.get(`pool:${pool}`)
    return believed && world.truth(pool) === 'healthy' && !log.forgotten.has(`pool:${pool}`)
      ? [`${name} was told that ${pool} is ${believed.kind}, and not of the end`]
      : []
  })
}

/** A digest may bring notices of other keys to somebody's mailbox; what is owed to them is what passes their filter by itself. */
function concerns(filter: Policy['filter'], notice: Notice): boolean {
  const attributes = attributesOf({ id: notice.id, severity: notice.severity, notices: [notice] })
  return passesFilter(filter, { ...attributes })
}

function siblingOf(subject: string): string | undefined {
  if (subject === 'pool:two/default') return 'pool:three/default'
  return subject === 'pool:three/default' ? 'pool:two/default' : undefined
}

function isQuiet(at: Date, { quietHours }: WatchList): boolean {
  if (quietHours === undefined) return false
  const clock = at.toISOString().slice(11, 16)
  const { from, to } = quietHours
  return from <= to ? clock >= from && clock < to : clock >= from || clock < to
}
