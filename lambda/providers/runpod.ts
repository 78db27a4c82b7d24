import type { Provider } from '../core/provider.ts'

const GRAPHQL = { documented: 'https://graphql-spec.runpod.io/' } as const

export const runpod = {
  id: 'runpod',
  aliases: ['run-pod'],
  name: 'RunPod',
  hosts: { default: 'https://api.runpod.io', serverless: 'https://api.runpod.ai', rest: 'https://rest.runpod.io' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['RUNPOD_API_KEY', 'RUNPOD_KEY', 'RUNPOD_TOKEN'],
  keyPattern: /\brpa_[A-Z0-9]{30,60}\w{0,10}\b/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: {
        method: 'POST',
        path: '/graphql',
        body: { query: 'query { myself { clientBalance currentSpendPerHr underBalance minBalance } }' },
      },
      proof: 'data.myself.clientBalance',
      reads: [{ measures: 'balance', plus: ['data.myself.clientBalance'], unit: 'USD' }],
      evidence: GRAPHQL,
    },
  ],
  signatures: [
    { kind: 'rejected', status: [401], evidence: { unconfirmed: 'clients treat HTTP 401 as a wrong key' } },
    { kind: 'forbidden', status: [403], evidence: { unconfirmed: 'a key whose scopes leave the account out' } },
  ],
  consoles: {
    billing: 'https://console.runpod.io/user/billing',
    keys: 'https://console.runpod.io/user/settings',
    docs: 'https://docs.runpod.io',
  },
  gotchas: [
    'Money runs by the hour here: idle pods burn it too, and are stopped when it is gone.',
    'A restricted key may see no value at all: that is told as not readable, never as zero.',
  ],
} as const satisfies Provider
