/**
 * What one notice can tell, already written for one language, zone and provider. '' is "not measured" or "does not apply": a text is
 * only asked for where its facts hold, or looks for itself.
 */
export interface Told {
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
  readonly serves: string
  readonly product: string
  readonly login: string

  /** '03:05'; Full: '03:05 (Thu 20 Nov, Europe/Amsterdam)'. Now is when the notice was decided. */
  readonly now: string
  readonly nowFull: string
  readonly since: string
  readonly sinceFull: string
  readonly age: string
  readonly lastHealthy: string
  /** 'every 30 minutes' without the 'every'. */
  readonly askedEvery: string
  readonly sweepEvery: string
  readonly ended: string
  readonly endedFull: string
  readonly lasted: string
  readonly nextReminder: string
  readonly closerUntil: string
  readonly resetsAt: string
  readonly throttledAt: string

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
  /** The dearest reason it is empty: 'video', '135'. */
  readonly unit: string
  readonly price: string
  /** '39 videos'; '73 videos or 397 images' */
  readonly work: string
  readonly workAll: string
  readonly emptyAbout: string
  readonly emptySoonest: string
  readonly emptyLatest: string
  /** '225 credits' an hour. */
  readonly perHour: string
  readonly lasts: string
  /** What a week's use is, with its worth: '38,000 credits (about $190)'; and how long the warning line lasts. */
  readonly weekOfUse: string
  readonly firstLine: string
  readonly firstLineLasts: string

  /** The alternative that answered: a model, the key it was asked on where it is another, and when. */
  readonly fallback: string
  readonly fallbackKey: string
  readonly fallbackAt: string
  /** Another spelling of the model that answered. */
  readonly spelling: string
  readonly spellingAt: string
  /** Spellings tried and refused. */
  readonly refusedSpellings: string
  /** Another model on the same key, and what it did. */
  readonly otherModel: string
  /** Pools of the key that were not asked. */
  readonly otherPools: string

  readonly status: string
  readonly signature: string
  readonly detail: string
  readonly why: string
  /** The verdict and the balance disagree. */
  readonly contradicted: boolean
  /** What a recovery ended had refused calls. */
  readonly wasBlocking: boolean
  readonly acknowledgedBy: string
  readonly alsoKeys: string
  readonly failing: string
  readonly of: string
  readonly billing: string
  readonly usage: string
  readonly limits: string
  readonly keys: string
  readonly health: string
  readonly support: string
  readonly docs: string
}
