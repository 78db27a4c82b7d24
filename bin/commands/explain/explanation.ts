import type { Evidence, Provider, VerdictKind } from '../../../lambda/core/provider.ts'
import type { Verdict } from '../../../lambda/core/verdict.ts'
import { inWords } from '../shared/in-words.ts'

/** A verdict put into sentences: whose fault it is, what it is not, what to do next. */
export interface Explanation {
  /** "Anthropic's wording", 'nothing we know matches'. */
  readonly source: string
  /** The row that matched, and how it is known. */
  readonly matched: string
  readonly whose: readonly string[]
  /** What it is not, or when it ends: `${not} a rate limit. Waiting does not help.` */
  readonly waiting: string
  readonly next: readonly string[]
}

export interface Explained {
  readonly verdict: Verdict
  /** When the answer was given. */
  readonly at: Date
  /** Whom the user called, where they said so. */
  readonly called?: Provider
  /** Whose row matched. */
  readonly owner?: Provider
  /** Providers that pass the owner's words on. */
  readonly resellers: readonly Provider[]
}

export function explanationOf(explained: Explained): Explanation {
  return {
    source: sourceOf(explained),
    matched: matchedOf(explained),
    whose: whoseOf(explained).map(text => hedged(text, explained.verdict)),
    waiting: waitingOf(explained.verdict, explained.at),
    next: nextOf(explained),
  }
}

const HEDGED: readonly VerdictKind[] = ['exhausted', 'capped', 'suspended', 'rejected', 'forbidden', 'retired']

/** What is only likely is not said as if it were certain. */
function hedged(text: string, { kind, certainty }: Verdict): string {
  return certainty === 'likely' && HEDGED.includes(kind)
    ? `Probably: ${text.charAt(0).toLowerCase()}${text.slice(1)}`
    : text
}

function sourceOf({ verdict, called, owner }: Explained): string {
  if (verdict.signature === null) return verdict.kind === 'healthy' ? '' : 'nothing we know matches'
  if (verdict.blame === 'upstream' && owner && called) return `${owner.name}'s own words, relayed by ${called.name}`
  if (owner) return `${owner.name}'s wording`
  return verdict.certainty === 'certain' ? 'words that many providers use' : 'no words that decide it'
}

function matchedOf({ verdict: { signature, evidence }, owner }: Explained): string {
  if (signature === null) return ''
  const several = owner === undefined && !signature.startsWith('shared:') ? 'rows of several providers, such as ' : ''
  return `${several}${signature}${evidence === undefined ? '' : ` (${evidenceText(evidence)})`}`
}

export function evidenceText(evidence: Evidence): string {
  if ('documented' in evidence) return `documented: ${evidence.documented}`
  if ('seen' in evidence) return `seen ${evidence.on}: ${evidence.seen}`
  return `not confirmed: ${evidence.unconfirmed}`
}

function whoseOf(explained: Explained): readonly string[] {
  const { verdict, called, owner, resellers } = explained
  const at = called ?? owner
  const there = at === undefined ? 'at the provider' : `at ${at.name}`
  switch (verdict.kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
      return [
        ...moneyWhose(explained, there),
        ...(owner && !called && resellers.length > 0 ? [relayed(owner, resellers)] : []),
      ]
    case 'rejected':
      return [`The key's: it is wrong, revoked or expired ${there}. Not empty.`]
    case 'forbidden':
      return [forbiddenWhose(verdict, there)]
    case 'retired':
      return [`The request's: the model is unknown or gone ${there}.`]
    case 'throttled':
      return [`Your own pace, or a shared one, ${there}. Your credit is not the problem.`]
    case 'unavailable':
      return [
        `The provider's: overloaded or failing${at === undefined ? '' : ` (${at.name})`}. It says nothing about your credit.`,
      ]
    case 'bad-request':
      return ["The request's: something in it is wrong. It proves nothing about credit."]
    case 'healthy':
      return ['Nobody: this is an answer, not an error.']
    case 'unknown':
      return ['Not known. It proves neither that the account is empty nor that it is not.']
  }
}

function forbiddenWhose({ about }: Verdict, there: string): string {
  switch (about) {
    case 'address':
      return `The caller's address: it is not on a list of allowed ones, or a firewall stops it ${there}. Another machine may be let in.`
    case 'country':
      return `The caller's address: the country it is in is not served ${there}. Another machine may be let in.`
    default:
      return `A permission: the key is fine, this model, feature, region or address is not allowed ${there}.`
  }
}

