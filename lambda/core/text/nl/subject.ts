import type { Told } from '../../render/told.ts'
import { only } from '../grammar.ts'
import type { SubjectTexts } from '../texts.ts'

const was = { down: 'lag eruit', low: 'stond laag', unsure: 'was onduidelijk' } as const

/** Why an incident by the budget is over, in a few words. */
export const budgetEnd = {
  'new-month': 'nieuwe maand, nieuw budget',
  'other-budget': 'het budget is aangepast',
  'less-spent': 'weer binnen het budget',
} as const

export const subject: SubjectTexts = {
  opened: {
    'refused-upstream': told =>
      `elke aanroep geweigerd sinds ${told.since}${only(told.balanceBrief, ', saldo staat op {}')}`,
    'below-price': told =>
      `geen tegoed${only(told.pool, ' voor {}')} sinds ${told.since}, nog ${told.balanceNumber} en een ${told.unit} kost ${told.price}`,
    empty: told => {
      if (told.contradicted)
        return `geweigerd als leeg sinds ${told.since}, maar het saldo staat op ${told.balanceBrief}`
      if (told.doubted === 'outage')
        return `geweigerd als leeg sinds ${told.since}, net als ${told.othersTurned} van de ${told.othersOf} andere accounts`
      if (told.doubted === 'pool') return `geweigerd als leeg sinds ${told.since}, maar ${told.otherModel} antwoordt`
      if (told.doubted === 'money') return `geweigerd als leeg sinds ${told.since}, terwijl er geld is`
      return `geen tegoed meer sinds ${told.since}, ${told.pool === '' ? 'elke aanroep faalt' : 'de aanroepen falen'} (geen rate limit)`
    },
    capped: told =>
      `een ingestelde limiet is bereikt sinds ${told.since}${only(told.balanceBrief, ', saldo staat op {}')}`,
    suspended: told => `account geblokkeerd door de aanbieder sinds ${told.since}`,
    rejected: told =>
      told.doubted
        ? `key geweigerd sinds ${told.since}, net als ${told.othersTurned} van de ${told.othersOf} andere accounts`
        : `key geweigerd sinds ${told.since}: fout of ingetrokken, niet leeg`,
    forbidden: told => `niet toegestaan sinds ${told.since}, al is de key geldig`,
    'address-refused': told => `weigert sinds ${told.since} het adres van de watchdog, je servers werken misschien`,
    retired: told => `model ${told.model} is daar onbekend sinds ${told.since}`,
    critical: told =>
      `nog maar ${told.balance}${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, ${ends(told)} rond {}`)}${only(told.expires, ', vervalt {}')}`,
    low: told =>
      told.contradicted
        ? `saldo staat op ${told.balance} sinds ${told.since}, toch wordt er geantwoord`
        : `nog ${told.balance}${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, ${ends(told)} rond {} in dit tempo`)}${only(told.expires, ', vervalt {}')}`,
    'not-recharged': told =>
      `nog ${told.balance}, niet automatisch bijgevuld sinds ${told.rechargeSince} (onder ${told.rechargeLine})`,
    burning: told =>
      `${told.burningTimes === '' ? `loopt snel leeg sinds ${told.since}` : `verbruikt ${told.burningTimes} keer het gewone sinds ${told.burningSince}`}${only(told.emptyAbout, `, ${ends(told)} rond {} in dit tempo`)}`,
    'budget-ahead': told =>
      `op weg over het budget voor ${told.budgetMonth}: ${told.projected} van ${told.budget}${only(told.reachedOn, ', bereikt {}')}`,
    'budget-near': told =>
      `${told.spentPercent}% van het budget voor ${told.budgetMonth} uitgegeven, ${told.spent} van ${told.budget}`,
    'budget-over': told => `het budget voor ${told.budgetMonth} is uitgegeven, ${told.spent} van ${told.budget}`,
    'top-up-missing': told =>
      `een bijvulling lijkt niet opgegeven, geschat op ${told.estimate}, toch wordt er geantwoord`,
    unavailable: told => `geen goed antwoord sinds ${told.since} (ligt niet aan het tegoed)`,
    throttled: told => `al ${told.age} afgeremd door een rate limit, sinds ${told.since}`,
    unclear: told => `we weten sinds ${told.since} niet of het werkt`,
    unreachable: told => `onbereikbaar sinds ${told.since}, geen van de ${only(told.of, '{} ')}keys krijgt antwoord`,
    blind: told => `ziet niets sinds ${told.since}, geen van de ${only(told.of, '{} ')}aanbieders antwoordt`,
    'without-secrets': told =>
      `kan niet vragen sinds ${told.since}, geen van de ${only(told.of, '{} ')}geheimen is leesbaar`,
    'without-memory': told => `geheugen kwijt sinds ${told.since}, alleen wat zeker en dringend is wordt nog gemeld`,
    'partly-blind': told =>
      `ziet niet alles sinds ${told.since}, ${told.failing} van ${told.of} delen van de keys niet gevraagd`,
    healthy: told => `werkt sinds ${told.since}`,
  },
  still: (opened, told) => `nog steeds, na ${told.age}: ${opened}`,
  other: {
    recovered: told => `werkt weer sinds ${told.ended}, ${was[told.was]} (${told.lasted})`,
    closed: told =>
      told.lapsed
        ? 'al 30 dagen niet te lezen, melding gesloten: onbekend of het laag is'
        : `niet meer bewaakt, de melding van ${told.since} is gesloten`,
    flapping: told =>
      `wisselend, werkt weer sinds ${told.ended}${only(told.episodes, `, {} keer uitgevallen sinds ${told.flappingSince}`)}`,
    steady: told => `weer stabiel, werkt sinds ${told.ended}`,
    acknowledged: told => `${told.acknowledgedBy || 'iemand'} is ermee bezig`,
    watched: () => 'bleef goed, de extra controle is voorbij',
    summary: () => 'Credit Watchdog draait: overzicht',
    test: () => 'TEST: Credit Watchdog bereikt je, er is niets mis',
  },
  refilled: told =>
    told.budgetEnd === ''
      ? `niet meer laag sinds ${told.ended}${only(told.balance, ', {}')}${only(told.work, ', {}')}`
      : `budget weer in orde sinds ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  digest: (count, worst) => `${count} meldingen, de ergste: ${worst}`,
  digestWell: (count, first) => `${count} berichten, het eerste: ${first}`,
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limiet bereikt' : 'leeg')

const labelled = ({ estimated }: Told) => (estimated ? ' (een schatting)' : '')
