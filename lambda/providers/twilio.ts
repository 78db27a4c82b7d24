import type { Provider } from '../core/provider.ts'

export const twilio = {
  id: 'twilio',
  name: 'Twilio',
  hosts: { default: 'https://api.twilio.com' },
  // 'AccountSid:AuthToken', or 'SK…:secret' of an API key.
  auth: { in: 'basic' },
  env: ['TWILIO_CREDENTIALS', 'TWILIO_BASIC_AUTH'],
  keyPattern: /\b(?:AC|SK)[0-9a-f]{32}:[A-Za-z0-9]{20,64}\b/,
  parameters: {
    accountSid: {
      ask: 'The SID of the main account, on the first page of the Twilio console.',
      optional: true,
      example: 'AC followed by 32 hexadecimal digits',
    },
  },
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/2010-04-01/Accounts/{accountSid}/Balance.json' },
      proof: 'balance',
      // A decimal string, below zero on accounts paid by invoice.
      reads: [{ measures: 'balance', plus: ['balance'], unit: { at: 'currency' } }],
      evidence: { documented: 'https://github.com/twilio/twilio-oai' },
    },
  ],
  noSafeProbe: 'Twilio tells the balance of an account by its SID: name it with the parameter accountSid.',
  signatures: [
    {
      kind: 'suspended',
      code: ['10001'],
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/10001' },
    },
    {
      kind: 'suspended',
      code: ['20005'],
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/20005' },
    },
    {
      kind: 'suspended',
      code: ['30002'],
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/30002' },
    },
    {
      kind: 'suspended',
      says: /^account is not active$/i,
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/10001' },
    },
    {
      kind: 'throttled',
      code: ['20429'],
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/20429' },
    },
    {
      kind: 'rejected',
      code: ['20003'],
      evidence: { documented: 'https://www.twilio.com/docs/api/errors/20003' },
    },
  ],
  consoles: {
    billing: 'https://console.twilio.com/us1/billing/manage-billing/billing-overview',
    usage: 'https://console.twilio.com/us1/monitor/usage',
    support: 'https://help.twilio.com',
    docs: 'https://www.twilio.com/docs',
  },
  gotchas: [
    'The credential is written as one value, the account SID (or API key SID), a colon, and the token.',
    'A suspended account may also answer 20003, as if the key were wrong: look at the console before changing keys.',
    'Only the main account has a balance; subaccounts do not show one.',
    'An account whose balance ran out is suspended; after paying it takes 5 to 10 minutes to work again.',
  ],
} as const satisfies Provider