function moneyWhose({ verdict, called, owner, resellers }: Explained, there: string): readonly string[] {
  if (verdict.blame === 'upstream' && called) {
    return [
      `Probably not your account: ${called.name} passes on ${owner?.name ?? 'its upstream'}'s refusal. Its account there, a pool of yours, ` +
        'or a permission. Your balance may be fine; topping up may not help.',
    ]
  }
  const direct = owner && !called && resellers.length > 0 ? `You called ${owner.name}: ` : ''
  const capital = (text: string) => (direct === '' ? text : `${direct}${text.charAt(0).toLowerCase()}${text.slice(1)}`)
  switch (verdict.kind) {
    case 'capped':
      return [capital(`A limit that somebody set on your account, key or budget ${there}. Money may remain.`)]
    case 'suspended':
      return [
        capital(
          verdict.about === 'payment'
            ? `Your account ${there} is blocked for a payment: a card declined or expired, no payment method, or an open invoice.`
            : `Your account ${there} is blocked: arrears, a failed payment or a decision of theirs.`,
        ),
      ]
    default:
      return [capital(`Your account ${there} is empty. Not the credits your users hold with you.`)]
  }
}

function relayed(owner: Provider, resellers: readonly Provider[]): string {
  return (
    `You called a reseller: it relays ${owner.name}. Its account there, or a pool of yours; your balance may be fine. ` +
    `Say which: --provider ${resellers.map(({ id }) => id).join(' or --provider ')}`
  )
}

function waitingOf({ kind, certainty, resetsAt }: Verdict, at: Date): string {
  const not = certainty === 'certain' ? 'Not' : 'Probably not'
  const wait = resetsAt === undefined ? undefined : inWords(resetsAt.getTime() - at.getTime())
  const date = resetsAt
    ?.toISOString()
    .replace(/:\d\d\.\d+Z$/, ' UTC')
    .replace('T', ' ')
  switch (kind) {
    case 'exhausted':
    case 'capped':
    case 'suspended':
      return wait === undefined
        ? `${not} a rate limit. Waiting does not help.`
        : `${not} a rate limit. By itself it ends in ${wait} (${date}); before that waiting does not help.`
    case 'rejected':
    case 'forbidden':
    case 'retired':
      return `${not} a rate limit, and not an empty account. Waiting does not help.`
    case 'throttled':
      return wait === undefined
        ? 'A rate limit: it refills by itself.'
        : `A rate limit: it refills by itself in ${wait}.`
    case 'unavailable':
      return wait === undefined ? 'It usually passes by itself.' : `Try again in ${wait}.`
    case 'bad-request':
      return 'Sent again unchanged, it fails again.'
    case 'healthy':
    case 'unknown':
      return ''
  }
}

function nextOf({ verdict, called, owner }: Explained): readonly string[] {
  const provider = called ?? owner
  const { billing, limits, keys, usage, health, support, docs } = provider?.consoles ?? {}
  const check = `npx credit-watchdog check${provider === undefined ? '' : ` ${provider.id}`}`
  const links = (...found: (string | undefined)[]) => [...new Set(found.filter(link => link !== undefined))]
  switch (verdict.kind) {
    case 'exhausted':
      if (verdict.blame === 'upstream' && called)
        return [`${check}${modelsOf(called)}`, ...links(billing, limits, support)]
      return [...links(billing), check]
    case 'capped':
      return [...links(limits, billing), check]
    case 'suspended':
      return [...links(billing, support), check]
    case 'rejected':
      return [...links(keys), check]
    case 'forbidden':
      return [...links(keys ?? limits, docs), check]
    case 'retired':
      return [...links(docs), 'ask for another model']
    case 'throttled':
      return links(limits ?? usage)
    case 'unavailable':
      return links(health)
    case 'bad-request':
      return links(docs)
    case 'healthy':
      return []
    case 'unknown':
      return [
        ...(called === undefined
          ? ['say whom you called: --provider <id>, and what came back: --status <n>']
          : links(docs)),
        `${check} asks the provider itself`,
      ]
  }
}

/** The models of a reseller's pools, to compare one upstream with another. */
function modelsOf(provider: Provider): string {
  return (provider.pools ?? []).map(({ model }) => ` --model ${model}`).join('')
}
