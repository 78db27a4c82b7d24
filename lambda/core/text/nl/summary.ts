import type { SummaryTexts } from '../texts.ts'

export const summary: SummaryTexts = {
  columns: ['SLEUTEL/POOL', 'NU', 'SALDO', 'GEBRUIKT 7 D', 'REIKT NOG', 'STORING IN 7 D'],
  condition: {
    healthy: 'in orde',
    low: 'LAAG',
    critical: 'KRITIEK',
    exhausted: 'LEEG',
    capped: 'BEGRENSD',
    suspended: 'GEBLOKKEERD',
    rejected: 'AFGEWEZEN',
    forbidden: 'NIET TOEGESTAAN',
    retired: 'MODEL WEG',
    throttled: 'afgeremd',
    unavailable: 'STORING',
    unknown: 'onbekend',
  },
  notReadable: 'niet leesbaar',
  estimated: (amount, declared) => `ca. ${amount} (schatting, laatste bijvulling opgegeven ${declared})`,
  spentOf: (spent, budget) => `${spent} van ${budget} deze maand`,
  unknown: 'onbekend',
  none: 'geen',
  untilExpiry: lasts => `${lasts}, vervalt`,
  omitted: count => `En nog ${count} die er niet slechter aan toe zijn.`,
  month: (month, used) => `${month}: ${used}. Eenheden worden niet opgeteld.`,
  probes: cost => `Onze eigen vragen kosten ongeveer ${cost} per week.`,
  topUpOff: provider => `Automatisch bijvullen staat uit bij ${provider}`,
  withoutLimit: provider => `Bij ${provider} wordt geen uitgavenlimiet afgedwongen`,
  subject: (week, keys, what) =>
    `Credit Watchdog week ${week}: ${keys} ${keys === 1 ? 'sleutel' : 'sleutels'} bewaakt, ${what}`,
  allWell: 'alles in orde',
  runsOut: (who, day) => `${who} raakt ${day} op`,
}
