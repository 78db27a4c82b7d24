import type { Provider } from '../core/provider.ts'

const CODES = { documented: 'https://docs.kie.ai/common-api' } as const

/** Nearly every answer is HTTP 200: what counts is `code` in the body, and for credits the words before the code. */
export const kie = {
  id: 'kie',
  aliases: ['kie-ai', 'kie.ai', 'kieai'],
  name: 'KIE',
  hosts: { default: 'https://api.kie.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['KIE_API_KEY', 'KIE_AI_API_KEY', 'KIEAI_API_KEY'],
  envelope: { code: 'code', ok: [200] },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/api/v1/chat/credit' },
      proof: 'data',
      reads: [{ measures: 'balance', plus: ['data'], unit: 'credits' }],
      evidence: { documented: 'https://docs.kie.ai/common-api/get-account-credits' },
    },
  ],
  signatures: [
    // Words first: an empty account was seen to answer code 500 with them.
    {
      kind: 'exhausted',
      says: /current credits are insufficient|credits insufficient ?: ?your current balance/i,
      ownWords: true,
      evidence: { seen: 'answers of createTask recorded in public repositories', on: '2026-09-13' },
    },
    {
      kind: 'exhausted',
      says: /credits? (?:are |is )?insufficient|insufficient credits?/i,
      evidence: CODES,
    },
    { kind: 'exhausted', code: ['402'], evidence: CODES },
    { kind: 'capped', code: ['433'], evidence: CODES },
    { kind: 'throttled', code: ['429'], evidence: CODES },
    { kind: 'rejected', code: ['401'], evidence: { documented: 'https://docs.kie.ai' } },
    {
      kind: 'retired',
      says: /model is not supported/i,
      evidence: { seen: 'a chat answer recorded in a public repository', on: '2026-11-20' },
    },
    { kind: 'forbidden', code: ['505'], evidence: CODES },
    { kind: 'unavailable', code: ['455', '500'], evidence: CODES },
    // 501: that one task failed. 422: its input was wrong. Neither says anything about credits.
    { kind: 'bad-request', code: ['422', '501', '404'], evidence: CODES },
  ],
  consoles: {
    billing: 'https://kie.ai/pricing',
    usage: 'https://kie.ai/logs',
    limits: 'https://kie.ai/api-key',
    keys: 'https://kie.ai/api-key',
    support: 'support@kie.ai',
    docs: 'https://docs.kie.ai',
  },
  gotchas: [
    'No free call shows the refusal, and an accepted order is billed: the balance is compared with the price of the work instead.',
    'It refuses a task as soon as fewer credits are left than that task costs, so images may work while videos fail.',
    'Errors come as HTTP 200 with another code in the body: code that looks only at the status takes them for success.',
    'A key may have an hourly, daily or total limit and a list of allowed addresses of its own, set on the API key page.',
  ],
  units: { credits: { usd: 0.005, evidence: { documented: 'https://kie.ai/pricing' } } },
  // As they were listed; the list of prices changes.
  suggested: {
    low: { amount: 10_000, unit: 'credits' },
    workUnits: [
      { name: 'Sora 2 720p 10 s', cost: 25 },
      { name: 'Sora 2 720p 15 s', cost: 30 },
      { name: 'Sora 2 Pro 720p 10 s', cost: 75 },
      { name: 'Sora 2 Pro 720p 15 s', cost: 135 },
    ],
  },
} as const satisfies Provider
