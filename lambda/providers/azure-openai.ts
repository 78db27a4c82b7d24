import type { Provider } from '../core/provider.ts'

const TROUBLE = { documented: 'https://learn.microsoft.com/azure/foundry/openai/how-to/troubleshoot-errors' } as const
const NO_WAY_IN = { seen: 'https://github.com/continuedev/continue/issues/12547', on: '2026-11-20' } as const

/** Paid afterwards: what stops it is a quota for each deployment, or a subscription that was disabled. */
export const azureOpenai = {
  id: 'azure-openai',
  aliases: ['azure', 'azure_ai', 'azureopenai', 'azure-ai-foundry'],
  name: 'Azure OpenAI',
  hosts: { default: 'https://{resource}.openai.azure.com' },
  auth: { in: 'header', name: 'api-key' },
  env: ['AZURE_OPENAI_API_KEY', 'AZURE_OPENAI_KEY', 'AZURE_API_KEY'],
  parameters: {
    resource: { ask: 'the name of the resource, the first part of its address', example: 'contoso-openai' },
  },
  probes: [
    {
      id: 'access',
      kind: 'access',
      request: { path: '/openai/v1/models' },
      proof: 'data',
      evidence: { documented: 'https://learn.microsoft.com/azure/ai-foundry/openai/latest' },
    },
    {
      id: 'canary',
      kind: 'canary',
      // A deployment's own name; there is no usual one.
      model: 'gpt-4o-mini',
      costUsd: 0.00004,
      optIn: true,
      request: {
        method: 'POST',
        path: '/openai/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'ping' }], max_completion_tokens: 64 },
      },
      proof: 'choices',
      evidence: { documented: 'https://learn.microsoft.com/azure/ai-foundry/openai/latest' },
    },
  ],
  signatures: [
    {
      kind: 'throttled',
      says: /have exceeded (?:the )?(?:token|call) rate limit|rate limit is exceeded|have been limited/i,
      evidence: TROUBLE,
    },
    {
      kind: 'suspended',
      says: /subscription .{0,60}(?:is|was|has been) disabled/i,
      evidence: { unconfirmed: 'described in the documentation, its body was not recorded' },
    },
    {
      kind: 'unavailable',
      says: /the system is currently experiencing high demand/i,
      ownWords: true,
      evidence: TROUBLE,
    },
    { kind: 'unavailable', says: /experiencing high demand|temporary rate limit adjustment/i, evidence: TROUBLE },
    {
      kind: 'forbidden',
      says: /virtual network is configured for this resource/i,
      about: 'address',
      evidence: NO_WAY_IN,
    },
    { kind: 'forbidden', says: /principal does not have access/i, evidence: NO_WAY_IN },
    {
      kind: 'forbidden',
      code: ['permissiondenied'],
      evidence: { seen: 'https://learn.microsoft.com/en-ie/answers/questions/1921183', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      says: /invalid subscription key or wrong api endpoint/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/SciSharp/BotSharp/issues/386', on: '2026-11-20' },
    },
    {
      kind: 'retired',
      code: ['deploymentnotfound'],
      evidence: { seen: 'answers recorded in public repositories', on: '2026-11-20' },
    },
    { kind: 'throttled', status: [429], evidence: TROUBLE },
  ],
  consoles: {
    limits: 'https://ai.azure.com',
    health: 'https://azure.status.microsoft/en-us/status',
    docs: 'https://learn.microsoft.com/azure/foundry/openai/how-to/troubleshoot-errors',
  },
  gotchas: [
    'There is no credit to run out: HTTP 429 is the quota of a deployment, which refills.',
    'Name a deployment as the model for it to be asked; without one only the key is checked.',
  ],
} as const satisfies Provider
