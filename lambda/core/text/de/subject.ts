import type { Told } from '../../render/told.ts'
import { dative, only } from '../grammar.ts'
import type { SubjectTexts } from '../texts.ts'

const was = { down: 'war ausgefallen', low: 'war knapp', unsure: 'war unklar' } as const

/** Why an incident by the budget is over, in a few words. */
export const budgetEnd = {
  'new-month': 'neuer Monat, neues Budget',
  'other-budget': 'das Budget wurde geändert',
  'less-spent': 'wieder im Budget',
} as const

export const subject: SubjectTexts = {
  opened: {
    'refused-upstream': told =>
      `jeder Aufruf abgelehnt seit ${told.since}${only(told.balanceBrief, ', Guthaben zeigt {}')}`,
    'below-price': told =>
      `kein Guthaben${only(told.pool, ' für {}')} seit ${told.since}, noch ${told.balanceNumber} und 1 ${told.unit} kostet ${told.price}`,
    empty: told => {
      if (told.contradicted)
        return `als leer abgelehnt seit ${told.since}, aber das Guthaben zeigt ${told.balanceBrief}`
      if (told.doubted === 'outage')
        return `als leer abgelehnt seit ${told.since}, wie ${told.othersTurned} von ${told.othersOf} anderen Konten`
      if (told.doubted === 'pool') return `als leer abgelehnt seit ${told.since}, aber ${told.otherModel} antwortet`
      if (told.doubted === 'money') return `als leer abgelehnt seit ${told.since}, obwohl Geld da ist`
      return `kein Guthaben mehr seit ${told.since}, ${told.pool === '' ? 'jeder Aufruf scheitert' : 'die Aufrufe scheitern'} (kein Rate-Limit)`
    },
    capped: told =>
      `ein gesetztes Limit ist erreicht seit ${told.since}${only(told.balanceBrief, ', Guthaben zeigt {}')}`,
    suspended: told => `Konto vom Anbieter gesperrt seit ${told.since}`,
    rejected: told =>
      told.doubted
        ? `Key abgelehnt seit ${told.since}, wie ${told.othersTurned} von ${told.othersOf} anderen Konten`
        : `Key abgelehnt seit ${told.since}: falsch oder widerrufen, nicht leer`,
    forbidden: told => `nicht erlaubt seit ${told.since}, obwohl der Key gültig ist`,
    'address-refused': told => `lehnt seit ${told.since} die Adresse des Watchdogs ab, die Server gehen vielleicht`,
    retired: told => `Modell ${told.model} ist dort unbekannt seit ${told.since}`,
    critical: told =>
      `nur noch ${told.balance}${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, ${ends(told)} etwa {}`)}${only(told.expires, ', verfällt {}')}`,
    low: told =>
      told.contradicted
        ? `Guthaben zeigt ${told.balance} seit ${told.since}, Aufrufe werden trotzdem beantwortet`
        : `noch ${told.balance}${labelled(told)}${only(told.work, ', {}')}${only(told.emptyAbout, `, bei diesem Tempo ${ends(told)} etwa {}`)}${only(told.expires, ', verfällt {}')}`,
    'not-recharged': told =>
      `noch ${told.balance}, seit ${told.rechargeSince} nicht automatisch aufgeladen (unter ${told.rechargeLine})`,
    burning: told =>
      `${told.burningTimes === '' ? `brennt schnell durch seit ${told.since}` : `verbraucht seit ${told.burningSince} das ${told.burningTimes}-Fache`}${only(told.emptyAbout, `, bei diesem Tempo ${ends(told)} etwa {}`)}`,
    'budget-ahead': told =>
      `auf dem Weg über das Budget für ${told.budgetMonth}: ${told.projected} von ${told.budget}${only(told.reachedOn, ', erreicht {}')}`,
    'budget-near': told =>
      `${told.spentPercent} % des Budgets für ${told.budgetMonth} ausgegeben, ${told.spent} von ${told.budget}`,
    'budget-over': told => `das Budget für ${told.budgetMonth} ist ausgegeben, ${told.spent} von ${told.budget}`,
    'top-up-missing': told => `eine Aufladung fehlt wohl, geschätzt sind es ${told.estimate}, doch es kommen Antworten`,
    unavailable: told => `keine brauchbare Antwort seit ${told.since} (liegt nicht am Guthaben)`,
    throttled: told => `gedrosselt seit ${told.since}, seit ${dative(told.age)}`,
    unclear: told => `seit ${told.since} ist nicht zu erkennen, ob es geht`,
    unreachable: told =>
      `nicht erreichbar seit ${told.since}, keiner der ${only(told.of, '{} ')}Keys bekommt eine Antwort`,
    blind: told => `sieht nichts seit ${told.since}, keiner der ${only(told.of, '{} ')}Anbieter antwortet`,
    'without-secrets': told =>
      `kann nicht fragen seit ${told.since}, keines der ${only(told.of, '{} ')}Geheimnisse ist lesbar`,
    'without-memory': told => `ohne Gedächtnis seit ${told.since}, nur Sicheres und Dringendes wird noch gemeldet`,
    'partly-blind': told =>
      `sieht nicht alles seit ${told.since}, ${told.failing} von ${told.of} Teilen der Keys nicht gefragt`,
    healthy: told => `funktioniert seit ${told.since}`,
  },
  still: (opened, told) => `immer noch, nach ${dative(told.age)}: ${opened}`,
  other: {
    recovered: told => `funktioniert wieder seit ${told.ended}, ${was[told.was]} (${told.lasted})`,
    closed: told =>
      told.lapsed
        ? 'seit 30 Tagen nicht zu lesen, Vorfall geschlossen: unbekannt, ob es knapp ist'
        : `nicht mehr überwacht, der Vorfall von ${told.since} ist geschlossen`,
    flapping: told =>
      `wechselhaft, geht wieder seit ${told.ended}${only(told.episodes, `, {} Ausfälle seit ${told.flappingSince}`)}`,
    steady: told => `wieder stabil, funktioniert seit ${told.ended}`,
    acknowledged: told => `${told.acknowledgedBy || 'jemand'} kümmert sich`,
    watched: () => 'blieb in Ordnung, die engere Kontrolle ist vorbei',
    summary: () => 'Credit Watchdog läuft: Übersicht',
    test: () => 'TEST: Credit Watchdog erreicht dich, alles in Ordnung',
  },
  refilled: told =>
    told.budgetEnd === ''
      ? `nicht mehr knapp seit ${told.ended}${only(told.balance, ', {}')}${only(told.work, ', {}')}`
      : `Budget wieder in Ordnung seit ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  digest: (count, worst) => `${count} Meldungen, die schlimmste: ${worst}`,
  digestWell: (count, first) => `${count} Mitteilungen, die erste: ${first}`,
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'Limit erreicht' : 'leer')

const labelled = ({ estimated }: Told) => (estimated ? ' (geschätzt)' : '')
