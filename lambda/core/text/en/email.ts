import type { Told } from '../../render/told.ts'
import { capital, only } from '../grammar.ts'
import type { EmailTexts } from '../texts.ts'

const was = { down: 'down', low: 'low', unsure: 'unclear' } as const

const budgetEnds = {
  'new-month': 'A new month has begun (UTC), and its budget is fresh.',
  'other-budget': 'The budget was changed in the configuration.',
  'less-spent': 'It is spending within its budget again.',
} as const

export const email: EmailTexts = {
  what: {
    'refused-upstream': told =>
      `${told.provider} has refused every call${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}.`,
    'below-price': told =>
      `${told.provider} has had too little credit left${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}: ${told.balance}, and one ${told.unit} costs ${told.price}.`,
    empty: told =>
      told.contradicted || told.doubted
        ? `${told.provider} has refused calls${only(told.pool, ' for {}')} on key "${told.key}" as out of credit since ${told.sinceFull}.`
        : `${told.provider} has refused every call${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}. No credits left.`,
    capped: told =>
      `${told.provider} has refused calls${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}: a limit that was set is reached.`,
    suspended: told => `${told.provider} has blocked the account of key "${told.key}" since ${told.sinceFull}.`,
    rejected: told =>
      `${told.provider} has rejected key "${told.key}" since ${told.sinceFull}.${told.doubted ? '' : ' It is wrong or revoked, not empty.'}`,
    forbidden: told =>
      `${told.provider} has not allowed ${told.pool || 'this use'} on key "${told.key}" since ${told.sinceFull}. The key itself is valid.`,
    'address-refused': told =>
      `${told.provider} has refused the address that Credit Watchdog asks from, on key "${told.key}", since ${told.sinceFull}. The key may be in order, and your own servers may still be served.`,
    retired: told =>
      `${told.provider} has not known ${told.model || 'the model'} since ${told.sinceFull} (key "${told.key}").`,
    critical: told =>
      `${told.provider} has only ${told.balanceWorth} left on key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Your critical line is {}.')}`,
    low: told =>
      told.contradicted
        ? `${told.provider} reports ${told.balance} on key "${told.key}" since ${told.sinceFull}, yet it answers calls.`
        : `${told.provider} has ${told.balanceWorth} left on key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Your warning line is {}.')}`,
    'not-recharged': told =>
      `${told.provider} has ${told.balanceWorth} left on key "${told.key}", ${told.nowStamp}. Under ${told.rechargeLine} it should have been topped up by itself${only(told.rechargeTo, ', to {}')}; that has not happened for ${told.rechargeAge}, since ${told.rechargeSince}.`,
    burning: told =>
      `Key "${told.key}" at ${told.provider} has burned ${told.burningTimes === '' ? `far more than usual since ${told.sinceFull}` : `${told.burningTimes} times the usual since ${told.burningSince}`}. Stop it before you top up.`,
    'budget-ahead': told =>
      `Key "${told.key}" at ${told.provider} is heading above its budget for ${told.budgetMonth}: ${told.spent} of ${told.budget} is spent (${told.spentPercent}%), ${told.sinceStamp}.`,
    'budget-near': told =>
      `Key "${told.key}" at ${told.provider} has spent ${told.spentPercent}% of its budget for ${told.budgetMonth}: ${told.spent} of ${told.budget}, ${told.sinceStamp}.`,
    'budget-over': told =>
      `Key "${told.key}" at ${told.provider} has spent its budget for ${told.budgetMonth}: ${told.spent} of ${told.budget} (${told.spentPercent}%), ${told.sinceStamp}.`,
    'top-up-missing': told =>
      `By what was declared and spent, key "${told.key}" at ${told.provider} has ${told.balance} left (${told.sinceStamp}), yet calls are answered: a top-up seems to be missing from the configuration.`,
    unavailable: told =>
      `${told.provider} has given no proper answer${only(told.pool, ' for {}')} on key "${told.key}" since ${told.sinceFull}.`,
    throttled: told => `${told.provider} has rate limited key "${told.key}" since ${told.sinceFull}, for ${told.age}.`,
    unclear: told => `We have not been able to tell if ${told.who} (key "${told.key}") works since ${told.sinceFull}.`,
    unreachable: told =>
      `${told.provider} has been unreachable since ${told.sinceFull}: none of ${told.of || 'its'} keys gets an answer.`,
    blind: told =>
      `Credit Watchdog has not been able to see since ${told.sinceFull}: none of ${told.of || 'the'} providers answers. You get no credit alerts until this is fixed.`,
    'without-secrets': told =>
      `Credit Watchdog has not been able to ask since ${told.sinceFull}: none of ${told.of || 'the'} secrets can be read. You get no credit alerts until this is fixed.`,
    'without-memory': told =>
      `Credit Watchdog has had no memory since ${told.sinceFull}: its table cannot be used. Until this is fixed it tells only what is certain and urgent, once an hour at most, and may repeat itself.`,
    'partly-blind': told =>
      `Credit Watchdog has not been able to ask all keys since ${told.sinceFull}: ${told.failing} of the ${told.of} parts it asks them in failed. You get no credit alerts for the keys in them until this is fixed; the others are watched.`,
    healthy: told => `${told.who} has worked since ${told.sinceFull}.`,
  },
  other: {
    recovered: told =>
      `${told.who} has worked again since ${told.endedFull}. It was ${was[told.was]} for ${told.lasted}, since ${told.since}.`,
    closed: told =>
      told.lapsed
        ? `How much ${told.who} has left has not been known for more than 30 days: the spend that the estimate rests on could not be read. The incident of ${told.sinceFull} is closed; whether it is still low is not known. See if the admin key still works, and write what is on the account today into \`topUps\` of key "${told.key}".`
        : `${told.who} is no longer watched, so its incident of ${told.sinceFull} is closed. Whether it works now is not known.`,
    flapping: told =>
      `${told.who} comes and goes: it works again since ${told.endedFull}${only(told.episodes, `, having failed {} times since ${told.flappingSince}`)}. So that you do not get a stream, you hear of it again only if it stays down for an hour, or has been steady for six.`,
    steady: told =>
      `${told.who} is steady again: it has worked since ${told.endedFull}${only(told.episodes, `, after failing {} times since ${told.flappingSince}`)}.`,
    acknowledged: told =>
      `${told.acknowledgedBy || 'Somebody'} is on it: ${told.who}, in trouble since ${told.sinceFull}. Nobody else has to do anything. You hear from us when it is over.`,
    watched: told =>
      `${told.who} has stayed well since ${told.ended}. The closer watch is over; there is nothing to do.`,
    summary: told => `Credit Watchdog is running, ${told.nowStamp}. That this arrived proves that its e-mails do.`,
    test: told =>
      `This is a test, ${told.nowStamp}. Credit Watchdog reaches this mailbox. Nothing is wrong and there is nothing to do.`,
  },
  budget: {
    pace: told =>
      only(
        told.perDay,
        `At this month's pace, {} a day, it comes to ${told.projected} by the end of the month${only(told.reachedOn, ' and reaches the budget on {}')}.`,
      ),
    limit: told => {
      if (told.spendLimit === '') return ''
      return told.spendLimit === 'none'
        ? `No spend limit is enforced at ${told.provider}: calls go on past the budget.`
        : `${told.provider}'s own limit is ${told.spendLimit}: there calls are refused.`
    },
    ended: told =>
      told.budgetEnd === ''
        ? ''
        : `${told.who} is no longer in trouble with its budget, as of ${told.endedFull}. ${budgetEnds[told.budgetEnd]}`,
    next: 'We write once more for each step that this month has not seen yet: heading above the budget, 80% spent, all spent.',
    allTold: 'Every step of this month has been told now. With the next month (UTC) they begin anew.',
  },
  refilled: told => `${told.who} is no longer low, as of ${told.endedFull}. Nothing had failed.`,
  still: told => `This has gone on for ${told.age}.`,
  burnedBefore: told =>
    `Something burned ${told.burningTimes} times the usual from ${told.burningSince} on. Stop it before you top up.`,
  lastAnswered: told => `It last answered at ${told.lastHealthy}${only(told.askedEvery, ' (asked every {})')}.`,
  neverAnswered: 'We have not seen it answer yet.',
  affected: told => `Affected: ${told.serves}.`,
  balanceRead: {
    plain: told => `Balance: ${told.balanceWorth}${only(told.balanceReadAt, ', read at {}')}.`,
    'not-the-cause': told =>
      `Probably not your balance: ${told.balanceWorth}${only(told.balanceReadAt, ', read at {}')}.`,
    'own-account': told =>
      `This is your own account at ${told.provider}. The credits your users hold with you are not involved.`,
  },
  balanceAfter: told =>
    `Balance: ${told.balanceWorth}${only(told.balanceBefore, ', {} before')}${only(told.work, '. That is {}')}${only(told.lasts, ', about {} at the present rate')}.`,
  stillLow: told => `It is still low${only(told.line, ': your line is {}')}.`,
  estimate: told =>
    `Balance, an estimate: ${told.estimate}. That is what you declared (last on ${told.estimateDeclared}) less what was spent (measured ${told.estimateMeasured}); it was not read.`,
  runway: told =>
    `At ${told.perHour} an hour that is ${told.lasts}: ${ends(told)} between ${told.emptySoonest} and ${told.emptyLatest}.`,
  expires: told =>
    `It expires at ${told.expiresFull}, before it is used up: too little is left from then on, unless a plan renews it.`,
  granted: told => `Granted, not bought: ${told.granted}.`,
  expiring: told => `Expiring ${told.expiringOn}: ${told.expiring}.`,
  expired: told => `Expired at ${told.expiredAt}, not used: ${told.expired}.`,
  workLeft: told => `Left: ${told.workAll}.`,
  nothingFailsYet: 'Nothing fails yet.',
  alsoKeys: told => `The same account also serves: ${told.alsoKeys}.`,
  heading: {
    doNow: 'DO THIS NOW',
    doSoon: 'DO THIS WEEK',
    whatToDo: 'WHAT TO DO',
    leftToDo: 'LEFT TO DO',
    affordable: balance => `STILL AFFORDABLE WITH ${balance.toUpperCase()}`,
    theirWords: told => `THEIR WORDS${only(told.status, ' ({})')}`,
    whatWeThink: 'WHAT WE THINK, AND WHY',
    forUsers: 'WORDS FOR YOUR USERS',
    ticket: 'TICKET (fill in what is in brackets)',
    next: 'WHAT HAPPENS NEXT',
  },
  each: (work, price) => `${work} (${price} each)`,
  mostLikelyFirst: 'Most likely first:',
  relayed: told => `This is ${told.upstream}'s own text, relayed by ${told.provider}.`,
  whatBurned: told =>
    `${told.burnedTotal} since ${told.burnedFrom}, by model${told.burnedCovers && ' (language models only)'}: ${told.burnedModels}.${only(told.burnedBusiest, ' The busiest hour began at {}.')} These are ${told.provider}'s usage figures as of ${told.burnedAsOf}; they lag.`,
  whatWasBilled: told =>
    `${told.billedTotal} was billed since ${told.billedFrom}, by line item: ${told.billedItems}. That is use of every kind; it lags, too.`,
  otherModels: count => (count === 1 ? '1 other' : `${count} others`),
  for: 'For:',
  against: 'Against:',
  rateLimit: {
    not: () => 'Not a rate limit: those name a window or a time to retry; this does not.',
    'not-and-seen-before': told =>
      `Not a rate limit. There were rate limits at ${told.throttledAt}; those refill by themselves, so we did not wake you.`,
    is: told =>
      `This is a rate limit: it refills by itself${only(told.resetsAt, ', next at {}')}. Your credit is not the problem.`,
    'no-money': () => 'Not a rate limit: waiting does not help.',
    unknown: () => 'Whether it is a rate limit is not known.',
  },
  triedSpellings: told => `Tried: ${told.refusedSpellings} (all refused). The spelling is not the cause.`,
  fallbackFailed: told => `Your fallback ${told.switchedTo} did not answer either (${told.fallbackFailedAt}).`,
  notMeasured: {
    intro: list => `Not measured: ${list}.`,
    balance: 'the balance (no reading)',
    balanceUnreadable: told => `the balance (${told.provider} has no call for it)`,
    otherPools: told => `${told.otherPools} (not asked)`,
    fallback: told => `your fallback ${told.switchedTo} (not asked)`,
    runway: 'how long it lasts (too few readings yet)',
  },
  forUsers: {
    down: told =>
      `${capital(told.serves) || 'This feature'} is temporarily unavailable. We know about it and are working on it.`,
    account: told => `Your account${only(told.product, ' with {}')} is fine and there is nothing you need to do.`,
    again: told => `${capital(told.serves) || 'This feature'} works again. Thank you for your patience.`,
    caution: '(Do not mention the provider, the payment, or that anything "ran out".)',
    tell: 'Tell your users:',
  },
  switchBack: told => `If you switched to ${told.switchedTo}: you can switch back.`,
  next: {
    blocked: told =>
      `We keep asking${only(told.sweepEvery, ' (every {} at first, later less often)')} and write when it has answered twice.`,
    byBalance: () => 'We keep reading the balance and write when two readings in a row show enough.',
    low: 'We keep reading the balance and write when it gets worse, and when it is well again.',
    spend: told =>
      `We read the spend${only(told.spendEvery, ' every {}')} and write when it gets worse, and when it is well again.`,
    other: told => `We look again${only(told.sweepEvery, ' every {}')} and write when it is over.`,
    reminder: told => `Next reminder: ${told.nextReminder}.`,
    closer: told => `We look closer until ${told.closerUntil}.`,
  },
  footer: {
    deployment: name => `deployment ${name}`,
    account: id => `AWS account ${id}`,
    notice: id => `Notice ${id}.`,
    mailboxes: count => (count === 1 ? '1 mailbox' : `${count} mailboxes`),
    phones: count => (count === 1 ? '1 phone' : `${count} phones`),
    sentTo: whom => `Sent to ${whom}.`,
    acknowledge: command => `On it: ${command}`,
    silence: command => `Quiet for 2 h: ${command}`,
  },
  digest: {
    what: (count, at) => `${count} alerts at ${at}, the worst first.`,
    well: (count, at) => `${count} notices at ${at}.`,
    more: count => `and ${count} more`,
    start: who => `START WITH ${who}`,
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
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limit reached' : 'empty')
