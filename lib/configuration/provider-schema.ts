import * as z from 'zod'
import type { Provider } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { baseUrlProblem } from './base-url.ts'
import { wrong } from './problem.ts'
import { list, name, oneOf, strict, text, value } from './schema-parts.ts'

const KINDS = [
  'healthy',
  'exhausted',
  'capped',
  'suspended',
  'rejected',
  'forbidden',
  'retired',
  'throttled',
  'unavailable',
  'bad-request',
  'unknown',
] as const

const object = value<Readonly<Record<string, unknown>>>(input =>
  typeof input === 'object' && input !== null && !Array.isArray(input) ? undefined : wrong(input, 'an object'),
)
const regExp = value<RegExp>(input => (input instanceof RegExp ? undefined : wrong(input, 'a regular expression')))
const evidence = object.superRefine((given, context) => {
  if (!['documented', 'seen', 'unconfirmed'].some(kind => kind in given))
    context.addIssue({
      code: 'custom',
      message:
        "says not how it is known; allowed is { documented: 'https://…' }, { seen: '…', on: '…' } or { unconfirmed: '…' }.",
    })
})

const host = value<string>(input => {
  const problem =
    typeof input === 'string' ? baseUrlProblem(input, false, { mode: 'local', vpc: true }) : 'allowed is an https URL.'
  return problem === undefined
    ? String(input).endsWith('/')
      ? `${JSON.stringify(input)} ends in "/"; leave it out.`
      : undefined
    : `${JSON.stringify(input)} ${problem}`
})

const probe = z
  .looseObject(
    {
      id: name,
      kind: oneOf(['balance', 'access', 'canary']),
      request: z.looseObject(
        { path: text('a path beginning with "/", or a whole URL', path => /^(?:\/|https:\/\/|$)/.test(path)) },
        { error: issue => wrong(issue.input, 'an object with `path`') },
      ),
      proof: z.string({ error: issue => wrong(issue.input, "a path that a healthy body has, or ''") }),
      evidence,
      reads: list(object, 'readings').optional(),
      model: text('the id of a model').optional(),
      costUsd: z.number({ error: issue => wrong(issue.input, 'a number of USD') }).optional(),
    },
    { error: issue => wrong(issue.input, 'a probe') },
  )
  .superRefine((given, context) => {
    const missing =
      given.kind === 'balance'
        ? given.reads === undefined
          ? ['reads']
          : []
        : given.kind === 'canary'
          ? (['model', 'costUsd'] as const).filter(part => given[part] === undefined)
          : []
    for (const part of missing)
      context.addIssue({ code: 'custom', path: [part], message: `is missing; a ${given.kind} probe needs it.` })
  })

const usage = z.looseObject(
  {
    id: name,
    kind: z.literal('usage', { error: issue => wrong(issue.input, '"usage"') }),
    request: z.looseObject(
      { path: text('a path beginning with "/", or a whole URL', path => /^(?:\/|https:\/\/)/.test(path)) },
      { error: issue => wrong(issue.input, 'an object with `path`') },
    ),
    proof: z.string({ error: issue => wrong(issue.input, "a path that a healthy body has, or ''") }),
    hours: z.string({ error: issue => wrong(issue.input, 'the path of the list of hours, or of entries') }),
    entries: text('the path of the entries in an hour').optional(),
    time: text('the path of a time'),
    model: text('the path of a model'),
    modelEnds: text('what stands behind the name of a model').optional(),
    covers: z.literal('language-models').optional(),
    plus: list(text('the path of an amount'), 'paths'),
    unit: text('a unit'),
    more: text('the path of what says that there are more pages').optional(),
    newestFirst: z.literal(true).optional(),
    by: z.literal('day').optional(),
    evidence,
  },
  { error: issue => wrong(issue.input, 'a usage probe') },
)

const signature = strict({
  kind: oneOf(KINDS),
  status: list(z.number({ error: issue => wrong(issue.input, 'an HTTP status') }), 'HTTP statuses').optional(),
  code: list(
    text(
      'a code in lower case',
      code => code === code.toLowerCase(),
      code => `Write "${code.toLowerCase()}".`,
    ),
    'codes',
  ).optional(),
  says: regExp.optional(),
  field: object.optional(),
  ownWords: z.literal(true).optional(),
  about: oneOf(['address', 'country', 'payment']).optional(),
  evidence,
}).superRefine((row, context) => {
  if (row.status === undefined && row.code === undefined && row.says === undefined && row.field === undefined)
    context.addIssue({
      code: 'custom',
      message: 'has no condition, so it would match everything; allowed are status, code, says, field.',
    })
})

const provider = strict({
  id: name.superRefine((id, context) => {
    if (PROVIDERS.some(known => known.id === id || (known.aliases as readonly string[] | undefined)?.includes(id)))
      context.addIssue({
        code: 'custom',
        message: wrong(id, 'an id that the catalogue does not have', `Write "my-${id}", or use the catalogue's.`),
      })
  }),
  aliases: list(name, 'names').optional(),
  name: text('what people call it'),
  hosts: z.record(z.string(), host, { error: issue => wrong(issue.input, "an object: { default: 'https://…' }") }),
  auth: object,
  adminAuth: object.optional(),
  env: list(text('the name of an environment variable'), 'names'),
  adminEnv: list(text('the name of an environment variable'), 'names').optional(),
  keyPattern: regExp.optional(),
  parameters: object.optional(),
  envelope: object.optional(),
  probes: list(probe, 'probes'),
  usage: usage.optional(),
  billed: usage.optional(),
  noSafeProbe: text('a sentence').optional(),
  signatures: list(signature, 'signatures'),
  consoles: object,
  refusesKeysMadeEmpty: evidence.optional(),
  gotchas: list(text('a sentence'), 'sentences').optional(),
  units: object.optional(),
  shownIn: text('a unit').optional(),
  suggested: object.optional(),
  pools: list(object, 'pools').optional(),
})

/** Private providers, checked where a slip would be silent; the rest is the type's to say. */
export const providersSchema = list(provider, 'providers').transform(
  providers => providers as unknown as readonly Provider[],
)
