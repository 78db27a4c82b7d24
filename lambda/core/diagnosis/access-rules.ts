import type { Rule } from './rule.ts'

/** Refused for another reason than money, not answered, or not seen. */
export const ACCESS_RULES: readonly Rule[] = [
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
    cause: 'address-not-listed',
    trouble: ['address-refused'],
    when: ({ facts }) => facts.about !== 'country',
    for: ['code-says-so', 'others-fine'],
    against: ['guessed', 'answered-before'],
    steps: ['ask-production', 'look-for-addresses', 'fix-address', 'check-from-elsewhere'],
  },
  {
    cause: 'country-not-served',
    trouble: ['address-refused'],
    when: ({ facts }) => facts.about === 'country',
    for: ['code-says-so'],
    against: ['guessed', 'others-fine', 'answered-before'],
    steps: ['ask-production', 'move-region', 'check-from-elsewhere', 'send-ticket'],
  },
  // Without words a refusal may be the address's as well as the key's, unless another model answers from here.
  {
    cause: 'address-not-listed',
    trouble: ['forbidden'],
    when: held => held.facts.certainty === 'likely' && held.otherModel?.kind !== 'healthy',
    for: ['never-answered'],
    against: ['answered-before'],
    steps: [],
  },
  {
    cause: 'model-gone',
    trouble: ['retired'],
    for: ['code-says-so', 'other-model-answers', 'answered-before'],
    against: ['guessed'],
    steps: ['use-spelling', 'use-fallback', 'change-model', 'check-yourself'],
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
    steps: [
      'use-fallback',
      'explain-answer',
      'allow-questions',
      'mend-secret',
      'check-yourself',
      'look-at-balance',
      'look-at-health',
    ],
  },
]
