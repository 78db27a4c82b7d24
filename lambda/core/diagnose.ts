import type { AskedFact, NoticeFacts } from './notice.ts'
import type { Consoles } from './provider.ts'
import type { Trouble } from './trouble.ts'

/** What a diagnosis is made from: measured facts, and where the balance stands against the key's lines (undefined: not comparable). */
export interface Case {
  readonly trouble: Trouble
  readonly facts: NoticeFacts
  readonly balanceAboveLines?: boolean
  /** The key's fallback, or a model on the same key, that answered while this pool did not. */
  readonly answered?: AskedFact
  /** Another model on the same key, whatever came of it. */
  readonly otherModel?: AskedFact
  readonly consoles: Consoles
}

export interface Diagnosis {
  /** Most likely first; each with what speaks for and against it. */
  readonly causes: readonly {
    readonly cause: Cause
    readonly for: readonly Ground[]
    readonly against: readonly Ground[]
  }[]
  readonly steps: readonly Step[]
}

/** The first row that holds leads, and its steps are the message's; rows of the same trouble after it are the other possibilities. */
export function diagnose(held: Case): Diagnosis {
  const rows = RULES.filter(rule => rule.trouble.includes(held.trouble) && (rule.when?.(held) ?? true))
  const holding = (grounds: readonly Ground[]) => grounds.filter(ground => GROUNDS[ground](held))
  return {
    causes: rows.map(rule => ({ cause: rule.cause, for: holding(rule.for), against: holding(rule.against ?? []) })),
    steps: (rows[0]?.steps ?? []).filter(step => STEPS[step](held)),
  }
}

interface Rule {
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
  | 'rate-limited'
  | 'provider-down'
  | 'provider-unreachable'
  | 'watchdog-blind'
  | 'cannot-tell'

const TOP_UP: readonly Step[] = [
  'stop-calling',
  'top-up',
  'wait-for-reset',
  'use-fallback',
  'set-limit',
  'still-failing',
]

const RULES: readonly Rule[] = [
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
    steps: ['top-up'],
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
    cause: 'cannot-tell',
    trouble: ['unclear'],
    for: ['reason-known', 'answered-before'],
    steps: ['use-fallback', 'check-yourself', 'look-at-balance', 'look-at-health'],
  },
]

/** What speaks for or against a cause. */
export type Ground = keyof typeof GROUNDS

const GROUNDS = {
  'words-are-upstreams': ({ facts }) => facts.blame === 'upstream',
  'balance-above-lines': held => held.balanceAboveLines === true,
  'balance-low': held => held.balanceAboveLines === false,
  'answered-before': ({ facts }) => facts.lastHealthyAt !== undefined,
  'never-answered': ({ facts }) => facts.lastHealthyAt === undefined,
  'other-model-answers': held => held.otherModel?.kind === 'healthy',
  'other-model-refused': held => held.otherModel?.kind === 'exhausted',
  'code-says-so': ({ facts }) => facts.certainty === 'certain' && facts.signature !== undefined,
  guessed: ({ facts }) => facts.certainty === 'likely',
  'balance-under-price': ({ facts }) => facts.by === 'balance' && facts.balanceReadAt !== undefined,
  'balance-agrees': held => held.balanceAboveLines === false && held.facts.contradiction === undefined,
  'balance-disagrees': ({ facts }) => facts.contradiction === 'balance-left',
  'calls-are-answered': ({ facts }) => facts.contradiction === 'balance-gone',
  'rate-limits-before': ({ facts }) => (facts.throttledAt ?? []).length > 0,
  'under-line': ({ facts }) => facts.line !== undefined,
  'rate-measured': ({ facts }) => facts.runway !== undefined,
  'no-proper-answer': ({ facts }) => (facts.detail ?? '') !== '' || (facts.status ?? 0) >= 500,
  'several-fail-alike': ({ facts }) => facts.count !== undefined,
  'reason-known': ({ facts }) => facts.why !== undefined,
} satisfies Record<string, (held: Case) => boolean>

/** What to do, in the order a row names it. */
export type Step = keyof typeof STEPS

const always = () => true
const spelling = ({ facts }: Case) =>
  facts.asked?.some(each => each.as === 'alternative' && each.kind === 'healthy') ?? false

const STEPS = {
  'use-spelling': spelling,
  'use-fallback': held => held.answered !== undefined,
  'do-not-top-up': held => held.balanceAboveLines === true,
  'look-for-pool': ({ consoles }) => consoles.billing !== undefined,
  'look-for-limit': ({ consoles }) => consoles.limits !== undefined,
  'send-ticket': always,
  'check-yourself': always,
  'stop-calling': ({ facts, trouble }) => trouble === 'burning' || (facts.throttledAt ?? []).length > 0,
  // Relayed words: only a balance that is low itself makes a top-up worth trying.
  'top-up': held => held.trouble !== 'refused-upstream' || held.balanceAboveLines === false,
  'set-limit': ({ facts, trouble, consoles }) =>
    consoles.limits !== undefined && (trouble === 'burning' || (facts.throttledAt ?? []).length > 0),
  'nothing-else': always,
  'still-failing': ({ consoles }) => consoles.usage !== undefined || consoles.support !== undefined,
  'compare-price': always,
  'raise-limit': always,
  'wait-for-reset': ({ facts }) => facts.resetsAt !== undefined,
  settle: always,
  'new-key': always,
  'check-access': always,
  'change-model': always,
  'look-at-balance': ({ consoles }) => consoles.billing !== undefined,
  'slow-down': always,
  'look-at-health': ({ consoles }) => consoles.health !== undefined,
  'check-from-elsewhere': always,
  'look-at-our-log': always,
} satisfies Record<string, (held: Case) => boolean>
