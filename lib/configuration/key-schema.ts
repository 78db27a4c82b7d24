import * as z from 'zod'
import { DAILY_BUDGET_USD } from '../../lambda/core/key-defaults.ts'
import { credentialSchema } from './credential-schema.ts'
import { autoRechargeSchema, budgetSchema, runwaySchema, topUpsSchema } from './forecast-schema.ts'
import { checkKey } from './key-checks.ts'
import { didYouMean } from './nearest.ts'
import { wrong } from './problem.ts'
import { findIn, type Scene } from './scene.ts'
import { list, name, strict, text, value } from './schema-parts.ts'
import { readWritten } from './threshold.ts'

/** One watched key: the shape of its parts, then what holds between them and its provider. */
export function keySchema(scene: Scene) {
  return keyShape(scene).superRefine((key, context) =>
    checkKey(key, scene, (path, message) => context.addIssue({ code: 'custom', path: [...path], message })),
  )
}

export type CheckedKey = z.output<ReturnType<typeof keyShape>>
export type CheckedPool = z.output<ReturnType<typeof poolSchema>>

function keyShape(scene: Scene) {
  const once = name.superRefine((value, context) => {
    const count = scene.keyNames.filter(other => other === value).length
    if (count > 1)
      context.addIssue({
        code: 'custom',
        message: wrong(value, `a name used once; ${count} keys have it`, 'State, metrics and commands go by it.'),
      })
  })
  const provider = text(
    'the id of a provider of the catalogue, or of one in `providers`',
    value => findIn(scene.providers, value) !== undefined,
    value =>
      didYouMean(
        value,
        scene.providers.flatMap(({ id, aliases }) => [id, ...(aliases ?? [])]),
      ) ?? "For a server that speaks OpenAI's protocol: 'openai-compatible' with a baseUrl.",
  )
  return strict({
    name: once,
    provider,
    key: credentialSchema(scene.mode).optional(),
    adminKey: credentialSchema(scene.mode).optional(),
    account: text('a name').optional(),
    login: text('a text').optional(),
    note: text('a text').optional(),
    pools: list(poolSchema(), 'pools').superRefine(poolsOnce).optional(),
    low: thresholds.optional(),
    critical: thresholds.optional(),
    runway: runwaySchema,
    budget: budgetSchema.optional(),
    topUps: topUpsSchema.optional(),
    autoRecharge: autoRechargeSchema.optional(),
    workUnits: list(workUnit, 'work units').optional(),
    region: text("the name of one of the provider's hosts").optional(),
    baseUrl: text('an https URL').optional(),
    parameters: z.record(z.string(), text('a text')).optional(),
    dailyBudget: dollars(100).default(DAILY_BUDGET_USD),
    was: name.optional(),
  })
}

const AMOUNT = "a number of 0 or more in the provider's unit, or a text such as '5M credits', '10k credits', '2.50 USD'"

function amountProblem(written: unknown): string | undefined {
  if (readWritten(written) !== undefined) return undefined
  const unclear = typeof written === 'string' && written.includes(',')
  return wrong(written, AMOUNT, unclear ? 'Leave the comma out, and write a decimal point as ".".' : undefined)
}

const amount = value<number | string>(amountProblem)

const thresholds = z.preprocess(
  written => (Array.isArray(written) ? written : [written]),
  list(amount, 'thresholds, one per unit'),
)

const workUnit = strict({ name: text('what one piece of work is called'), cost: amount })

function dollars(most: number) {
  return value<number>(input =>
    typeof input === 'number' && input >= 0 && input <= most
      ? undefined
      : wrong(input, `a number of USD from 0 to ${most}`),
  )
}

function poolSchema() {
  return strict({
    name,
    model: text('the id of a model').optional(),
    alternatives: list(text('the id of a model'), 'model ids').default([]),
    fallback: text('a pool of this key, another key, or "key/pool"').optional(),
    serves: text('a text').optional(),
    workUnits: list(workUnit, 'work units').optional(),
    emptyAt: value<number>(input =>
      typeof input === 'number' && Number.isFinite(input) ? undefined : wrong(input, "a number in the provider's unit"),
    ).optional(),
    canary: z.boolean({ error: issue => wrong(issue.input, 'true or false') }).optional(),
    costUsd: dollars(10).optional(),
  })
}

function poolsOnce(pools: readonly { readonly name: string }[], context: z.RefinementCtx): void {
  if (pools.length === 0)
    context.addIssue({ code: 'custom', message: 'is an empty list; leave it out to watch the key as a whole.' })
  for (const [index, pool] of pools.entries())
    if (pools.findIndex(other => other.name === pool.name) < index)
      context.addIssue({
        code: 'custom',
        path: [index, 'name'],
        message: wrong(pool.name, 'a name used once in a key'),
      })
}
