import type { Answer } from '../../lambda/core/answer.ts'
import type { Condition, KeptVerdict } from '../../lambda/core/condition.ts'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import type { Provider, VerdictKind } from '../../lambda/core/provider.ts'
import type { Measured, Verdict } from '../../lambda/core/verdict.ts'
import type { Pool, WatchedKey, WatchList } from '../../lambda/core/watch-list.ts'

/** A made-up provider with one probe of each kind: USD balance, free access, a canary of a hundredth of a cent. */
export const acme = {
  id: 'acme',
  name: 'Acme',
  hosts: { default: 'https://api.acme.example.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['ACME_API_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/balance' },
      proof: 'balance',
      reads: [{ measures: 'balance', plus: ['balance'], unit: 'USD' }],
      evidence: { documented: 'https://docs.acme.example.com' },
    },
    {
      id: 'access',
      kind: 'access',
      request: { path: '/models' },
      proof: 'data',
      evidence: { documented: 'https://docs.acme.example.com' },
    },
    {
      id: 'canary',
      kind: 'canary',
      request: { method: 'POST', path: '/chat', body: { model: '{model}' } },
      proof: 'choices',
      model: 'small',
      costUsd: 0.0001,
      evidence: { documented: 'https://docs.acme.example.com' },
    },
  ],
  signatures: [],
  consoles: { billing: 'https://acme.example.com/billing' },
} as const satisfies Provider

export function aPool(over: Partial<Pool> = {}): Pool {
  return { name: 'default', canary: true, alternatives: [], workUnits: [], emptyAt: 0, ...over }
}

export function aKey(over: Partial<WatchedKey> = {}): WatchedKey {
  return {
    name: 'shop',
    provider: 'acme',
    credential: { from: 'parameter', name: '/shop' },
    account: 'shop',
    baseUrl: 'https://api.acme.example.com',
    parameters: {},
    pools: [aPool()],
    low: [],
    critical: [],
    dailyBudgetUsd: 0.02,
    ...over,
  }
}

export function aWatchList(over: Partial<WatchList> = {}): WatchList {
  return {
    schema: 1,
    schedule: { expression: 'rate(5 minutes)', longestGapMs: 5 * 60_000 },
    language: 'en',
    timeZone: 'UTC',
    displayName: 'Watchdog',
    reminders: { firstMs: 4 * 3_600_000, thenMs: 24 * 3_600_000 },
    recipients: [{ channel: 'email', to: 'ops@example.com', severity: ['urgent', 'warning', 'info'] }],
    keys: [aKey()],
    providers: [],
    ...over,
  }
}

export function aVerdict(kind: VerdictKind, over: Partial<Verdict> = {}): Verdict {
  return {
    kind,
    certainty: 'certain',
    signature: `acme: ${kind}`,
    blame: 'account',
    words: `it is ${kind}`,
    status: 200,
    ...over,
  }
}

/** One of acme's probes, asked for the default pool and answered with this verdict. */
export function anAnswer(
  probeId: 'balance' | 'access' | 'canary',
  kind: VerdictKind,
  at: Date,
  over: { call?: Partial<ProbeCall>; amounts?: readonly Measured[]; verdict?: Partial<Verdict> } = {},
): Answer {
  const probe = acme.probes.find(candidate => candidate.id === probeId)
  if (!probe) throw new Error(`acme has no probe '${probeId}'`)
  const call: ProbeCall = {
    key: 'shop',
    pools: ['default'],
    provider: 'acme',
    probe,
    baseUrl: acme.hosts.default,
    credential: { from: 'parameter', name: '/shop' },
    parameters: {},
    costUsd: 0,
    purpose: 'regular',
    ...over.call,
  }
  return {
    call,
    observation: { at, status: 200, headers: {}, body: '{}' },
    verdict: aVerdict(kind, over.verdict),
    ...(over.amounts && { readings: { amounts: over.amounts, facts: {} } }),
  }
}

export function usd(amount: number): Measured {
  return { measures: 'balance', amount, unit: 'USD' }
}

export function aCondition(kind: Condition['kind'], over: Partial<Condition> = {}): Condition {
  return { kind, certainty: 'certain', by: 'verdict', proves: kind === 'healthy' ? ['balance', 'canary'] : [], ...over }
}

/** A month’s spend at Acme, told to its admin key. */
export const costs = {
  id: 'costs',
  kind: 'balance',
  request: { path: '/costs?from={month}', credential: 'adminKey' },
  proof: 'spent',
  reads: [{ measures: 'spend', plus: ['spent'], unit: 'USD' }],
  evidence: { documented: 'https://docs.acme.example.com' },
} as const

/** What the state keeps of a probe that answered well. */
export function wasHealthy(at: string): KeptVerdict {
  return { kind: 'healthy', certainty: 'certain', signature: null, blame: 'account', words: '', status: 200, at }
}
