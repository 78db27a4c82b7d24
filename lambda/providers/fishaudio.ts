import type { Provider } from '../core/provider.ts'

export const fishaudio = {
  id: 'fishaudio',
  aliases: ['fish-audio', 'fish.audio'],
  name: 'Fish Audio',
  hosts: { default: 'https://api.fish.audio' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['FISH_API_KEY', 'FISH_AUDIO_API_KEY', 'FISHAUDIO_API_KEY', 'FISH_AUDIO_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/wallet/self/api-credit' },
      proof: 'credit',
      // A decimal string.
      reads: [{ measures: 'balance', plus: ['credit'], unit: 'USD' }],
      evidence: { documented: 'https://docs.fish.audio/api-reference/endpoint/wallet/get-api-credit' },
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /insufficient api credit\. api credit is managed independently from platform credit/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/xujialiu/Zotero-TTS/issues/89', on: '2026-11-20' },
    },
    {
      kind: 'exhausted',
      status: [402],
      evidence: { seen: 'https://github.com/home-assistant/core/issues/162915', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      status: [401],
      evidence: { unconfirmed: 'clients treat HTTP 401 as a wrong key' },
    },
  ],
  consoles: {
    billing: 'https://fish.audio/app/api-keys',
    keys: 'https://fish.audio/app/api-keys',
    docs: 'https://docs.fish.audio',
  },
  gotchas: [
    'API credit and the website’s plan are separate: a full plan does not help the API.',
    'A team’s wallet is another one than your own; what is read here is the wallet of the key’s owner.',
    'Some clients word HTTP 402 as "invalid api key or insufficient balance": the status says it is the money.',
  ],
} as const satisfies Provider
