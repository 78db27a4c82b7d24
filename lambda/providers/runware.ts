import type { Provider } from '../core/provider.ts'

const ERRORS = { documented: 'https://runware.ai/docs/platform/errors' } as const

export const runware = {
  id: 'runware',
  aliases: ['runware-ai'],
  name: 'Runware',
  hosts: { default: 'https://api.runware.ai' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['RUNWARE_API_KEY', 'RUNWARE_KEY', 'RUNWARE_TOKEN'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: {
        method: 'POST',
        path: '/v1',
        body: [
          {
            taskType: 'accountManagement',
            taskUUID: '00000000-0000-4000-8000-000000000001',
            operation: 'getDetails',
          },
        ],
      },
      proof: 'data.0.balance',
      reads: [{ measures: 'balance', plus: ['data.0.balance'], unit: 'USD' }],
      evidence: { documented: 'https://runware.ai/docs/en/utilities/account-management' },
    },
  ],
  signatures: [
    { kind: 'exhausted', code: ['insufficientcredits'], evidence: { unconfirmed: 'known from use only' } },
    { kind: 'rejected', code: ['invalidapikey'], evidence: ERRORS },
    {
      kind: 'rejected',
      says: /^invalid api key\. get one at https:\/\/(?:my\.)?runware\.ai/i,
      ownWords: true,
      evidence: ERRORS,
    },
  ],
  consoles: {
    billing: 'https://my.runware.ai/wallet',
    keys: 'https://my.runware.ai/keys',
    docs: 'https://runware.ai/docs',
  },
  gotchas: ['The account’s answer names the team’s members and its keys (masked): never log it as it is.'],
} as const satisfies Provider
