import { capital, only } from '../grammar.ts'
import type { DiagnosisTexts, Say } from '../texts.ts'

export const diagnosis: DiagnosisTexts = {
  cause: {
    'upstream-account-empty': told => `${told.provider}'s account at ${told.upstream} is empty.`,
    'provider-billing-outage': told =>
      `${told.provider} itself: its billing or its sign-in is failing, not your account. Several accounts seldom fail in the same minutes.`,
    'separate-pool': told =>
      `${capital(told.pool) || told.model || 'This model'} draws on a balance of its own that ran out.`,
    'not-enabled': told => `${capital(told.pool) || told.model || 'This model'} is not enabled for this key.`,
    'price-above-balance': told =>
      `${told.provider} says out of credit while the balance reads ${told.balance}. It may hold back more than is left before it answers, or keep a separate balance for this model.`,
    'below-price': () => 'Your prepaid credit no longer pays for this work.',
    'account-empty': told => `The account at ${told.provider} is out of credit.`,
    'key-made-empty': told =>
      `${told.provider} still takes this key for unpaid. A key made while the balance was zero can stay refused after money came.`,
    'emptied-by-burning': told => `Something emptied the account at ${told.provider}. A top-up would go the same way.`,
    'recharge-failed': told =>
      !told.recharges
        ? 'A payment failed: a card declined or expired, no payment method, or an open invoice.'
        : 'Auto-recharge failed: the card was declined, its monthly limit is reached, or it is switched off.',
    'limit-reached': () =>
      'A limit that somebody set on the account, the key or a budget is reached. Money may remain.',
    'account-suspended': told => `${told.provider} has blocked the account: a failed payment, arrears, or its rules.`,
    'key-rejected': () => 'The key is wrong, expired or revoked. That says nothing about the credit.',
    'not-permitted': () => 'The key is valid; this model, feature, region or address is not permitted.',
    'address-not-listed': () =>
      'The key or its account takes calls from listed addresses only, or a firewall is in the way. The watchdog asks from another address than your servers do.',
    'country-not-served': told =>
      `${told.provider} does not serve the country or region that the watchdog asks from${only(told.region, ' ({})')}. Your servers may stand elsewhere.`,
    'model-gone': told => `${told.model || 'The model'} was renamed or withdrawn.`,
    burning: () => 'Something calls far more often than usual.',
    'balance-wrong': () =>
      'The balance as reported and what happens do not agree. We do not call it empty while calls are answered.',
    'running-low': told => (told.expires ? 'What is left expires before it is used up.' : 'It is being used up.'),
    'top-up-missing': () =>
      'A top-up may be missing from the configuration: what is left is an estimate, and knows only of declared ones.',
    'over-budget': told =>
      `More is spent than the budget allows for${only(told.leftPerDay, ': from now on {} a day would keep to it')}.`,
    'within-budget': () => 'Most of the budget is spent; at this pace the month ends within it.',
    'rate-limited': () => 'More is asked than your plan allows in a given time. It refills by itself.',
    'provider-down': told => `Trouble at ${told.provider} or on the way there, not your credit.`,
    'provider-unreachable': told => `${told.provider} is down, or our way there is.`,
    'watchdog-blind': () => 'Probably our own network: providers seldom fail all at once. Your keys may be fine.',
    'secrets-unreadable': () => 'Our own permissions are at fault, or the secrets were moved. Your keys may be fine.',
    'memory-lost': () =>
      'The state table cannot be read or written: a fault at AWS, missing permissions, or a table that is gone.',
    'functions-failed': () => 'Our own functions fail or run out of time for these keys. The keys may be fine.',
    'cannot-tell': () => 'We cannot tell, and would rather say so than guess. The steps above would settle it.',
  },
  ground: {
    'words-are-upstreams': told => `nobody but ${told.upstream} writes this text`,
    'balance-above-lines': told => `your balance, ${told.balance}, is above your lines (${told.lines})`,
    'balance-low': told => `your balance is low, ${told.balance}`,
    'answered-before': told => `it answered at ${told.lastHealthy}`,
    'never-answered': () => 'we have not seen it answer yet',
    'other-model-answers': told => `${told.otherModel} on the same key answers`,
    'other-model-refused': told => `${told.otherModel} on the same key is refused too`,
    'account-key-answers': told => `key "${told.accountKey}" of the same account answered at ${told.accountKeyAt}`,
    'code-says-so': told => `their answer says so explicitly${only(told.code, ' ({})')}`,
    guessed: () => 'their answer is not explicit',
    'balance-under-price': told =>
      `the balance reads ${told.balance} (${told.balanceReadAt}), one ${told.unit} costs ${told.price}`,
    'balance-agrees': told => `the balance agrees (${told.balance}, read at ${told.balanceReadAt})`,
    'balance-disagrees': told => `the balance reads ${told.balance} (${told.balanceReadAt})`,
    'calls-are-answered': () => 'calls on this key are answered',
    'rate-limits-before': told => `it was rate limited shortly before (${told.throttledAt}), as a loop would be`,
    'burned-before': told => `it burned ${told.burningTimes} times the usual from ${told.burningSince} on`,
    'under-line': told => `the balance, ${told.balance}, is under your line of ${told.line}`,
    'rate-measured': told => `${told.perHour} an hour were used`,
    'budget-pace': told => `this month's pace is ${told.perDay} a day`,
    'no-proper-answer': told => `what came back: ${told.detail || told.status}`,
    'several-fail-alike': told => `${told.failing} of ${told.of} fail alike`,
    'reason-known': told => told.why,
    'others-turned': told =>
      `${told.othersTurned} of ${told.othersOf} other accounts there were refused within ten minutes of it, the first at ${told.othersFrom}`,
    'others-unexplained': () => 'no empty balance explains that',
    'others-fine': told => `other accounts there are well: ${told.othersFine}`,
    'money-came': told => `${told.toppedUp} came in by ${told.toppedUpAt}, and is still there`,
    'ledger-shows-money': told => `by what you declared, ${told.estimate} should be left (an estimate)`,
    'recharge-passed': told =>
      `the balance, ${told.balance}, has been under the auto-recharge line of ${told.rechargeLine} since ${told.rechargeSince}`,
    'recharge-set': told =>
      only(
        told.rechargeLine,
        'auto-recharge should have stepped in under {}',
        `${told.provider} says that auto-recharge is on`,
      ),
    'recharge-off': told => `${told.provider} says that it is switched off`,
    'above-recharge-line': told =>
      `the balance, ${told.balance}, is still above the auto-recharge line of ${told.rechargeLine}`,
  },
  step: {
    'use-spelling': told => `Use the spelling ${told.spelling}. It answered at ${told.spellingAt}.`,
    'use-fallback': told =>
      `Switch to ${told.fallback}. It answered on ${told.fallbackKey ? `key "${told.fallbackKey}"` : 'the same key'} at ${told.fallbackAt}.`,
    'change-nothing-yet': told =>
      `Do not top up or change keys yet: ${told.othersTurned} of your ${told.othersOf} other accounts at ${told.provider} were refused in the same ten minutes.`,
    'do-not-top-up': told =>
      `Do not top up yet. Your balance, ${told.balance}, is above your lines (${told.lines}): more may change nothing.`,
    'look-for-pool': told => `Look for a separate ${told.upstream || told.pool || told.model} balance: ${told.billing}`,
    'look-for-limit': told => `Look for a limit on this key: ${told.limits}`,
    'send-ticket': told => `Nothing there? Send the ticket below${only(told.support, ' to {}', '.')}`,
    'check-yourself': told => `Check it yourself: npx credit-watchdog check ${told.label}`,
    'stop-calling': told =>
      `Stop what is calling${only(told.burnedMain, ' {}')}. Typical: polling every few seconds, retries without a timeout or a limit.${only(told.usage, told.burnedMain ? '\nWhich key called, and when: {}' : '\nWhat called, and which model: {}')}`,
    'top-up': told =>
      `${told.login ? `Log in as ${told.login} and top up` : 'Top up'}${only(told.billing, ': {}', '.')}${howLong(told)}`,
    'use-before-expiry': told => `Use it before ${told.expires}: what is left then is lost.`,
    'ask-about-expiry': told =>
      `A top-up does not save it. If your plan renews it then, there is nothing to do. If not, ask ${told.provider} whether it can be kept longer${only(told.support, ': {}', '.')}${only(told.billing, '\nNew credit for the time after: {}')}`,
    'look-at-payment': told =>
      `See why the payment did not go through (card declined, monthly recharge limit, switched off)${only(told.billing, ': {}', '.')}`,
    'set-limit': told => `Set a limit, so that it cannot happen again: ${told.limits}`,
    'declare-top-up': told =>
      `Topped up since ${told.estimateDeclared}? Declare it in \`topUps\` of key "${told.key}" in watchdog.config.ts.`,
    'look-at-usage': told => `See what spends it, and which model: ${told.usage}`,
    'limit-at-provider': told => `Set a limit at ${told.provider}, where none is enforced: ${told.limits}`,
    'raise-budget': told => `Meant to be? Raise \`budget\` of key "${told.key}" in watchdog.config.ts.`,
    'nothing-else': told =>
      `Nothing else to do: we see it${only(told.sweepEvery, ' within {}')} and write when it works again.`,
    'still-failing': told =>
      `Still failing after that? Make sure that production uses this key.${only(told.limits, '\nIts limits: {}')}${only(told.usage, '\nIts usage: {}')}${only(told.support, '\nSupport: {}')}`,
    'still-refused': told =>
      `Still refused ten minutes after that? Make sure that production uses this key.${only(told.support, ' Support: {}')}`,
    'replace-key-made-empty': told =>
      `Still refused ten minutes after that? A key made while the balance was zero can stay refused: make a new one.${only(told.keys || told.limits, '\nMake it: {}')}\nPut it in place: npx credit-watchdog keys put ${told.key}`,
    'compare-price': () =>
      'Ask for less in one call (fewer tokens, a smaller picture): some providers hold back an estimate first.',
    'raise-limit': told => `Raise or lift the limit${only(told.limits || told.billing, ': {}', '.')}`,
    'wait-for-reset': told => `Or wait: it resets ${told.resetsAt}.`,
    settle: told => `Settle what is open${only(told.billing, ': {}', '.')}`,
    'new-key': told => `Make a new key and put it in place of this one${only(told.keys || told.limits, ': {}', '.')}`,
    'check-access': told => `Check what this key may use${only(told.keys || told.limits, ': {}', '.')}`,
    'ask-production': told =>
      `Look if production still works: the watchdog's function${only(told.region, ' ({})')} has another address than your servers. If it does, nothing is down, but the watchdog cannot see this key.`,
    'look-for-addresses': told => `Look for a list of allowed addresses: ${told.keys || told.limits}`,
    'fix-address': () =>
      'Take the list off, or give the watchdog a fixed address and put that on the list: docs/deploy.md, "A fixed address".',
    'move-region': () =>
      'Deploy the watchdog in a region whose country they serve, such as the one your servers are in.',
    'change-model': told => `Change to a model that is there${only(told.docs, ': {}', '.')}`,
    'look-at-balance': told => `Compare with the provider's own page: ${told.billing}`,
    'slow-down': () => 'Call less often, or spread the calls.',
    'look-at-health': told => `See what they say themselves: ${told.health}`,
    'check-from-elsewhere': () => 'Check from another network: npx credit-watchdog check',
    'look-at-our-log': () => "Look at the function's log: its network, its permissions, its secrets.",
    'explain-answer': () => 'Paste the whole answer, which your own log has, into: npx credit-watchdog explain',
    'allow-questions': () =>
      'Let it be asked: give the pool a cheap model, or the key a larger dailyBudget. The day begins anew at 00:00 UTC.',
    'mend-secret': told => `Put its secret in place: npx credit-watchdog keys put ${told.key}`,
  },
}

/** What a top-up buys, in time. */
const howLong: Say = told => {
  if (told.aWeek === '') return ''
  return told.firstLineLasts === ''
    ? `\n${told.aWeek} would last a week, at ${told.perHour} an hour.`
    : `\nAdding ${told.aWeek} keeps it above your warning line for a week, at ${told.perHour} an hour; ${told.firstLine} would last ${told.firstLineLasts}.`
}
