import type { Told } from '../../render/told.ts'
import { commas, only } from '../grammar.ts'
import type { SmsTexts } from '../sms-texts.ts'
import type { Say } from '../texts.ts'
import { budgetEnd } from './subject.ts'

export const sms: SmsTexts = {
  state: {
    'refused-upstream': 'REFUSED',
    'below-price': 'EMPTY',
    empty: 'EMPTY',
    capped: 'CAPPED',
    suspended: 'SUSPENDED',
    rejected: 'KEY REJECTED',
    forbidden: 'FORBIDDEN',
    'address-refused': 'ADDRESS REFUSED',
    retired: 'MODEL GONE',
    critical: 'CRITICAL',
    low: 'LOW',
    'not-recharged': 'NOT RECHARGED',
    burning: 'BURNING',
    'budget-ahead': 'HEADING OVER BUDGET',
    'budget-near': 'AT 80% OF BUDGET',
    'budget-over': 'OVER BUDGET',
    'top-up-missing': 'TOP-UP NOT DECLARED',
    unavailable: 'DOWN',
    throttled: 'RATE LIMITED',
    unclear: 'UNCLEAR',
    unreachable: 'UNREACHABLE',
    blind: 'CANNOT SEE',
    'without-secrets': 'CANNOT ASK',
    'without-memory': 'MEMORY LOST',
    'partly-blind': 'SEES IN PART',
    healthy: 'OK',
  },
  someKey: 'A key',
  opened: (who, state, pool, since) => `${who} ${state}${only(pool, ' for {}')} ${since}`,
  worse: (who, state, pool, since) => `${who} now ${state}${only(pool, ' for {}')} ${since}`,
  reminder: (who, state, pool, told) =>
    `${who} STILL ${state}${only(pool, ' for {}')}, ${told.age} (since ${told.since})`,
  recovered: (who, told) => `${who} OK again ${told.ended} after ${told.lasted}`,
  refilled: (who, told) =>
    told.budgetEnd === ''
      ? `${who} OK again ${told.ended}, no longer low`
      : `${who} OK again ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  closed: (who, told) =>
    told.lapsed
      ? `${who}: spend not read for over 30 days; its incident of ${told.since} is closed, whether it is still low is not known`
      : `${who} no longer watched since ${told.now}; its incident of ${told.since} is closed`,
  flapping: (who, told) =>
    `${who} FLAPPING: OK again ${told.ended}${only(told.episodes, `, failed {} times since ${told.flappingSince}`)}`,
  steady: (who, told) => `${who} steady again, OK since ${told.ended}${only(told.episodes, ' after {} failures')}`,
  acknowledged: (who, told) => `${who} acknowledged ${told.now}: ${told.acknowledgedBy || 'somebody'} is on it`,
  watched: (who, told) => `${who} stayed OK until ${told.now}; the closer watch is over`,
  summary: told => `Credit Watchdog runs, ${told.now}. The summary is in your e-mail`,
  test: told =>
    `TEST ${told.now}: Credit Watchdog reaches this phone. Nothing is wrong. A real alert starts with the provider's name`,
  notAcknowledged: 'Nobody acknowledged.',
  toldAgain: 'Told again only if it stays down for an hour.',
  meaning: {
    'refused-upstream': told =>
      `${told.upstream}'s words, relayed${only(told.balanceBrief, '; your balance reads {}')}.`,
    'below-price': told => `${told.balanceBrief} left, one ${told.unit} costs ${told.price}.`,
    empty: told => {
      if (told.contradicted) return `out of credit, they say, but the balance reads ${told.balanceBrief}.`
      if (told.doubted) return 'out of credit, they say.'
      return told.pool === '' ? 'all calls fail.' : 'its calls fail.'
    },
    capped: told => `a limit that was set is reached${only(told.balanceBrief, '; balance {}')}.`,
    suspended: () => 'the provider has blocked the account.',
    rejected: told => (told.doubted ? '' : 'wrong or revoked, not empty.'),
    forbidden: () => 'the key is valid, this use of it is not allowed.',
    'address-refused': told =>
      told.about === 'country'
        ? "the watchdog's country is not served. Your servers may be."
        : "the watchdog's, not the key. Your servers may still be served.",
    retired: told => `${told.model || 'the model'} is unknown there.`,
    critical: told =>
      `${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} about {}`)}${only(told.expires, ', expires {}')}.`,
    low: told =>
      told.contradicted
        ? `the balance reads ${told.balanceBrief}, yet calls are answered.`
        : `${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} about {}`)}${only(told.expires, ', expires {}')}.`,
    'not-recharged': told =>
      `${told.balanceBrief} left, under the auto-recharge line of ${told.rechargeLine} for ${told.rechargeAge}.`,
    burning: told =>
      `${commas(only(told.burningTimes, `{}x usual since ${told.burningSince}`), only(told.burnedTop ? '' : told.perHour, '{} an hour'), only(told.balanceBrief, '{} left'), only(told.emptyAbout, `${ends(told)} about {}`))}.`,
    'budget-ahead': told => spent(told),
    'budget-near': told => spent(told),
    'budget-over': told => spent(told),
    'top-up-missing': told =>
      `by declared top-ups and spend ${told.balanceBrief} is left, yet calls are answered. Add the missing one to topUps.`,
    unavailable: told => `no proper answer${only(told.detail, ' ({})')}.`,
    throttled: told => `rate limit for ${told.age}. It refills by itself.`,
    unclear: told => `we cannot tell if it works${only(told.why, ' ({})')}.`,
    unreachable: told => `none of ${told.of || 'its'} keys gets an answer.`,
    blind: told => `none of ${told.of || 'the'} providers answers. Your keys may be fine; our network may not.`,
    'without-secrets': told => `none of ${told.of || 'the'} secrets can be read. Your keys may be fine.`,
    'without-memory': () => 'its table cannot be used. Only what is certain and urgent is still told.',
    'partly-blind': told => `${told.failing} of ${told.of} parts of its keys not asked. The others are watched.`,
    healthy: () => '',
  },
  topModel: model => only(model, 'Most: {}.'),
  moreover: {
    'refused-upstream': () => 'Top-up may not help.',
    'below-price': told => (told.serves ? 'All users affected.' : ''),
    empty: told => {
      if (told.contradicted || told.doubted === 'pool') return 'Top-up may not help.'
      return told.resetsAt ? `Refills ${told.resetsAt}.` : 'Not a rate limit.'
    },
    capped: told => (told.resetsAt ? `Resets ${told.resetsAt}.` : 'Not a rate limit.'),
    suspended: () => 'A top-up alone may not help.',
    critical: told => estimated(told),
    low: told => estimated(told),
    'not-recharged': told => only(told.emptyAbout, 'Empty about {}.'),
    'budget-ahead': told => noLimit(told),
    'budget-near': told => noLimit(told),
    'budget-over': told => noLimit(told),
    unavailable: () => 'Not a matter of credit.',
    unclear: told => only(told.lastHealthy, 'Last answered {}.'),
    unreachable: () => 'Says nothing about credit.',
  },
  outage: told => `${told.othersTurned} of ${told.othersOf} other accounts too: probably not you.`,
  fallback: told => `Use ${told.fallback} (answered ${told.fallbackAt}).`,
  action: {
    'top-up': link => `Top up${only(link, ': {}', '.')}`,
    'use-it': () => 'Use it before then.',
    'stop-then-top-up': link => `Stop the loop, then top up${only(link, ': {}', '.')}`,
    'stop-or-limit': link => `Stop it or set a limit${only(link, ': {}', '.')}`,
    'look-at-usage': link => `See what spends it${only(link, ': {}', '.')}`,
    raise: link => `Raise it${only(link, ': {}', '.')}`,
    settle: link => `Settle it${only(link, ': {}', '.')}`,
    'new-key': link => `Make a new key${only(link, ': {}', '.')}`,
    'check-access': link => `Check its rights${only(link, ': {}', '.')}`,
    'allow-address': link => `See its list of addresses${only(link, ': {}', '.')}`,
    'change-model': link => `Change the model${only(link, ': {}', '.')}`,
    status: link => only(link, 'Status: {}'),
  },
  seeEmail: 'See e-mail.',
  left: told => only(told.balanceBrief, `{}${only(told.work, ' = {}')}${only(told.lasts, ', about {}')}.`),
  switchBack: told => only(told.switchedTo, 'You can switch back from {}.'),
  stillLow: told => (told.line ? `Still under your line of ${told.line}.` : 'Still low.'),
  closerWatch: told => only(told.closerUntil, 'Closer watch until {}.'),
  digest: (count, state, at, perProvider) =>
    `${count === 1 ? '1 key' : `${count} keys`} ${state} ${at}${only(perProvider, ': {}')}.`,
  digestMixed: 'IN TROUBLE',
  digestRecovered: count => `${count} OK again.`,
  digestOther: (count, at, perProvider) => `${count} notices ${at}${only(perProvider, ': {}')}.`,
  digestOutage: told => `Probably ${told.provider}'s billing, not yours.`,
  digestStart: who => `Worst first in the e-mail. Start with ${who}.`,
}

const spent: Say = told =>
  `${told.spent} of ${told.budget} this month (${told.spentPercent}%)${only(told.projected, ', heading for {}')}${only(told.reachedOn, ', reached {}')}.`

const noLimit: Say = told => (told.spendLimit === 'none' ? 'No limit at the provider.' : '')

const estimated: Say = told => (told.estimated ? `An estimate, last top-up declared ${told.estimateDeclared}.` : '')

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limit reached' : 'empty')
