import type { Provider } from '../core/provider.ts'

export const brightdata = {
  id: 'brightdata',
  aliases: ['bright-data', 'luminati'],
  name: 'Bright Data',
  hosts: { default: 'https://api.brightdata.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['BRIGHTDATA_API_KEY', 'BRIGHT_DATA_API_KEY', 'BRIGHTDATA_API_TOKEN', 'BRIGHTDATA_TOKEN'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/customer/balance' },
      proof: 'balance',
      reads: [{ measures: 'balance', plus: ['balance'], unit: 'USD' }],
      evidence: {
        documented: 'https://docs.brightdata.com/api-reference/account-management-api/Get_total_balance_through_API',
      },
    },
  ],
  signatures: [{ kind: 'rejected', status: [401], evidence: { unconfirmed: 'known from use only' } }],
  consoles: { billing: 'https://brightdata.com/cp/billing', docs: 'https://docs.brightdata.com' },
  gotchas: [
    'What runs now is charged later and shown apart as pending: it is not yet taken off the balance.',
    'A token without the right to see billing is refused with HTTP 403: that is told as not readable.',
  ],
} as const satisfies Provider
