import type { NoticeFacts } from '../notice.ts'
import type { About } from '../provider.ts'

/**
 * What one notice can tell, already written for one language, zone and provider. '' is "not measured" or "does not apply": a text is
 * only asked for where its facts hold, or looks for itself.
 */
export interface Told extends ToldWho, ToldWhen, ToldMoney, ToldParts, ToldUsage, ToldOthers, ToldAnswer, ToldLinks {}

export interface ToldWho {
  /** 'AIML API claude' */
  readonly who: string
  /** Without the pool: 'AIML API'. */
  readonly whoBrief: string
  readonly provider: string
  readonly key: string
  /** 'kie/video': what commands take. */
  readonly label: string
  /** '' for the single pool of a plain key. */
  readonly pool: string
  /** Whose words were relayed. */
  readonly upstream: string
  readonly model: string
  /** The team's own words: 'video generation', 'Acme Studio'. */
  readonly serves: string
  readonly product: string
  readonly login: string
  readonly alsoKeys: string
  /** Where the watchdog's function runs: 'eu-west-1'. */
  readonly region: string
}

/** Moments are '03:05', or 'Wed 03:05' on another day; Full is '03:05 (Thu 20 Nov, Europe/Amsterdam)'; Stamp has no brackets. */
export interface ToldWhen {
  /** When the notice was decided. */
  readonly now: string
  readonly nowStamp: string
  readonly since: string
  readonly sinceFull: string
  readonly sinceStamp: string
  readonly age: string
  readonly ended: string
  readonly endedFull: string
  readonly lasted: string
  readonly lastHealthy: string
  /** '30 minutes' */
  readonly askedEvery: string
  /** Of what an admin key is asked. */
  readonly spendEvery: string
  readonly sweepEvery: string
  readonly flappingSince: string
  readonly nextReminder: string
  readonly closerUntil: string
  readonly resetsAt: string
  readonly throttledAt: string
}

export interface ToldMoney {
  /** '41.0M credits'; '41M' or '90 credits'; '90' */
  readonly balance: string
  readonly balanceBrief: string
  readonly balanceNumber: string
  /** '41.0M credits (about $20.50)' */
  readonly balanceWorth: string
  readonly balanceReadAt: string
  readonly balanceBefore: string
  /** The line that was crossed, and all lines of the key. */
  readonly line: string
  readonly lines: string
  /** The cheapest piece of work that is too dear: 'video', '135'. */
  readonly unit: string
  readonly price: string
  /** '39 videos'; '73 videos and 397 images' */
  readonly work: string
  readonly workAll: string
  readonly emptyAbout: string
  /** It is a limit that is reached then. */
  readonly toLimit: boolean
  /** '12': times the usual; and since when. */
  readonly burningTimes: string
  readonly burningSince: string
  /** A month's spend where it is what is told: '$410', '$500', '82'; 'November'. */
  readonly spent: string
  readonly budget: string
  readonly spentPercent: string
  readonly budgetMonth: string
  /** This month's pace in a day, what keeps to the budget, and where the pace leads: '$620' at the month's end, 'Mon 24 Nov' when it is reached. */
  readonly perDay: string
  readonly leftPerDay: string
  readonly projected: string
  readonly reachedOn: string
  /** The provider's own limit: 'none', or '$100'. */
  readonly spendLimit: string
  /** Why an incident by the budget is over. */
  readonly budgetEnd: NonNullable<NoticeFacts['budgetEnd']> | ''
  /** The provider tops up by itself. */
  readonly recharges: boolean
  /** The line of auto-recharge, what it fills up to, and since when the balance has been under it: for how long. */
  readonly rechargeLine: string
  readonly rechargeTo: string
  readonly rechargeSince: string
  readonly rechargeAge: string
  /** What was put on while it was refused, and when. */
  readonly toppedUp: string
  readonly toppedUpAt: string
  /** The balance is the estimate below. */
  readonly estimated: boolean
  /** '$37.50', never read: declared top-ups less measured spend, and when those were declared and measured. */
  readonly estimate: string
  readonly estimateDeclared: string
  /** Closed, for nothing could be estimated any more. */
  readonly lapsed: boolean
  readonly estimateMeasured: string
  readonly emptySoonest: string
  readonly emptyLatest: string
  /** '225 credits' in an hour. */
  readonly perHour: string
  readonly lasts: string
  /** A top-up for a week above the warning line: '48,000 credits (about $240)'; and how long the line itself lasts. */
  readonly aWeek: string
  readonly firstLine: string
  readonly firstLineLasts: string
}

