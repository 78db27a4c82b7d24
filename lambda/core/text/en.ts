import { cause, ground, step } from './en-diagnosis.ts'
import { capital, only, plural } from './grammar.ts'
import type { Texts } from './texts.ts'

export const en: Texts = {
  format: {
    numbers: 'en-US',
    dates: 'en-GB',
    million: 'M',
    billion: 'B',
    minutes: 'min',
    hours: 'h',
    days: 'days',
    weeks: 'weeks',
    underOneMinute: 'under 1 min',
    units: {},
    about: amount => `about ${amount}`,
    and: 'and',
  },
  work: (count, name, isOne) =>
    isOne ? `1 ${name}` : plural(name) === '' ? `${count} x ${name}` : `${count} ${plural(name)}`,
  noun: name => name,
  cause,
  ground,
  step,

  sms: {
    state: {
      'refused-upstream': 'REFUSED',
      'below-price': 'EMPTY',
      empty: 'EMPTY',
      capped: 'CAPPED',
      suspended: 'SUSPENDED',
      rejected: 'KEY REJECTED',
      forbidden: 'FORBIDDEN',
      retired: 'MODEL GONE',
      critical: 'CRITICAL',
      low: 'LOW',
      burning: 'BURNING',
      unavailable: 'DOWN',
      throttled: 'RATE LIMITED',
      unclear: 'UNCLEAR',
      unreachable: 'UNREACHABLE',
      blind: 'CANNOT SEE',
      healthy: 'OK',
    },
    someKey: 'A key',
    opened: (who, state, pool, since) => `${who} ${state}${only(pool, ' for {}')} ${since}`,
    worse: (who, state, pool, since) => `${who} now ${state}${only(pool, ' for {}')} ${since}`,
    reminder: (who, state, pool, told) =>
      `${who} STILL ${state}${only(pool, ' for {}')}, ${told.age} (since ${told.since})`,
    recovered: (who, pool, told) => `${who} OK again${only(pool, ' for {}')} ${told.ended} after ${told.lasted}`,
    closed: (who, told) => `${who}: no longer watched since ${told.now}, its incident of ${told.since} is closed`,
    flapping: (who, told) => `${who} FLAPPING ${told.now}: fails and recovers again and again since ${told.since}`,
    acknowledged: (who, told) => `${who}: ${told.acknowledgedBy || 'somebody'} is on it since ${told.now}`,
    watched: (who, told) => `${who} stayed OK, ${told.now}: the closer watch is over`,
    summary: told => `Credit Watchdog summary ${told.now}`,
    test: told =>
      `TEST ${told.now}: Credit Watchdog reaches this phone. Nothing is wrong. A real alert starts with the provider's name`,
    meaning: {
      'refused-upstream': told =>
        `${told.upstream}'s words, relayed${only(told.balanceBrief, '; your balance reads {}')}.`,
      'below-price': told => `${told.balanceBrief} left, one ${told.unit} costs ${told.price}.`,
      empty: told => (told.contradicted ? `though the balance reads ${told.balanceBrief}.` : 'calls are refused.'),
      capped: told => `a limit that was set, not the credit${only(told.balanceBrief, '; balance {}')}.`,
      suspended: () => 'the provider blocked the account.',
      rejected: () => 'wrong or revoked, not empty.',
      forbidden: () => 'the key is fine, this use of it is not allowed.',
      retired: told => `${told.model || 'the model'} is unknown there now.`,
      critical: told => `${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, ', empty about {}')}.`,
      low: told =>
        told.contradicted
          ? `the balance reads ${told.balanceBrief}, yet calls are answered.`
          : `${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, ', empty about {}')}.`,
      burning: told =>
        `${only(told.perHour, '{} an hour, ')}${told.balanceBrief} left${only(told.emptyAbout, ', empty about {}')}.`,
      unavailable: told => `no proper answer${only(told.detail, ' ({})')}.`,
      throttled: told => `rate limit for ${told.age}, refills by itself.`,
      unclear: told => `we cannot tell whether it works${only(told.why, ': {}')}.`,
      unreachable: told => `none of ${told.of || 'its'} keys gets an answer.`,
      blind: told => `none of ${told.of || 'the'} providers answers. Your keys may be fine; our network may not.`,
      healthy: () => '',
    },
    moreover: {
      'refused-upstream': () => 'Top-up may not help.',
      'below-price': told => (told.serves ? 'All users affected.' : ''),
      empty: told => (told.contradicted ? 'Top-up may not help.' : 'Not a rate limit.'),
      capped: () => 'Not a rate limit.',
      suspended: () => 'Top-up alone may not help.',
      rejected: () => '',
      forbidden: () => '',
      retired: () => '',
      critical: () => '',
      low: () => '',
      burning: () => '',
      unavailable: () => 'Not a matter of credit.',
      throttled: () => '',
      unclear: told => only(told.lastHealthy, 'Last answered {}.'),
      unreachable: () => 'Says nothing about credit.',
      blind: () => '',
      healthy: () => '',
    },
    fallback: told => `Use ${told.fallback} (answered ${told.fallbackAt}).`,
    action: {
      'top-up': link => `Top up${only(link, ': {}', '.')}`,
      'stop-then-top-up': link => `Stop the loop, then top up${only(link, ': {}', '.')}`,
      'stop-or-limit': link => `Stop it or set a limit${only(link, ': {}', '.')}`,
      raise: link => `Raise it${only(link, ': {}', '.')}`,
      settle: link => `Settle it${only(link, ': {}', '.')}`,
      'new-key': link => `Make a new key${only(link, ': {}', '.')}`,
      'check-access': link => `Check its rights${only(link, ': {}', '.')}`,
      'change-model': link => `Change the model${only(link, ': {}', '.')}`,
      status: link => only(link, 'Status: {}'),
    },
    seeEmail: 'See e-mail.',
    left: told =>
      only(told.balanceBrief, `{}${only(told.work, ' = {}')}${only(told.lasts, ', about {}')}.`) ||
      (told.fallback ? `You can switch back from ${told.fallback}.` : ''),
    closerWatch: told => only(told.closerUntil, 'Closer watch until {}.'),
    digest: (count, state, at, perProvider) => `${count} keys ${state} ${at}: ${perProvider}.`,
    digestMixed: 'IN TROUBLE',
    digestRecovered: count => `${count} OK again.`,
    digestStart: who => `Worst first in the e-mail. Start with ${who}.`,
  },

  subject: {
    opened: {
      'refused-upstream': told =>
        `every call refused since ${told.since}${only(told.balanceBrief, ', balance reads {}')}`,
      'below-price': told =>
        `no credit${only(told.pool, ' for {}')} since ${told.since}, ${told.balanceNumber} left and one ${told.unit} costs ${told.price}`,
      empty: told =>
        told.contradicted
          ? `calls refused as out of credit since ${told.since}, balance reads ${told.balanceBrief}`
          : `no credits left since ${told.since}, calls are refused (not a rate limit)`,
      capped: told => `a set limit is reached since ${told.since}${only(told.balanceBrief, ', balance reads {}')}`,
      suspended: told => `account blocked by the provider since ${told.since}`,
      rejected: told => `key rejected since ${told.since}: wrong or revoked, not empty`,
      forbidden: told => `not allowed since ${told.since}, though the key is valid`,
      retired: told => `model ${told.model} is unknown there since ${told.since}`,
      critical: told =>
        `only ${told.balance} left${only(told.work, ', {}')}${only(told.emptyAbout, ', empty about {}')}`,
      low: told =>
        told.contradicted
          ? `balance reads ${told.balance} since ${told.since}, yet calls are answered`
          : `${told.balance} left${only(told.work, ', {}')}${only(told.emptyAbout, ', empty about {} at this rate')}`,
      burning: told => `burning fast since ${told.since}${only(told.emptyAbout, ', empty about {} at this rate')}`,
      unavailable: told => `no proper answer since ${told.since} (not a matter of credit)`,
      throttled: told => `rate limited for ${told.age}, since ${told.since}`,
      unclear: told => `we cannot tell whether it works since ${told.since}`,
      unreachable: told => `unreachable since ${told.since}, none of ${told.of || 'its'} keys gets an answer`,
      blind: told => `cannot see since ${told.since}: none of ${told.of || 'the'} providers answers`,
      healthy: told => `works since ${told.since}`,
    },
    still: (opened, told) => `still, after ${told.age}: ${opened}`,
    other: {
      recovered: told => `works again since ${told.ended}, it was ${told.wasBlocking ? 'down' : 'low'} ${told.lasted}`,
      closed: told => `no longer watched, its incident of ${told.since} is closed`,
      flapping: told => `fails and recovers again and again since ${told.since}`,
      acknowledged: told => `${told.acknowledgedBy || 'somebody'} is on it`,
      watched: told => `stayed well, the closer watch is over (${told.now})`,
      summary: () => 'Credit Watchdog summary',
      test: () => 'TEST: Credit Watchdog reaches you, nothing is wrong',
    },
    digest: (count, worst) => `${count} alerts, the worst: ${worst}`,
  },

  email: {
    what: {
      'refused-upstream': told =>
        `${told.provider} refuses every call${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}.`,
      'below-price': told =>
        `${told.provider} has too little credit left${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}. ${told.balance} left; one ${told.unit} costs ${told.price}.`,
      empty: told =>
        told.contradicted
          ? `${told.provider} refuses calls${only(told.pool, ' for {}')} on key "${told.key}" as out of credit since ${told.sinceFull}.`
          : `${told.provider} refuses every call${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}. No credits left.`,
      capped: told =>
        `${told.provider} refuses calls${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}: a limit that was set is reached.`,
      suspended: told => `${told.provider} has blocked the account of key "${told.key}" since ${told.sinceFull}.`,
      rejected: told =>
        `${told.provider} rejects key "${told.key}" since ${told.sinceFull}: it is wrong or revoked, not empty.`,
      forbidden: told =>
        `${told.provider} does not allow ${told.pool || 'this use'} on key "${told.key}" since ${told.sinceFull}. The key itself is valid.`,
      retired: told =>
        `${told.provider} does not know the model ${told.model} any more (key "${told.key}") since ${told.sinceFull}.`,
      critical: told =>
        `${told.provider} has only ${told.balanceWorth} left on key "${told.key}" (${told.sinceFull}). Your critical line is ${told.line}.`,
      low: told =>
        told.contradicted
          ? `${told.provider} reports ${told.balance} on key "${told.key}" since ${told.sinceFull}, yet it answers calls.`
          : `${told.provider} has ${told.balanceWorth} left on key "${told.key}" (${told.sinceFull}).${only(told.line, ' Your warning line is {}.')}`,
      burning: told =>
        `Key "${told.key}" at ${told.provider} burns far more than usual since ${told.sinceFull}. Stop it before you top up.`,
      unavailable: told =>
        `${told.provider} gives no proper answer${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}.`,
      throttled: told =>
        `${told.provider} has been rate limiting key "${told.key}" for ${told.age}, since ${told.sinceFull}.`,
      unclear: told => `We cannot tell whether ${told.who} works, since ${told.sinceFull}.`,
      unreachable: told =>
        `${told.provider} is unreachable since ${told.sinceFull}: none of ${told.of || 'its'} keys gets an answer.`,
      blind: told =>
        `Credit Watchdog cannot see since ${told.sinceFull}: none of ${told.of || 'the'} providers answers.`,
      healthy: told => `${told.who} works since ${told.sinceFull}.`,
    },
    still: told => `This has gone on for ${told.age}.`,
    other: {
      recovered: told =>
        `${told.who} works again since ${told.endedFull}. It was ${told.wasBlocking ? 'down' : 'low'} since ${told.since}: ${told.lasted}.`,
      closed: told =>
        `${told.who} is no longer watched, so its incident of ${told.sinceFull} is closed. Whether it works now is not known.`,
      flapping: told =>
        `${told.who} fails and recovers again and again since ${told.sinceFull}. You get this one message instead of a stream.`,
      acknowledged: told =>
        `${told.acknowledgedBy || 'Somebody'} is on it: ${told.who}, in trouble since ${told.sinceFull}. Nobody else has to do anything.`,
      watched: told => `${told.who} has stayed well since it recovered at ${told.ended}. The closer watch is over.`,
      summary: told => `Credit Watchdog is running (${told.nowFull}). That this arrived proves that e-mails still do.`,
      test: told =>
        `This is a test (${told.nowFull}). Credit Watchdog reaches this mailbox. Nothing is wrong and there is nothing to do.`,
    },
    lastAnswered: told => `It last answered at ${told.lastHealthy}${only(told.askedEvery, ' (asked every {})')}.`,
    neverAnswered: 'It has not answered since we began to watch it.',
    affected: told => `Affected: ${told.serves}.`,
    balanceRead: {
      plain: told => `Balance: ${told.balanceWorth}, read at ${told.balanceReadAt}.`,
      'not-the-cause': told => `Probably not your balance: ${told.balanceWorth}, read at ${told.balanceReadAt}.`,
      'own-account': told =>
        `This is your own account at ${told.provider}. Credits that your users hold with you are not involved.`,
    },
    balanceAfter: told =>
      `Balance ${told.balanceWorth}${only(told.balanceBefore, ', before it {}')}${only(told.work, ': {}')}${only(told.lasts, ', about {} at the present rate')}.`,
    runway: told =>
      `At ${told.perHour} an hour that is ${told.lasts}: empty between ${told.emptySoonest} and ${told.emptyLatest}.`,
    workLeft: told => `Left: ${told.workAll}.`,
    alsoKeys: told => `The same account also serves: ${told.alsoKeys}.`,
    heading: {
      doNow: 'DO THIS NOW',
      doSoon: 'DO THIS WEEK',
      leftToDo: 'LEFT TO DO',
      affordable: balance => `STILL AFFORDABLE WITH ${balance.toUpperCase()}`,
      theirWords: told => `THEIR WORDS${only(told.status, ' ({})')}`,
      whatWeThink: 'WHAT WE THINK, AND WHY',
      forUsers: 'WORDS FOR YOUR USERS',
      ticket: 'TICKET (fill in what is in brackets)',
      next: 'WHAT HAPPENS NEXT',
    },
    mostLikelyFirst: 'Most likely first:',
    for: 'For:',
    against: 'Against:',
    rateLimit: {
      not: () => 'Not a rate limit: those name a window or a time to retry; this does not.',
      'not-and-seen-before': told =>
        `Not a rate limit. Rate limits were seen at ${told.throttledAt}; those refill by themselves, so we did not wake you.`,
      is: told =>
        `This is a rate limit: it refills by itself${only(told.resetsAt, ', next at {}')}. Your credit is not the problem.`,
      unknown: () => 'Whether it is a rate limit is not known.',
    },
    triedSpellings: told => `Tried: ${told.refusedSpellings} (all refused). The spelling is not the cause.`,
    notMeasured: {
      intro: list => `Not measured: ${list}.`,
      balance: told => `the balance (${told.provider} gave none)`,
      otherPools: told => `${told.otherPools}`,
      fallback: 'a fallback (none answered, or none is configured)',
      runway: 'how long it lasts (not enough readings yet)',
    },
    forUsers: {
      down: told =>
        `${capital(told.serves) || 'This feature'} is temporarily unavailable. We know about it and are working on it.`,
      account: told => `Your account${only(told.product, ' with {}')} is fine and there is nothing you need to do.`,
      again: told => `${capital(told.serves) || 'This feature'} works again. Thank you for your patience.`,
      caution: '(Do not mention the provider, the payment, or that anything "ran out".)',
      tell: 'Tell your users:',
    },
    switchBack: told => `Switch back from ${told.fallback}, if you switched.`,
    next: {
      blocked: told =>
        `We keep asking${only(told.sweepEvery, ', at first every {}, later less often,')} and write when it has answered twice.`,
      byBalance: () => 'We keep reading the balance and write when two reads in a row show enough.',
      low: () => 'We keep reading the balance and write once more when it turns critical, and when it is well again.',
      other: told => `We look again${only(told.sweepEvery, ' every {}')} and write when it is over.`,
      reminder: told => `Next reminder at ${told.nextReminder}.`,
      closer: told => `We look closer until ${told.closerUntil}.`,
    },
    footer: {
      notice: id => `notice ${id}`,
      sentTo: (mailboxes, phones) =>
        `Sent to ${mailboxes} ${mailboxes === 1 ? 'mailbox' : 'mailboxes'} and ${phones} ${phones === 1 ? 'phone' : 'phones'}.`,
      acknowledge: command => `On it: ${command}`,
      silence: command => `Quiet for 2 h: ${command}`,
    },
    digest: {
      what: (count, at) => `${count} alerts at ${at}, the worst first.`,
      more: count => `and ${count} more`,
      start: 'START HERE',
    },
    why: {
      'nothing-matched': 'the answer is none we know',
      'bad-request': 'our own question was at fault',
      unreadable: 'the balance could not be read',
      'not-reached': 'there was no time to ask',
      'no-safe-probe': 'there is no way to ask without spending',
      credential: 'its secret could not be read',
      'budget-spent': 'the budget for our own calls is spent',
      'not-asked-yet': 'it has not been asked yet',
    },
  },
}
