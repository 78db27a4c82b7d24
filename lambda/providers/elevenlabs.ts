import type { Provider } from '../core/provider.ts'

const SUBSCRIPTION = { documented: 'https://elevenlabs.io/docs/api-reference/user/subscription/get' } as const
const ERRORS = {
  documented: 'https://help.elevenlabs.io/hc/en-us/articles/19572237925521-API-Error-Code-400-or-401',
} as const

/** Out of credits, a wrong key and a missing permission are all HTTP 401: only `detail.status` (or `detail.code`) tells them apart. */
export const elevenlabs = {
  id: 'elevenlabs',
  aliases: ['eleven-labs', 'elevenlabs.io'],
  name: 'ElevenLabs',
  hosts: {
    default: 'https://api.elevenlabs.io',
    us: 'https://api.us.elevenlabs.io',
    eu: 'https://api.eu.residency.elevenlabs.io',
  },
  auth: { in: 'header', name: 'xi-api-key' },
  env: ['ELEVENLABS_API_KEY', 'ELEVEN_LABS_API_KEY', 'ELEVEN_API_KEY', 'XI_API_KEY', 'ELEVENLABS_KEY'],
  keyPattern: /\bsk_[0-9a-f]{48}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v1/user/subscription' },
      proof: 'character_limit',
      reads: [
        {
          // The plan's allowance. With usage-based billing calls go on past zero, and a reading cannot depend on the
          // answer's word for that (allowed_to_extend_character_limit): a refusal says that it is over, the count does not.
          measures: 'headroom',
          plus: ['character_limit'],
          minus: ['character_count'],
          unit: 'credits',
          resetsAt: 'next_character_count_reset_unix',
        },
      ],
      facts: { plan: 'tier' },
      evidence: SUBSCRIPTION,
    },
  ],
  signatures: [
    // The key's own limit: the account may have plenty.
    {
      kind: 'capped',
      says: /exceeds your api key \([^)]{0,100}\) quota/i,
      ownWords: true,
      evidence: { seen: 'telemetry published in a public repository', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      says: /this request exceeds your quota(?: of \d{1,12})?\. you have \d{1,12} (?:credits|characters) remaining/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/home-assistant/core/issues/160414', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      code: ['quota_exceeded'],
      evidence: { seen: 'https://github.com/elevenlabs/elevenlabs-docs/issues/301', on: '2026-11-20' },
    },
    { kind: 'exhausted', code: ['payment_required'], evidence: { unconfirmed: 'a test fixture of a client' } },
    {
      kind: 'rejected',
      says: /exceeds the character limit of \d{1,9} (?:characters )?for non signed in accounts/i,
      ownWords: true,
      evidence: ERRORS,
    },
    { kind: 'bad-request', code: ['max_character_limit_exceeded'], evidence: ERRORS },
    {
      kind: 'forbidden',
      code: ['missing_permissions'],
      evidence: { seen: 'an answer to a restricted key in a public repository', on: '2026-11-20' },
    },
    {
      kind: 'forbidden',
      code: ['detected_unusual_activity'],
      evidence: { seen: 'https://github.com/OWASP/Nest/pull/3861', on: '2026-11-20' },
    },
    { kind: 'rejected', code: ['invalid_api_key'], evidence: ERRORS },
    {
      kind: 'throttled',
      code: ['too_many_concurrent_requests'],
      evidence: { seen: 'a client that carries the body in its tests', on: '2026-11-20' },
    },
    { kind: 'unavailable', code: ['system_busy'], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: {
    billing: 'https://elevenlabs.io/app/subscription',
    limits: 'https://elevenlabs.io/app/settings/api-keys',
    keys: 'https://elevenlabs.io/app/settings/api-keys',
    support: 'https://help.elevenlabs.io',
    docs: 'https://elevenlabs.io/docs',
  },
  gotchas: [
    'A key can have a credit limit of its own, which the subscription does not show: that refusal is told as capped.',
    'The balance needs the permission user_read; a key without it works and is told as not readable.',
    'The credits are the month’s allowance. With usage-based billing calls go on past zero, so nothing left is shown and not told as empty.',
  ],
} as const satisfies Provider
