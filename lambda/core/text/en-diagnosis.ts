import { only } from './grammar.ts'
import type { Texts } from './texts.ts'

export const cause: Texts['cause'] = {
  'upstream-account-empty': told =>
    `${told.provider}'s own account at ${told.upstream} is empty: the text is ${told.upstream}'s, relayed.`,
  'separate-pool': told => `${told.pool || told.model || 'This model'} draws on a balance of its own that ran out.`,
  'not-enabled': told => `${told.pool || told.model || 'This model'} is not enabled for this key.`,
  'price-above-balance': told =>
    `${told.provider} says out of credit while the balance reads ${told.balance}: it may hold back more than is left for this model, or keep a separate balance.`,
  'below-price': () => 'Your prepaid credit is used up as far as this work is concerned.',
  'account-empty': told => `The account at ${told.provider} is out of credit.`,
  'limit-reached': () => 'A limit that somebody set on the account, the key or a budget is reached. Money may remain.',
  'account-suspended': told => `${told.provider} has blocked the account: a failed payment, arrears, or its rules.`,
  'key-rejected': () => 'The key is wrong, expired or revoked. That says nothing about the credit.',
  'not-permitted': () => 'The key is valid; this model, feature, region or address is not permitted.',
  'model-gone': told => `The model ${told.model} was renamed or withdrawn.`,
  burning: () => 'Something calls far more often than usual.',
  'balance-wrong': () =>
    'The balance that is reported and what happens do not agree. We do not call it empty while calls are answered.',
  'running-low': told => `Normal use is emptying it${only(told.perHour, ', {} an hour')}. Nothing fails yet.`,
  'rate-limited': () => 'You ask faster than your plan allows. It refills by itself.',
  'provider-down': told => `Trouble at ${told.provider} or on the way there, not your credit.`,
  'provider-unreachable': told => `${told.provider} is down, or our way there is.`,
  'watchdog-blind': () =>
    'Our own network or permissions are at fault: providers do not all fail at once. Your keys may be fine.',
  'cannot-tell': () => 'We cannot tell, and would rather say so than guess.',
}

export const ground: Texts['ground'] = {
  'words-are-upstreams': told => `nobody but ${told.upstream} writes this text`,
  'balance-above-lines': told => `your balance, ${told.balance}, is above your lines (${told.lines})`,
  'balance-low': told => `your balance is low, ${told.balance}`,
  'answered-before': told => `it answered at ${told.lastHealthy}`,
  'never-answered': () => 'we have not seen it answer yet',
  'other-model-answers': told => `${told.otherModel} on the same key answers`,
  'other-model-refused': told => `${told.otherModel} on the same key is refused too`,
  'code-says-so': told => `their answer says so for certain (${told.signature})`,
  guessed: () => 'their answer is not explicit',
  'balance-under-price': told =>
    `the balance reads ${told.balance} (at ${told.balanceReadAt}), one ${told.unit} costs ${told.price}`,
  'balance-agrees': told => `the balance agrees (${told.balance}, read at ${told.balanceReadAt})`,
  'balance-disagrees': told => `the balance reads ${told.balance} (at ${told.balanceReadAt})`,
  'calls-are-answered': () => 'calls on this key are answered',
  'rate-limits-before': told => `it was rate limited shortly before (${told.throttledAt}), as under a loop`,
  'under-line': told => `${told.balance} is under your line of ${told.line}`,
  'rate-measured': told => `${told.perHour} an hour were used`,
  'no-proper-answer': told => `what came back: ${told.detail || told.status}`,
  'several-fail-alike': told => `${told.failing} of ${told.of} fail alike`,
  'reason-known': told => told.why,
}

export const step: Texts['step'] = {
  'use-spelling': told => `Use the spelling ${told.spelling}. It answered at ${told.spellingAt}.`,
  'use-fallback': told =>
    `Switch to ${told.fallback}. It answered on ${told.fallbackKey ? `key "${told.fallbackKey}"` : 'the same key'} at ${told.fallbackAt}.`,
  'do-not-top-up': told =>
    `Do not top up yet. ${told.balance} is above your lines (${told.lines}), so more may change nothing.`,
  'look-for-pool': told => `Look for a separate ${told.upstream} balance: ${told.billing}`,
  'look-for-limit': told => `Look for a limit on this key: ${told.limits}`,
  'send-ticket': told => `Nothing there? Send the ticket below${only(told.support, ': {}', '.')}`,
  'check-yourself': told => `Check it yourself: npx credit-watchdog check ${told.label}`,
  'stop-calling': told =>
    `Stop what is calling. Typical: polling every few seconds, retries without a timeout or a limit.${only(told.usage, ' What called, and which model: {}')}`,
  'top-up': told => `${told.login ? `Log in as ${told.login} and top up` : 'Top up'}${only(told.billing, ': {}', '.')}`,
  'set-limit': told => `Set a limit, so that it cannot happen again: ${told.limits}`,
  'nothing-else': told =>
    `Nothing else to do. We notice${only(told.sweepEvery, ' within {}')} and write when it works again.`,
  'still-failing': told =>
    `Still failing after that? Make sure that production uses this key.${only(told.usage, ' Usage: {}')}${only(told.limits, ' Key limits: {}')}${only(told.support, ' Support: {}')}`,
  'compare-price': () =>
    'Ask for less in one call (fewer tokens, a smaller picture): some providers hold back an estimate first.',
  'raise-limit': told => `Raise or lift the limit${only(told.limits || told.billing, ': {}', '.')}`,
  'wait-for-reset': told => `Or wait: it resets at ${told.resetsAt}.`,
  settle: told => `Settle what is open${only(told.billing, ': {}', '.')}`,
  'new-key': told => `Make a new key and put it in place of this one${only(told.keys || told.limits, ': {}', '.')}`,
  'check-access': told => `Check what this key may use${only(told.keys || told.limits, ': {}', '.')}`,
  'change-model': told => `Change to a model that is there${only(told.docs, ': {}', '.')}`,
  'look-at-balance': told => `Compare with the provider's own page: ${told.billing}`,
  'nothing-fails-yet': () => 'Nothing fails yet. The next message comes when it turns critical.',
  'slow-down': () => 'Call less often, or spread the calls.',
  'look-at-health': told => `See what they say themselves: ${told.health}`,
  'check-from-elsewhere': () => 'Check from another network: npx credit-watchdog check',
  'look-at-our-log': () => "Look at the function's log: its network, its permissions, its secrets.",
}
