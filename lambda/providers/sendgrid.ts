import type { Provider } from '../core/provider.ts'

const CREDITS = {
  documented: 'https://www.twilio.com/docs/sendgrid/api-reference/users-api/retrieve-your-credit-balance',
} as const

/** Out of credits is HTTP 401, the same as a wrong key: only the words tell them apart. */
export const sendgrid = {
  id: 'sendgrid',
  aliases: ['twilio-sendgrid'],
  name: 'SendGrid',
  hosts: { default: 'https://api.sendgrid.com', eu: 'https://api.eu.sendgrid.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['SENDGRID_API_KEY', 'SENDGRID_KEY', 'SEND_GRID_API_KEY', 'SENDGRID_APIKEY'],
  keyPattern: /\bSG\.[\w-]{16,32}\.[\w-]{30,60}/,
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/v3/user/credits' },
      proof: 'remain',
      // The month's allowance; on plans with overage, mail goes out past zero and costs extra.
      reads: [{ measures: 'headroom', plus: ['remain'], unit: 'emails', resetsAt: 'next_reset' }],
      evidence: CREDITS,
    },
  ],
  signatures: [
    {
      kind: 'exhausted',
      says: /maximum credits exceeded/i,
      ownWords: true,
      evidence: { seen: 'https://github.com/mautic/mautic/issues/8721', on: '2026-11-20' },
    },
    {
      kind: 'rejected',
      says: /authorization grant is invalid, expired, or revoked/i,
      ownWords: true,
      evidence: { seen: 'answers to wrong keys in many public repositories', on: '2026-11-20' },
    },
    { kind: 'forbidden', says: /^access forbidden$/i, evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { billing: 'https://app.sendgrid.com/account/billing', docs: 'https://www.twilio.com/docs/sendgrid' },
  gotchas: [
    'Out of credits is HTTP 401 with the words "Maximum credits exceeded"; over SMTP it is 451.',
    'Nothing left of a total of zero with a hard limit is a free trial that has ended.',
    'A key that may only send mail cannot read the credits: that is told as not readable.',
    'Zero left is not the end on plans with overage, so it is shown and not told as empty.',
  ],
} as const satisfies Provider
