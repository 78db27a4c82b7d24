import { describe, expect, it } from 'vitest'
import type { Probe, Provider, Signature } from '../../lambda/core/provider.ts'
import type { ProviderAnswer } from '../../lib/answer-problems.ts'
import { defineProvider } from '../../lib/configuration/define.ts'
import { providerProblems } from '../../lib/provider-problems.ts'

const documented = { documented: 'https://docs.example.com/errors' } as const

/** A gateway of a company's own, as CONTRIBUTING shows one. */
const acme = defineProvider({
  id: 'acme-gateway',
  name: 'Acme gateway',
  hosts: { default: 'https://ai.example.com' },
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['ACME_GATEWAY_KEY'],
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/credits' },
      proof: 'left',
      reads: [{ measures: 'balance', plus: ['left'], unit: 'USD' }],
      evidence: documented,
    },
  ],
  signatures: [{ kind: 'exhausted', code: ['team_budget_gone'], evidence: documented }],
  consoles: { billing: 'https://ai.example.com/billing', support: 'ai@example.com' },
})
const answers: readonly ProviderAnswer[] = [
  { verdict: 'healthy', probe: 'balance', status: 200, body: { left: 12.5 }, amounts: [{ amount: 12.5, unit: 'USD' }] },
  { verdict: 'exhausted', status: 403, body: { error: { code: 'team_budget_gone' } } },
]

const report = {
  id: 'usage',
  kind: 'usage',
  request: { path: '/usage?from={since}' },
  proof: 'data',
  hours: 'data',
  time: 'at',
  model: 'model',
  plus: ['tokens'],
  unit: 'tokens',
  evidence: documented,
} as const

const withProbe = (more: object): Provider => ({ ...acme, probes: [{ ...acme.probes[0], ...more } as Probe] })
const withRow = (more: object): Provider => ({ ...acme, signatures: [{ ...acme.signatures[0], ...more } as Signature] })
const withAnswer = (more: object): [Provider, ProviderAnswer] => [acme, { ...answers[0], ...more } as ProviderAnswer]

describe("a provider of one's own", () => {
  it('is in order when it and its answers agree', () => {
    expect(providerProblems(acme, answers)).toEqual([])
    expect(providerProblems({ ...acme, usage: report })).toEqual([])
  })

  it.each<[string, Provider, string]>([
    ['a name in capitals', { ...acme, id: 'Acme' }, "id 'Acme' is not lower-case kebab"],
    ['an odd alias', { ...acme, aliases: ['Acme AI'] }, "alias 'Acme AI' is odd"],
    ['no variable', { ...acme, env: [] }, 'no environment variable is named'],
    ['a variable for browsers', { ...acme, env: ['VITE_ACME_KEY'] }, 'VITE_ACME_KEY is not a variable for a secret'],
    ['no host', { ...acme, hosts: {} }, 'no host is given'],
    ['plain http', { ...acme, hosts: { default: 'http://ai.example.com' } }, 'is not https'],
    ['a trailing slash', { ...acme, hosts: { default: 'https://ai.example.com/' } }, "or ends in '/'"],
    ['no probe and no word on it', { ...acme, probes: [] }, 'noSafeProbe does not say why'],
    ['one probe twice', { ...acme, probes: [...acme.probes, ...acme.probes] }, "probe 'balance' is there twice"],
    ['pools nobody can ask for', { ...acme, pools: [{ name: 'a', model: 'm', costUsd: 0 }] }, 'no canary to ask for'],
    [
      'an admin key from nowhere',
      withProbe({ request: { path: '/x', credential: 'adminKey' } }),
      'adminEnv does not say',
    ],
    ['a path of no host', withProbe({ request: { path: 'credits' } }), "a path without '/'"],
    [
      'a usage report for an admin key from nowhere',
      { ...acme, usage: { ...report, request: { path: '/usage?from={since}', credential: 'adminKey' } } },
      'adminEnv does not say',
    ],
    [
      'a usage report that needs what nobody gives',
      { ...acme, usage: { ...report, request: { path: '/usage/{team}' } } },
      "probe 'usage' needs {team}",
    ],
    ['a start in a probe that has none', withProbe({ request: { path: '/x?from={since}' } }), 'needs {since}'],
    ['an unknown place', withProbe({ request: { path: '/{team}' } }), 'needs {team}, which is no parameter'],
    ['a dear canary', withProbe({ kind: 'canary', model: 'm', costUsd: 0.5 }), 'that is no canary'],
    ['a probe without a link', withProbe({ evidence: { documented: 'the wiki' } }), "probe 'balance': no link"],
    ['a row that matches everything', withRow({ code: undefined }), 'it would match everything'],
    ['a code in capitals', withRow({ code: ['GONE'] }), "'GONE' is not lower case"],
    ['own words without words', withRow({ code: undefined, status: [402], ownWords: true }), 'claims own words'],
    ['a sighting without a day', withRow({ evidence: { seen: 'in the log of March', on: 'March' } }), 'no day'],
    ['a row of unknown origin', withRow({ evidence: { unconfirmed: '?' } }), 'no word on what is missing'],
    [
      'a page without https',
      { ...acme, consoles: { billing: 'ai.example.com' } },
      'billing page ai.example.com is no https link',
    ],
    ['a mailbox for billing', { ...acme, consoles: { billing: 'ai@example.com' } }, 'is no https link'],
    [
      'a worthless unit',
      { ...acme, units: { coins: { usd: 0, evidence: documented } } },
      "unit 'coins' is worth nothing",
    ],
    ['a unit of unknown worth', { ...acme, shownIn: 'coins' }, "amounts are shown in 'coins'"],
    ['half a sentence', { ...acme, gotchas: ['mind the gap'] }, 'is no whole sentence'],
  ])('with %s is told so', (_, provider, problem) => {
    expect(providerProblems(provider).join('\n')).toContain(problem)
  })

  it.each<[string, [Provider, ProviderAnswer], string]>([
    [
      'is taken for something else',
      withAnswer({ verdict: 'exhausted' }),
      'is taken for healthy by nothing, not for exhausted',
    ],
    ['does not prove what it should', withAnswer({ body: { right: 1 } }), 'is taken for unknown'],
    [
      'reads as another amount',
      withAnswer({ amounts: [{ amount: 13, unit: 'USD' }] }),
      'reads as 12.5 USD, not as 13 USD',
    ],
    [
      'reads in another unit',
      withAnswer({ amounts: [{ amount: 12.5, unit: 'EUR' }] }),
      'reads as 12.5 USD, not as 12.5 EUR',
    ],
    ['is to no probe', withAnswer({ probe: 'credit' }), "is to a probe 'credit' that does not exist"],
  ])('is told when an answer %s', (_, [provider, answer], problem) => {
    expect(providerProblems(provider, [answer]).join('\n')).toContain(problem)
  })
})
