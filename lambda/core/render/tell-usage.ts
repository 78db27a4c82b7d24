import { harmless } from './harmless.ts'
import type { Known } from './known.ts'
import type { ToldUsage } from './told.ts'

/** Less than this of the whole is not worth a name. */
const LEAST_SHARE = 0.01
/** From here on it is what burned, not only the most of several. */
const MAIN_SHARE = 0.5

/** What burned, by model. */
export function tellUsage({ notice, format, texts }: Known): ToldUsage {
  const { usage } = notice.facts
  const share = (amount: number) => format.share(Math.min(1, amount / (usage?.total ?? amount)))
  const named = (usage?.models ?? []).flatMap(({ name, amount }) => {
    const shown = harmless(name)
    return usage && shown !== '' && amount >= usage.total * LEAST_SHARE ? [{ name: shown, amount }] : []
  })
  const [top] = named
  if (usage === undefined || top === undefined)
    return {
      burnedModels: '',
      burnedTop: '',
      burnedMain: '',
      burnedTotal: '',
      burnedFrom: '',
      burnedBusiest: '',
      burnedAsOf: '',
    }
  const rest = usage.total - named.reduce((sum, { amount }) => sum + amount, 0)
  const others = usage.models.length - named.length + (usage.others?.count ?? 0)
  const isWorthSaying = others > 0 && rest >= usage.total * LEAST_SHARE
  return {
    burnedModels: [
      ...named.map(({ name, amount }) => `${name} ${share(amount)}`),
      ...(isWorthSaying ? [`${texts.email.otherModels(others)} ${share(rest)}`] : []),
    ].join(', '),
    burnedTop: `${top.name} ${share(top.amount)}`,
    burnedMain: top.amount >= usage.total * MAIN_SHARE ? top.name : '',
    burnedTotal: format.amount({ amount: usage.total, unit: usage.unit }),
    burnedFrom: format.moment(usage.since),
    burnedBusiest: usage.busiest ? format.moment(usage.busiest.at) : '',
    burnedAsOf: format.moment(usage.at),
  }
}
