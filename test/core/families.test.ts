import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import type { VerdictKind } from '../../lambda/core/provider.ts'

const classify = createClassifier([])

function judge(body: unknown, status: number | null = null) {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return classify({ at: new Date('2026-11-20T12:00:00Z'), status, headers: {}, body: text })
}

/** Families met in errors that were collected after the rules were written; the wordings are our own. */
const FAMILIES: readonly (readonly [VerdictKind, string])[] = [
  ['throttled', "This app has hit today's free limit"],
  ['unavailable', 'The model server is not answering'],
  ['exhausted', 'You have hit your credit limit. It resets on November 28.'],
  ['exhausted', 'All included requests are used and overages are not enabled for this seat.'],
  ['exhausted', 'Your trial request quota is exceeded'],
  ['exhausted', 'You have exceeded the limits of your package'],
  ['exhausted', 'Maximum prediction count reached for this month.'],
  ['exhausted', 'Monthly capacity limit exceeded, see the billing page'],
  ['exhausted', 'Seus créditos acabaram'],
  ['exhausted', 'Estimated cost exceeds available credits'],
  ['exhausted', 'The account balance is below the minimum'],
  ['exhausted', 'Vos crédits sont épuisés'],
  ['exhausted', 'Prompt rejected: the credits are exhausted'],
  ['exhausted', 'Uw tegoed is op'],
  ['exhausted', '套餐已用完，请续费'],
  ['exhausted', 'upstream_status_code=402'],
  ['exhausted', 'The provider returned 402'],
  ['exhausted', 'Event limit of 400 is reached. Consider upgrading your plan.'],
  ['exhausted', 'The job needs more quota than you have'],
  ['capped', 'This quota was set by your administrator and has been reached.'],
  ['capped', 'The spend limit imposed by your workspace owner is exceeded'],
  ['capped', '已超出本月预算'],
  ['capped', 'You have reached the limit you configured'],
  ['capped', 'The credits for this API key have been used up'],
  ['suspended', 'Your subscription has lapsed'],
  ['suspended', 'You do not have an active subscription'],
  ['suspended', 'The project points to a closed billing account'],
  ['suspended', 'We could not process your last payment'],
  ['suspended', 'Auto-recharge failed'],
  ['suspended', 'NO_ACTIVE_SUBSCRIPTION'],
  ['suspended', 'Billing is not set up'],
  ['suspended', 'The owner has not yet added a payment method'],
  ['suspended', 'deactivated_workspace'],
  ['suspended', '您的服务已到期'],
  ['forbidden', 'Too many free accounts from this network'],
  ['forbidden', 'Your tier does not yet include this model'],
  ['rejected', 'No project matches the given key'],
  ['throttled', 'tokens limited to 9000/sec'],
  ['throttled', 'Too many open streams on this account'],
  ['throttled', '搜索次数已超过限制'],
  ['unavailable', 'The stream was interrupted before completion'],
  ['bad-request', 'Your message was flagged for a possible security risk'],
]

describe('families of errors that were new to the judge', () => {
  it.each(FAMILIES)('%s: %s', (kind, words) => {
    const verdict = judge(words)

    expect(verdict.kind).toBe(kind)
  })
})

describe('wrappings that were new to the judge', () => {
  it('what a dump says is not so is not read as so', () => {
    const verdict = judge('limits: { spendLimitReached: false, overdue: None } model not found')

    expect(verdict.kind).toBe('retired')
  })

  it('a refusal in a success is one, by whatever name it has its message', () => {
    const kinds = [
      judge({ errorMessage: 'Insufficient balance', result: null }, 200).kind,
      judge({ result: 'error', reason: 'insufficient funds' }, 200).kind,
      judge({ success: 'false', message: 'Your account is suspended' }, 200).kind,
      judge({ id: 'job-1', error_message: null, result: 'done' }, 200).kind,
    ]

    expect(kinds).toEqual(['exhausted', 'exhausted', 'suspended', 'healthy'])
  })

  it('an envelope nobody knows, a Ruby hash and an Android log are opened', () => {
    const kinds = [
      judge({ paid_access: { allowed: false, reason: 'spend_cap_exceeded' } }).kind,
      judge('failed: {"error"=>{"code"=>-32012, "message"=>"no credits left"}}').kind,
      judge('I/app (99): {\nI/app (99):   "error_message": "Insufficient credits"\nI/app (99): }', 200).kind,
    ]

    expect(kinds).toEqual(['capped', 'exhausted', 'exhausted'])
  })

  it('a refill weeks away, in the way .NET writes a span of time, is a used-up allowance and tells when it ends', () => {
    const verdict = judge('Out of calls. Quota will be replenished in 21.10:30:00.', 403)

    expect(verdict).toMatchObject({ kind: 'exhausted', resetsAt: new Date('2026-12-11T22:30:00Z') })
  })
})

describe('near misses of these families are no billing stop', () => {
  it.each([
    'Your WebSocket subscription has ended',
    'GraphQL subscription expired',
    'Subscription key expired',
    'The user flagged this content',
    'Unable to update your card settings: missing field',
    'Permisos insuficientes para consultar el saldo',
    '账号登录已过期，请重新登录',
    'Hard limit reached: 4096 tokens in context',
    'Model not found. For billing issues write to support@example.com',
    'project quota is used for billing purposes',
    'billing_project is required',
    'Too many parallel jobs; upgrade your plan to raise the limit',
    'We do not accept this payment method in this field',
  ])('%s', words => {
    const verdict = judge(words)

    expect(['exhausted', 'capped', 'suspended']).not.toContain(verdict.kind)
  })
})
