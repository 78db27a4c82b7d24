import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://ai.google.dev/gemini-api/docs/troubleshooting' } as const
const RATE_LIMITS = { documented: 'https://ai.google.dev/gemini-api/docs/rate-limits' } as const
const PREPAY = { documented: 'https://ai.google.dev/gemini-api/docs/billing' } as const

/** "You exceeded your current quota" is a rate limit here; only depleted prepayment credits are exhaustion, and only the words say so. */
export const gemini = {
  id: 'gemini',
  aliases: ['google-gemini', 'google-ai-studio', 'google', 'google-generative-ai', 'googleai'],
  name: 'Google Gemini API',
  hosts: { default: 'https://generativelanguage.googleapis.com' },
  auth: { in: 'header', name: 'x-goog-api-key' },
  env: ['GEMINI_API_KEY', 'GOOGLE_API_KEY', 'GOOGLE_GENERATIVE_AI_API_KEY', 'GOOGLE_AI_API_KEY'],
  keyPattern: /\bAIzaSy[A-Za-z0-9_-]{33}/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'gemini-3.5-flash-lite',
      costUsd: 0.000004,
      request: {
        method: 'POST',
        path: '/v1beta/models/{model}:generateContent',
        body: { contents: [{ parts: [{ text: 'hi' }] }], generationConfig: { maxOutputTokens: 1 } },
      },
      proof: 'candidates',
      evidence: { documented: 'https://ai.google.dev/api/generate-content' },
    },
  ],
  signatures: [
    { kind: 'exhausted', says: /prepayment credits are depleted/i, ownWords: true, evidence: PREPAY },
    {
      kind: 'exhausted',
      code: ['402'],
      evidence: {
        documented:
          'https://discuss.ai.google.dev/t/api-update-depleted-prepay-credits-now-return-http-402-instead-of-429/183654',
      },
    },
    { kind: 'exhausted', code: ['payment_required'], evidence: PREPAY },
    {
      kind: 'capped',
      says: /exceeded its monthly spending cap/i,
      ownWords: true,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-10-07' },
    },
    {
      kind: 'suspended',
      code: ['billing_disabled'],
      evidence: { seen: 'https://github.com/GoogleCloudPlatform/php-docs-samples/issues/1235', on: '2026-11-20' },
    },
    {
      kind: 'suspended',
      says: /requires billing to be enabled|has billing disabled/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/GoogleCloudPlatform/php-docs-samples/issues/1235', on: '2026-11-20' },
    },
    {
      kind: 'suspended',
      code: ['consumer_suspended'],
      evidence: { seen: 'https://github.com/google/generative-ai-docs/issues/356', on: '2026-11-20' },
    },
    {
      kind: 'suspended',
      says: /consumer .{1,80} has been suspended/i,
      evidence: { seen: 'https://github.com/google/generative-ai-docs/issues/356', on: '2026-11-20' },
    },
    { kind: 'throttled', code: ['resource_exhausted'], evidence: RATE_LIMITS },
    {
      kind: 'throttled',
      says: /exceeded your current quota.{0,150}ai\.google\.dev/i,
      ownWords: true,
      evidence: RATE_LIMITS,
    },
    { kind: 'throttled', says: /exceeded your current quota|resource has been exhausted/i, evidence: RATE_LIMITS },
    { kind: 'throttled', status: [429], evidence: RATE_LIMITS },
    {
      kind: 'rejected',
      code: ['api_key_invalid', 'api_key_expired'],
      evidence: { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' },
    },
    { kind: 'rejected', says: /api key (?:not valid|expired)/i, evidence: ERRORS },
    {
      kind: 'forbidden',
      says: /has not been used in project .{1,40} before or it is disabled/i,
      ownWords: true,
      evidence: ERRORS,
    },
    { kind: 'forbidden', says: /user location is not supported/i, about: 'country', evidence: ERRORS },
    { kind: 'forbidden', says: /your project has been denied access/i, evidence: ERRORS },
    { kind: 'forbidden', code: ['service_disabled'], evidence: ERRORS },
    { kind: 'forbidden', code: ['permission_denied', 'failed_precondition'], evidence: ERRORS },
    { kind: 'retired', code: ['not_found'], evidence: ERRORS },
    { kind: 'retired', says: /is not found for api version/i, evidence: ERRORS },
    { kind: 'unavailable', code: ['unavailable', 'internal', 'deadline_exceeded'], evidence: ERRORS },
    { kind: 'unavailable', says: /model is overloaded|experiencing high demand/i, evidence: ERRORS },
    { kind: 'bad-request', code: ['invalid_argument'], evidence: ERRORS },
  ],
  consoles: {
    billing: 'https://ai.studio/projects',
    limits: 'https://ai.studio/spend',
    support: 'https://discuss.ai.google.dev',
    docs: 'https://ai.google.dev/gemini-api/docs/billing',
  },
  gotchas: [
    'Prepaid credit must be bought in AI Studio: money paid in at the Cloud Console does not count.',
    'When it is gone, every key of every project on that billing account stops.',
    'It has been reported as depleted by mistake while billing was being synchronised: look before you pay.',
    'The balance cannot be read with any key.',
  ],
} as const satisfies Provider