/** What of a balance is of another kind than bought and lasting. All '' where the provider does not tell. */
export interface ToldParts {
  /** '$10.00' */
  readonly granted: string
  /** What expires next, and on which day: '54 credits', 'Tue 1 Dec'. */
  readonly expiring: string
  readonly expiringOn: string
  /** When the balance ends, where that is because what is left expires; `emptyAbout` and `lasts` are '' then. */
  readonly expires: string
  readonly expiresFull: string
  /** What did, since the balance was last read, and when. */
  readonly expired: string
  readonly expiredAt: string
}

/** What burned, as the provider's usage API showed it. All '' where it does not tell. */
export interface ToldUsage {
  /** 'gpt-4o-mini 92%, gpt-4o 5%, 4 others 3%' */
  readonly burnedModels: string
  /** 'gpt-4o-mini 92%' */
  readonly burnedTop: string
  /** 'gpt-4o-mini', where it is half of all or more. */
  readonly burnedMain: string
  /** '4.1M tokens', since when, the start of the hour with the most, and as of when. */
  readonly burnedTotal: string
  readonly burnedFrom: string
  readonly burnedBusiest: string
  readonly burnedAsOf: string
  readonly burnedCovers: 'language-models' | ''
  /** The same of the bill, by line item. */
  readonly billedItems: string
  readonly billedTotal: string
  readonly billedFrom: string
}

export interface ToldOthers {
  /** What answered while this did not: a model, the key it was asked on where it is another, and when. */
  readonly fallback: string
  readonly fallbackKey: string
  readonly fallbackAt: string
  /** The configured fallback, whatever came of it: for switching back, and to say that it failed too, or was not asked. */
  readonly switchedTo: string
  readonly fallbackFailedAt: string
  /** Another spelling of the model that answered, and those tried and refused. */
  readonly spelling: string
  readonly spellingAt: string
  readonly refusedSpellings: string
  /** Another model on the same key, and pools of the key that were not asked. */
  readonly otherModel: string
  readonly otherPools: string
  /** Another key of the same account that answered. */
  readonly accountKey: string
  readonly accountKeyAt: string
  /** Other accounts at the provider: how many were refused within the same minutes, of how many, from when on; and how many are well. */
  readonly othersTurned: string
  readonly othersOf: string
  readonly othersFrom: string
  readonly othersFine: string
}

export interface ToldAnswer {
  /** 'HTTP 400'; 'HTTP 200, code 402' */
  readonly status: string
  /** 'code insufficient_quota', where one code decided. */
  readonly code: string
  /** What happened where no answer came: 'connect ECONNREFUSED'. */
  readonly detail: string
  readonly why: string
  /** The verdict and the balance disagree. */
  readonly contradicted: boolean
  /** Refused as out of credit or as rejected, and more likely for another reason: others are refused alike, money is there, other models answer. */
  readonly doubted: 'outage' | 'money' | 'pool' | ''
  /** What the refusal is about, where it says so. */
  readonly about: About | ''
  /** What a recovery ended: calls were refused, credit was low, or neither was known. */
  readonly was: 'down' | 'low' | 'unsure'
  /** Recovered, yet still under a line. */
  readonly stillLow: boolean
  /** How often it failed and recovered. */
  readonly episodes: string
  readonly acknowledgedBy: string
  readonly failing: string
  readonly of: string
}

/** From the catalogue only. */
export interface ToldLinks {
  readonly billing: string
  readonly usage: string
  readonly limits: string
  readonly keys: string
  readonly health: string
  readonly support: string
  readonly docs: string
}
