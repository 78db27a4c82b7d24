import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://developers.deepgram.com/docs/errors' } as const

export const deepgram = {
  id: 'deepgram',
  name: 'Deepgram',
  hosts: { default: 'https://api.deepgram.com', eu: 'https://api.eu.deepgram.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Token' },
  env: ['DEEPGRAM_API_KEY', 'DEEPGRAM_KEY', 'DG_API_KEY'],
  parameters: {
    projectId: { ask: 'The id of the project, in the Deepgram console.', optional: true },
  },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/projects/{projectId}/balances' },
      proof: 'balances',
      // A project may hold several balances, each with a unit of its own.
      reads: [{ measures: 'balance', each: 'balances', plus: ['amount'], unit: { at: 'units' } }],
      evidence: { documented: 'https://developers.deepgram.com/reference/manage/billing/list' },
    },
  ],
  noSafeProbe: 'Deepgram tells balances by project: name yours with the parameter projectId.',
  signatures: [
    { kind: 'exhausted', code: ['asr_payment_required'], evidence: ERRORS },
    {
      kind: 'exhausted',
      says: /project does not have enough credits for an? \w{1,10} request/i,
      ownWords: true,
      evidence: ERRORS,
    },
    { kind: 'exhausted', status: [402], evidence: ERRORS },
    { kind: 'rejected', code: ['invalid_auth'], evidence: ERRORS },
    {
      kind: 'rejected',
      says: /invalid credentials/i,
      evidence: { seen: 'https://github.com/deepgram-devs/nextjs-live-transcription/pull/38', on: '2026-11-20' },
    },
    { kind: 'forbidden', code: ['insufficient_permissions'], evidence: ERRORS },
    { kind: 'forbidden', says: /project does not have access to the requested model/i, evidence: ERRORS },
    { kind: 'throttled', code: ['too_many_requests'], evidence: ERRORS },
    { kind: 'unavailable', code: ['internal_server_error'], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://console.deepgram.com',
    usage: 'https://console.deepgram.com',
    docs: 'https://developers.deepgram.com',
  },
  gotchas: [
    'A key with the role of a member may not read balances: that is told as not readable, not as a wrong key.',
    'Without the parameter projectId nothing can be read: a key does not say which project’s money it uses.',
  ],
} as const satisfies Provider
