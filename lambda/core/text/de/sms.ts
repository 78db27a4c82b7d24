import type { Told } from '../../render/told.ts'
import { commas, dative, only } from '../grammar.ts'
import type { SmsTexts } from '../sms-texts.ts'
import type { Say } from '../texts.ts'
import { budgetEnd } from './subject.ts'

export const sms: SmsTexts = {
  state: {
    'refused-upstream': 'ABGELEHNT',
    'below-price': 'LEER',
    empty: 'LEER',
    capped: 'LIMIT ERREICHT',
    suspended: 'GESPERRT',
    rejected: 'KEY ABGELEHNT',
    forbidden: 'NICHT ERLAUBT',
    'address-refused': 'ADRESSE ABGELEHNT',
    retired: 'MODELL WEG',
    critical: 'FAST LEER',
    low: 'KNAPP',
    'not-recharged': 'NICHT AUFGELADEN',
    burning: 'BRENNT DURCH',
    'budget-ahead': 'BALD ÜBER BUDGET',
    'budget-near': '80 % DES BUDGETS WEG',
    'budget-over': 'BUDGET WEG',
    'top-up-missing': 'AUFLADUNG FEHLT',
    unavailable: 'GESTÖRT',
    throttled: 'GEDROSSELT',
    unclear: 'UNKLAR',
    unreachable: 'NICHT ERREICHBAR',
    blind: 'SIEHT NICHTS',
    'without-secrets': 'KANN NICHT FRAGEN',
    'without-memory': 'OHNE GEDÄCHTNIS',
    'partly-blind': 'SIEHT NICHT ALLES',
    healthy: 'OK',
  },
  someKey: 'Ein Key',
  opened: (who, state, pool, since) => `${who} ${state}${only(pool, ' für {}')} ${since}`,
  worse: (who, state, pool, since) => `${who} jetzt ${state}${only(pool, ' für {}')} ${since}`,
  reminder: (who, state, pool, told) =>
    `${who} IMMER NOCH ${state}${only(pool, ' für {}')}, ${told.age} (seit ${told.since})`,
  recovered: (who, told) => `${who} WIEDER OK ${told.ended} nach ${dative(told.lasted)}`,
  refilled: (who, told) =>
    told.budgetEnd === ''
      ? `${who} WIEDER OK ${told.ended}, nicht mehr knapp`
      : `${who} WIEDER OK ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  closed: (who, told) =>
    told.lapsed
      ? `${who}: Ausgaben seit 30 Tagen nicht zu lesen; der Vorfall von ${told.since} ist geschlossen, ob es knapp ist, wissen wir nicht`
      : `${who} seit ${told.now} nicht mehr überwacht; der Vorfall von ${told.since} ist geschlossen`,
  flapping: (who, told) =>
    `${who} WECHSELHAFT: wieder ok ${told.ended}${only(told.episodes, `, {} Ausfälle seit ${told.flappingSince}`)}`,
  steady: (who, told) => `${who} wieder stabil, ok seit ${told.ended}${only(told.episodes, ' nach {} Ausfällen')}`,
  acknowledged: (who, told) => `${who} übernommen ${told.now}: ${told.acknowledgedBy || 'jemand'} kümmert sich`,
  watched: (who, told) => `${who} blieb ok bis ${told.now}; die engere Kontrolle ist vorbei`,
  summary: told => `Credit Watchdog läuft, ${told.now}. Die Übersicht steht in der E-Mail`,
  test: told =>
    `TEST ${told.now}: Credit Watchdog erreicht dieses Telefon. Alles in Ordnung. Ein echter Alarm beginnt mit dem Namen des Anbieters`,
  notAcknowledged: 'Noch nicht übernommen.',
  toldAgain: 'Neue Meldung erst nach einer Stunde Ausfall.',
  meaning: {
    'refused-upstream': told => `Text von ${told.upstream}${only(told.balanceBrief, '; Guthaben {}')}.`,
    'below-price': told => `noch ${told.balanceBrief}, 1 ${told.unit} kostet ${told.price}.`,
    empty: told => {
      if (told.contradicted) return `leer, heißt es, aber das Guthaben zeigt ${told.balanceBrief}.`
      if (told.doubted) return 'leer, heißt es.'
      return told.pool === '' ? 'jeder Aufruf scheitert.' : 'die Aufrufe scheitern.'
    },
    capped: told => `ein gesetztes Limit ist erreicht${only(told.balanceBrief, '; Guthaben {}')}.`,
    suspended: () => 'der Anbieter hat das Konto gesperrt.',
    rejected: told => (told.doubted ? '' : 'falsch oder widerrufen, nicht leer.'),
    forbidden: () => 'der Key stimmt, diese Nutzung ist nicht erlaubt.',
    'address-refused': told =>
      told.about === 'country'
        ? 'das Land des Watchdogs wird nicht bedient. Das der Server vielleicht schon.'
        : 'die des Watchdogs, nicht der Key. Die eigenen Server gehen vielleicht noch.',
    retired: told => `${told.model || 'das Modell'} ist dort unbekannt.`,
    critical: told =>
      `noch ${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} etwa {}`)}${only(told.expires, ', verfällt {}')}.`,
    low: told =>
      told.contradicted
        ? `das Guthaben zeigt ${told.balanceBrief}, Aufrufe werden trotzdem beantwortet.`
        : `noch ${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} etwa {}`)}${only(told.expires, ', verfällt {}')}.`,
    'not-recharged': told =>
      `noch ${told.balanceBrief}, seit ${dative(told.rechargeAge)} unter der Grenze fürs automatische Aufladen (${told.rechargeLine}).`,
    burning: told =>
      `${commas(only(told.burningTimes, `{}x so viel wie sonst seit ${told.burningSince}`), only(told.burnedTop ? '' : told.perHour, '{} pro Stunde'), only(told.balanceBrief, 'noch {}'), only(told.emptyAbout, `${ends(told)} etwa {}`))}.`,
    'budget-ahead': told => spent(told),
    'budget-near': told => spent(told),
    'budget-over': told => spent(told),
    'top-up-missing': told =>
      `nach Angaben und Ausgaben sind es ${told.balanceBrief}, doch es kommen Antworten. Fehlende in topUps eintragen.`,
    unavailable: told => `keine brauchbare Antwort${only(told.detail, ' ({})')}.`,
    throttled: told => `Rate-Limit seit ${dative(told.age)}. Es füllt sich von selbst.`,
    unclear: told => `wir wissen nicht, ob es geht${only(told.why, ' ({})')}.`,
    unreachable: told => `keiner der ${only(told.of, '{} ')}Keys bekommt eine Antwort.`,
    blind: told =>
      `keiner der ${only(told.of, '{} ')}Anbieter antwortet. Die Keys können in Ordnung sein; unser Netz vielleicht nicht.`,
    'without-secrets': told =>
      `keines der ${only(told.of, '{} ')}Geheimnisse ist lesbar. Die Keys können in Ordnung sein.`,
    'without-memory': () => 'die Tabelle ist unbenutzbar. Nur Sicheres und Dringendes wird noch gemeldet.',
    'partly-blind': told => `${told.failing} von ${told.of} Teilen der Keys nicht gefragt. Die anderen werden bewacht.`,
    healthy: () => '',
  },
  topModel: model => only(model, 'Vor allem: {}.'),
  moreover: {
    'refused-upstream': () => 'Aufladen hilft evtl. nicht.',
    'below-price': told => (told.serves ? 'Alle Nutzer betroffen.' : ''),
    empty: told => {
      if (told.contradicted || told.doubted === 'pool') return 'Aufladen hilft evtl. nicht.'
      return told.resetsAt ? `Neues Kontingent ${told.resetsAt}.` : 'Kein Rate-Limit.'
    },
    capped: told => (told.resetsAt ? `Läuft ab ${told.resetsAt}.` : 'Kein Rate-Limit.'),
    suspended: () => 'Aufladen allein hilft evtl. nicht.',
    critical: told => estimated(told),
    low: told => estimated(told),
    'not-recharged': told => only(told.emptyAbout, 'Leer etwa {}.'),
    'budget-ahead': told => noLimit(told),
    'budget-near': told => noLimit(told),
    'budget-over': told => noLimit(told),
    unavailable: () => 'Liegt nicht am Guthaben.',
    unclear: told => only(told.lastHealthy, 'Letzte Antwort {}.'),
    unreachable: () => 'Sagt nichts über das Guthaben.',
  },
  outage: told => `Auch ${told.othersTurned} von ${told.othersOf} anderen Konten: liegt wohl am Anbieter.`,
  fallback: told => `Nimm ${told.fallback} (ging ${told.fallbackAt}).`,
  action: {
    'top-up': link => `Aufladen${only(link, ': {}', '.')}`,
    'use-it': () => 'Vorher verbrauchen.',
    'stop-then-top-up': link => `Schleife stoppen, dann aufladen${only(link, ': {}', '.')}`,
    'stop-or-limit': link => `Stoppen oder Limit setzen${only(link, ': {}', '.')}`,
    'look-at-usage': link => `Wofür: siehe${only(link, ' {}', ' beim Anbieter.')}`,
    raise: link => `Erhöhen${only(link, ': {}', '.')}`,
    settle: link => `Klären${only(link, ': {}', '.')}`,
    'new-key': link => `Neuen Key anlegen${only(link, ': {}', '.')}`,
    'check-access': link => `Rechte prüfen${only(link, ': {}', '.')}`,
    'allow-address': link => `Liste der Adressen prüfen${only(link, ': {}', '.')}`,
    'change-model': link => `Anderes Modell nehmen${only(link, ': {}', '.')}`,
    status: link => only(link, 'Status: {}'),
  },
  seeEmail: 'Siehe E-Mail.',
  left: told => only(told.balanceBrief, `{}${only(told.work, ' = {}')}${only(told.lasts, ', ca. {}')}.`),
  switchBack: told => only(told.switchedTo, 'Zurück von {} ist möglich.'),
  stillLow: told => (told.line ? `Noch unter der Grenze von ${told.line}.` : 'Noch knapp.'),
  closerWatch: told => only(told.closerUntil, 'Engere Kontrolle bis {}.'),
  digest: (count, state, at, perProvider) =>
    `${count === 1 ? '1 Key' : `${count} Keys`} ${state} ${at}${only(perProvider, ': {}')}.`,
  digestMixed: 'MIT PROBLEMEN',
  digestRecovered: count => `${count} wieder ok.`,
  digestOther: (count, at, perProvider) => `${count} Meldungen ${at}${only(perProvider, ': {}')}.`,
  digestOutage: told => `Es liegt wohl an ${told.provider} selbst.`,
  digestStart: who => `Das Schlimmste zuerst in der E-Mail. Beginne mit ${who}.`,
}

const spent: Say = told =>
  `${told.spent} von ${told.budget} diesen Monat (${told.spentPercent} %)${only(told.projected, ', voraussichtlich {}')}${only(told.reachedOn, ', erreicht {}')}.`

const noLimit: Say = told => (told.spendLimit === 'none' ? 'Kein Limit beim Anbieter.' : '')

const estimated: Say = told =>
  told.estimated ? `Geschätzt, letzte Aufladung laut Angabe ${told.estimateDeclared}.` : ''

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'Limit erreicht' : 'leer')
