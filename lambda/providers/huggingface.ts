import type { Provider } from '../core/provider.ts'

const BILLING = { documented: 'https://huggingface.co/docs/inference-providers/pricing' } as const
const CLIENT_TESTS = { seen: 'recorded by the tests of github.com/maruel/genai', on: '2026-11-20' } as const
const SEEN = { seen: 'https://github.com/huggingface/agents-course/issues/386', on: '2026-11-20' } as const

export const huggingface = {
  id: 'huggingface',
  aliases: ['hugging-face', 'hf', 'huggingface-inference'],
  name: 'Hugging Face Inference Providers',
  hosts: { default: 'https://router.huggingface.co' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['HF_TOKEN', 'HUGGINGFACE_API_KEY', 'HUGGING_FACE_HUB_TOKEN', 'HUGGINGFACEHUB_API_TOKEN', 'HF_API_KEY'],
  keyPattern: /\b(?:hf_|api_org_)[a-zA-Z0-9]{34}\b/,
  probes: [
    {
      id: 'canary',
      kind: 'canary',
      model: 'meta-llama/Llama-3.1-8B-Instruct',
      costUsd: 0.000003,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://huggingface.co/docs/inference-providers/tasks/chat-completion' },
    },
  ],
  signatures: [
    { kind: 'exhausted', says: /(?:depleted|exceeded) your monthly included credits/i, ownWords: true, evidence: SEEN },
    {
      kind: 'exhausted',
      says: /reached the free monthly usage limit for .{1,60}subscribe to pro/i,
      ownWords: true,
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'exhausted', status: [402], evidence: BILLING },
    {
      kind: 'rejected',
      says: /invalid credentials in authorization header|invalid username or password/i,
      evidence: CLIENT_TESTS,
    },
    { kind: 'retired', code: ['model_not_found'], evidence: CLIENT_TESTS },
    {
      kind: 'retired',
      code: ['model_not_supported'],
      evidence: { unconfirmed: 'by analogy with model_not_found, its answer was not recorded' },
    },
    {
      kind: 'unavailable',
      says: /is currently loading|unable to process request\. repeat the request later/i,
      evidence: CLIENT_TESTS,
    },
  ],
  consoles: {
    billing: 'https://huggingface.co/settings/billing',
    usage: 'https://huggingface.co/settings/inference-providers/overview',
    limits: 'https://huggingface.co/settings/billing',
    keys: 'https://huggingface.co/settings/tokens',
    support: 'billing@huggingface.co',
    docs: 'https://huggingface.co/docs/inference-providers/pricing',
  },
  gotchas: [
    'Calls are paid by the personal account unless they name an organization to bill.',
    'A company behind the router can be out of credit itself: its words are not about your balance.',
  ],
} as const satisfies Provider
