import type { Trouble } from '../trouble.ts'
import type { Case } from './case.ts'
import type { Ground } from './grounds.ts'
import type { Step } from './steps.ts'

/** One possible cause of a trouble. */
export interface Rule {
  readonly cause: Cause
  readonly trouble: readonly Trouble[]
  readonly when?: (held: Case) => boolean
  readonly for: readonly Ground[]
  readonly against?: readonly Ground[]
  readonly steps: readonly Step[]
}

export type Cause =
  | 'upstream-account-empty'
  | 'separate-pool'
  | 'not-enabled'
  | 'price-above-balance'
  | 'below-price'
  | 'account-empty'
  | 'limit-reached'
  | 'account-suspended'
  | 'key-rejected'
  | 'not-permitted'
  | 'model-gone'
  | 'burning'
  | 'balance-wrong'
  | 'running-low'
  | 'top-up-missing'
  | 'over-budget'
  | 'within-budget'
  | 'rate-limited'
  | 'provider-down'
  | 'provider-unreachable'
  | 'watchdog-blind'
  | 'secrets-unreadable'
  | 'memory-lost'
  | 'functions-failed'
  | 'cannot-tell'

const TOP_UP: readonly Step[] = [
  'stop-calling',
  'top-up',
  'wait-for-reset',
  'use-fallback',
  'set-limit',
  'still-refused',
]

/** The first row of a trouble that holds leads; the rows of the same trouble after it are the other possibilities. */
export const RULES: readonly Rule[] = [
  {
    cause: 'upstream-account-empty',
    trouble: ['refused-upstream'],
    for: ['words-are-upstreams', 'balance-above-lines', 'answered-before'],
    against: ['balance-low'],
    steps: [
      'use-spelling',
      'use-fallback',
      'do-not-top-up',
      'top-up',
      'look-for-pool',
      'look-for-limit',
      'send-ticket',
      'check-yourself',
    ],
  },
  {
    cause: 'separate-pool',
    trouble: ['refused-upstream'],
    for: ['other-model-answers'],
    against: ['other-model-refused'],
    steps: [],
  },
  {
    cause: 'not-enabled',
    trouble: ['refused-upstream'],
    for: ['never-answered'],
    against: ['answered-before'],
    steps: [],
  },
  {
    cause: 'price-above-balance',
    trouble: ['empty'],
    when: held => held.facts.contradiction === 'balance-left',
    for: ['code-says-so', 'other-model-answers', 'balance-above-lines'],
    against: ['other-model-refused'],
    steps: ['use-spelling', 'use-fallback', 'look-for-limit', 'compare-price', 'send-ticket', 'check-yourself'],
  },
  {
    cause: 'below-price',
    trouble: ['below-price'],
    for: ['balance-under-price', 'code-says-so'],
    against: ['guessed'],
    steps: ['top-up', 'use-fallback', 'nothing-else', 'still-failing'],
  },
  {
    cause: 'account-empty',
    trouble: ['empty'],
    for: ['code-says-so', 'balance-agrees', 'rate-limits-before'],
    against: ['balance-disagrees', 'guessed'],
    steps: TOP_UP,
  },
  {
    cause: 'limit-reached',
    trouble: ['capped'],
    for: ['code-says-so', 'balance-above-lines'],
    against: ['guessed'],
    steps: ['raise-limit', 'use-fallback', 'wait-for-reset', 'check-yourself'],
  },
  {
    cause: 'account-suspended',
    trouble: ['suspended'],
    for: ['code-says-so', 'answered-before'],
    against: ['guessed'],
    steps: ['settle', 'use-fallback', 'send-ticket'],
  },
  {
    cause: 'key-rejected',
    trouble: ['rejected'],
    for: ['code-says-so', 'answered-before', 'balance-above-lines'],
    against: ['guessed'],
    steps: ['new-key', 'use-fallback', 'check-yourself'],
  },
  {
    cause: 'not-permitted',
    trouble: ['forbidden'],
    for: ['code-says-so', 'other-model-answers', 'answered-before'],
    against: ['other-model-refused', 'guessed'],
    steps: ['use-spelling', 'use-fallback', 'check-access', 'send-ticket', 'check-yourself'],
  },
  {
    cause: 'model-gone',
    trouble: ['retired'],
    for: ['code-says-so', 'other-model-answers', 'answered-before'],
    against: ['guessed'],
    steps: ['use-spelling', 'use-fallback', 'change-model', 'check-yourself'],
  },
  {
    cause: 'burning',
    trouble: ['burning'],
    for: ['rate-measured'],
    steps: ['stop-calling', 'set-limit', 'top-up'],
  },
  {
    cause: 'balance-wrong',
    trouble: ['low'],
    when: held => held.facts.contradiction === 'balance-gone',
    for: ['calls-are-answered'],
    steps: ['look-at-balance', 'check-yourself'],
  },
  {
    cause: 'running-low',
    trouble: ['low', 'critical'],
    for: ['under-line', 'rate-measured'],
    steps: ['top-up', 'declare-top-up'],
  },
  {
    cause: 'top-up-missing',
    trouble: ['low', 'critical'],
    when: ({ facts }) => facts.by === 'estimate',
    for: [],
    steps: [],
  },
  {
    cause: 'top-up-missing',
    trouble: ['top-up-missing'],
    for: ['calls-are-answered'],
    steps: ['declare-top-up', 'look-at-balance'],
  },
  {
    cause: 'over-budget',
    trouble: ['budget-ahead', 'budget-near', 'budget-over'],
    when: held => !endsWithinBudget(held),
    for: ['budget-pace'],
    steps: ['look-at-usage', 'limit-at-provider', 'raise-budget'],
  },
  {
    cause: 'within-budget',
    trouble: ['budget-near'],
    when: endsWithinBudget,
    for: ['budget-pace'],
    steps: ['look-at-usage', 'limit-at-provider', 'raise-budget'],
  },
  {
    cause: 'rate-limited',
    trouble: ['throttled'],
    for: ['code-says-so'],
    steps: ['slow-down', 'use-fallback', 'raise-limit'],
  },
  {
    cause: 'provider-down',
    trouble: ['unavailable'],
    for: ['no-proper-answer', 'answered-before'],
    steps: ['use-fallback', 'look-at-health', 'check-yourself'],
  },
  {
    cause: 'provider-unreachable',
    trouble: ['unreachable'],
    for: ['several-fail-alike', 'no-proper-answer'],
    steps: ['look-at-health', 'check-from-elsewhere'],
  },
  {
    cause: 'watchdog-blind',
    trouble: ['blind'],
    for: ['several-fail-alike', 'no-proper-answer'],
    steps: ['check-from-elsewhere', 'look-at-our-log'],
  },
  {
    cause: 'secrets-unreadable',
    trouble: ['without-secrets'],
    for: ['several-fail-alike', 'no-proper-answer'],
    steps: ['look-at-our-log'],
  },
  {
    cause: 'memory-lost',
    trouble: ['without-memory'],
    for: ['no-proper-answer'],
    steps: ['look-at-our-log'],
  },
  {
    cause: 'functions-failed',
    trouble: ['partly-blind'],
    for: ['no-proper-answer'],
    steps: ['look-at-our-log'],
  },
  {
    cause: 'cannot-tell',
    trouble: ['unclear'],
    for: ['reason-known', 'answered-before'],
    steps: ['use-fallback', 'check-yourself', 'look-at-balance', 'look-at-health'],
  },
]

function endsWithinBudget({ facts: { budget } }: Case): boolean {
  return budget?.step === 'near' && budget.projected !== undefined && budget.projected <= budget.amount
}
