import type { UsageFact } from '../notice.ts'
import { harmless } from './harmless.ts'
import type { Known } from './known.ts'
import type { ToldUsage } from './told.ts'

/** Less than this of the whole is not worth a name. */
const LEAST_SHARE = 0.01
/** From here on it is what burned, not only the most of several. */
const MAIN_SHARE = 0.5

interface Shares {
  readonly named: string
  readonly top: { readonly name: string; readonly share: string; readonly isMain: boolean }
}

/** What burned, by model, and what was billed for it, by line item. */
export function tellUsage(known: Known): ToldUsage {
  const { notice, format } = known
  const { usage, billed } = notice.facts
  const [ofUse, ofBill] = [usage && sharesOf(usage, known), billed && sharesOf(billed, known)]
  const total = ({ total, unit }: UsageFact) => format.amount({ amount: total, unit })
  // Where the tokens and the bill name two, neither is told as the one: each lags in its own way.
  const isAgreed = !ofUse || !ofBill || isSameModel(ofUse.top.name, ofBill.top.name)
  const top = isAgreed ? (ofUse ?? ofBill)?.top : undefined
  return {
    burnedTop: top ? `${top.name} ${top.share}` : '',
    burnedMain: top?.isMain ? top.name : '',
    burnedModels: ofUse?.named ?? '',
    burnedCovers: ofUse ? (usage?.covers ?? '') : '',
    burnedTotal: usage && ofUse ? total(usage) : '',
    burnedFrom: usage && ofUse ? format.moment(usage.since) : '',
    burnedBusiest: usage?.busiest && ofUse ? format.moment(usage.busiest.at) : '',
    burnedAsOf: usage && ofUse ? format.moment(usage.at) : '',
    billedItems: ofBill?.named ?? '',
    billedTotal: billed && ofBill ? total(billed) : '',
    billedFrom: billed && ofBill ? format.moment(billed.since) : '',
  }
}

/** Undefined where nothing of it has a name. */
function sharesOf(usage: UsageFact, { format, texts }: Known): Shares | undefined {
  const share = (amount: number) => format.share(Math.min(1, amount / usage.total))
  const named = usage.models.flatMap(({ name, amount }) => {
    const shown = harmless(name)
    return shown !== '' && amount >= usage.total * LEAST_SHARE ? [{ name: shown, amount }] : []
  })
  const [top] = named
  if (top === undefined) return undefined
  const rest = usage.total - named.reduce((sum, { amount }) => sum + amount, 0)
  const others = usage.models.length - named.length + (usage.others?.count ?? 0)
  const isWorthSaying = others > 0 && rest >= usage.total * LEAST_SHARE
  return {
    named: [
      ...named.map(({ name, amount }) => `${name} ${share(amount)}`),
      ...(isWorthSaying ? [`${texts.email.otherModels(others)} ${share(rest)}`] : []),
    ].join(', '),
    top: { name: top.name, share: share(top.amount), isMain: top.amount >= usage.total * MAIN_SHARE },
  }
}

/** A bill may name the family where the usage names the version: 'gpt-4o-mini' and 'gpt-4o-mini-2024-07-18', but not 'gpt-4o' of the latter. */
function isSameModel(one: string, other: string): boolean {
  const [short = '', long = ''] = [one, other].sort((a, b) => a.length - b.length)
  return long.startsWith(short) && /^(?:$|[- ]\d)/.test(long.slice(short.length))
}
