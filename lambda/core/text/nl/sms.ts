import type { Told } from '../../render/told.ts'
import { commas, only } from '../grammar.ts'
import type { SmsTexts } from '../sms-texts.ts'
import type { Say } from '../texts.ts'
import { budgetEnd } from './subject.ts'

export const sms: SmsTexts = {
  state: {
    'refused-upstream': 'GEWEIGERD',
    'below-price': 'LEEG',
    empty: 'LEEG',
    capped: 'LIMIET BEREIKT',
    suspended: 'GEBLOKKEERD',
    rejected: 'KEY GEWEIGERD',
    forbidden: 'NIET TOEGESTAAN',
    'address-refused': 'ADRES GEWEIGERD',
    retired: 'MODEL WEG',
    critical: 'BIJNA LEEG',
    low: 'LAAG',
    'not-recharged': 'NIET BIJGEVULD',
    burning: 'LOOPT LEEG',
    'budget-ahead': 'OP WEG OVER BUDGET',
    'budget-near': 'OP 80% VAN BUDGET',
    'budget-over': 'OVER BUDGET',
    'top-up-missing': 'BIJVULLING ONTBREEKT',
    unavailable: 'STORING',
    throttled: 'AFGEREMD',
    unclear: 'ONDUIDELIJK',
    unreachable: 'ONBEREIKBAAR',
    blind: 'ZIET NIETS',
    'without-secrets': 'KAN NIET VRAGEN',
    'without-memory': 'GEHEUGEN KWIJT',
    'partly-blind': 'ZIET NIET ALLES',
    healthy: 'OK',
  },
  someKey: 'Een key',
  opened: (who, state, pool, since) => `${who} ${state}${only(pool, ' voor {}')} ${since}`,
  worse: (who, state, pool, since) => `${who} nu ${state}${only(pool, ' voor {}')} ${since}`,
  reminder: (who, state, pool, told) =>
    `${who} NOG STEEDS ${state}${only(pool, ' voor {}')}, ${told.age} (sinds ${told.since})`,
  recovered: (who, told) => `${who} WEER OK ${told.ended} na ${told.lasted}`,
  refilled: (who, told) =>
    told.budgetEnd === ''
      ? `${who} WEER OK ${told.ended}, niet meer laag`
      : `${who} WEER OK ${told.ended}: ${budgetEnd[told.budgetEnd]}`,
  closed: (who, told) =>
    told.lapsed
      ? `${who}: uitgaven al 30 dagen niet te lezen; de melding van ${told.since} is gesloten, of het laag is weten we niet`
      : `${who} niet meer bewaakt sinds ${told.now}; de melding van ${told.since} is gesloten`,
  flapping: (who, told) =>
    `${who} WISSELEND: weer ok ${told.ended}${only(told.episodes, `, {} keer uitgevallen sinds ${told.flappingSince}`)}`,
  steady: (who, told) => `${who} weer stabiel, ok sinds ${told.ended}${only(told.episodes, ' na {} keer uitval')}`,
  acknowledged: (who, told) => `${who} opgepakt ${told.now}: ${told.acknowledgedBy || 'iemand'} is ermee bezig`,
  watched: (who, told) => `${who} bleef ok tot ${told.now}; de extra controle is voorbij`,
  summary: told => `Credit Watchdog draait, ${told.now}. Het overzicht staat in je e-mail`,
  test: told =>
    `TEST ${told.now}: Credit Watchdog bereikt deze telefoon. Er is niets mis. Een echt alarm begint met de naam van de aanbieder`,
  notAcknowledged: 'Nog niet opgepakt.',
  toldAgain: 'We melden het pas weer als het een uur uitvalt.',
  meaning: {
    'refused-upstream': told => `tekst van ${told.upstream}${only(told.balanceBrief, '; je saldo is {}')}.`,
    'below-price': told => `nog ${told.balanceBrief}, een ${told.unit} kost ${told.price}.`,
    empty: told => {
      if (told.contradicted) return `leeg, zeggen ze, maar het saldo is ${told.balanceBrief}.`
      if (told.doubted) return 'leeg, zeggen ze.'
      return told.pool === '' ? 'elke aanroep faalt.' : 'de aanroepen falen.'
    },
    capped: told => `een ingestelde limiet is bereikt${only(told.balanceBrief, '; saldo {}')}.`,
    suspended: () => 'de aanbieder heeft het account geblokkeerd.',
    rejected: told => (told.doubted ? '' : 'fout of ingetrokken, niet leeg.'),
    forbidden: () => 'de key klopt, dit gebruik mag niet.',
    'address-refused': told =>
      told.about === 'country'
        ? 'het land van de watchdog wordt niet bediend. Dat van je servers misschien wel.'
        : 'dat van de watchdog, niet de key. Je eigen servers werken misschien nog.',
    retired: told => `${told.model || 'het model'} is daar onbekend.`,
    critical: told =>
      `nog ${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} rond {}`)}${only(told.expires, ', vervalt {}')}.`,
    low: told =>
      told.contradicted
        ? `het saldo is ${told.balanceBrief}, toch wordt er geantwoord.`
        : `nog ${told.balanceBrief}${only(told.work, ' = {}')}${only(told.emptyAbout, `, ${ends(told)} rond {}`)}${only(told.expires, ', vervalt {}')}.`,
    'not-recharged': told =>
      `nog ${told.balanceBrief}, al ${told.rechargeAge} onder de grens voor automatisch bijvullen (${told.rechargeLine}).`,
    burning: told =>
      `${commas(only(told.burningTimes, `{}x gewoon sinds ${told.burningSince}`), only(told.burnedTop ? '' : told.perHour, '{} per uur'), only(told.balanceBrief, 'nog {}'), only(told.emptyAbout, `${ends(told)} rond {}`))}.`,
    'budget-ahead': told => spent(told),
    'budget-near': told => spent(told),
    'budget-over': told => spent(told),
    'top-up-missing': told =>
      `volgens opgave en uitgaven is er ${told.balanceBrief}, toch wordt er geantwoord. Zet de ontbrekende in topUps.`,
    unavailable: told => `geen goed antwoord${only(told.detail, ' ({})')}.`,
    throttled: told => `al ${told.age} een rate limit. Vult zichzelf aan.`,
    unclear: told => `we weten niet of het werkt${only(told.why, ' ({})')}.`,
    unreachable: told => `geen van de ${only(told.of, '{} ')}keys krijgt antwoord.`,
    blind: told =>
      `geen van de ${only(told.of, '{} ')}aanbieders antwoordt. Je keys kunnen in orde zijn; ons netwerk misschien niet.`,
    'without-secrets': told => `geen van de ${only(told.of, '{} ')}geheimen is leesbaar. Je keys kunnen in orde zijn.`,
    'without-memory': () => 'de tabel is onbruikbaar. Alleen wat zeker en dringend is, wordt nog gemeld.',
    'partly-blind': told => `${told.failing} van ${told.of} delen van de keys niet gevraagd. De andere worden bewaakt.`,
    healthy: () => '',
  },
  topModel: model => only(model, 'Meest: {}.'),
  moreover: {
    'refused-upstream': () => 'Bijvullen helpt misschien niet.',
    'below-price': told => (told.serves ? 'Alle gebruikers geraakt.' : ''),
    empty: told => {
      if (told.contradicted || told.doubted === 'pool') return 'Bijvullen helpt misschien niet.'
      return told.resetsAt ? `Aangevuld ${told.resetsAt}.` : 'Geen rate limit.'
    },
    capped: told => (told.resetsAt ? `Vervalt ${told.resetsAt}.` : 'Geen rate limit.'),
    suspended: () => 'Bijvullen alleen helpt misschien niet.',
    critical: told => estimated(told),
    low: told => estimated(told),
    'not-recharged': told => only(told.emptyAbout, 'Leeg rond {}.'),
    'budget-ahead': told => noLimit(told),
    'budget-near': told => noLimit(told),
    'budget-over': told => noLimit(told),
    unavailable: () => 'Ligt niet aan het tegoed.',
    unclear: told => only(told.lastHealthy, 'Laatste antwoord {}.'),
    unreachable: () => 'Zegt niets over het tegoed.',
  },
  outage: told => `Ook ${told.othersTurned} van de ${told.othersOf} andere accounts: waarschijnlijk niet jij.`,
  fallback: told => `Gebruik ${told.fallback} (werkte ${told.fallbackAt}).`,
  action: {
    'top-up': link => `Bijvullen${only(link, ': {}', '.')}`,
    'use-it': () => 'Maak het voor die tijd op.',
    'stop-then-top-up': link => `Stop de lus, vul dan bij${only(link, ': {}', '.')}`,
    'stop-or-limit': link => `Stop het of stel een limiet in${only(link, ': {}', '.')}`,
    'look-at-usage': link => `Kijk waaraan het opgaat${only(link, ': {}', '.')}`,
    raise: link => `Verhoog hem${only(link, ': {}', '.')}`,
    settle: link => `Los het op${only(link, ': {}', '.')}`,
    'new-key': link => `Maak een nieuwe key${only(link, ': {}', '.')}`,
    'check-access': link => `Controleer de rechten${only(link, ': {}', '.')}`,
    'allow-address': link => `Kijk naar de lijst met adressen${only(link, ': {}', '.')}`,
    'change-model': link => `Kies een ander model${only(link, ': {}', '.')}`,
    status: link => only(link, 'Status: {}'),
  },
  seeEmail: 'Zie e-mail.',
  left: told => only(told.balanceBrief, `{}${only(told.work, ' = {}')}${only(told.lasts, ', ca. {}')}.`),
  switchBack: told => only(told.switchedTo, 'Je kunt terug van {}.'),
  stillLow: told => (told.line ? `Nog onder je grens van ${told.line}.` : 'Nog laag.'),
  closerWatch: told => only(told.closerUntil, 'Extra controle tot {}.'),
  digest: (count, state, at, perProvider) =>
    `${count === 1 ? '1 key' : `${count} keys`} ${state} ${at}${only(perProvider, ': {}')}.`,
  digestMixed: 'IN DE PROBLEMEN',
  digestRecovered: count => `${count} weer ok.`,
  digestOther: (count, at, perProvider) => `${count} berichten ${at}${only(perProvider, ': {}')}.`,
  digestOutage: told => `Waarschijnlijk ligt het aan ${told.provider}, niet aan jou.`,
  digestStart: who => `Ergste eerst in de e-mail. Begin met ${who}.`,
}

const spent: Say = told =>
  `${told.spent} van ${told.budget} deze maand (${told.spentPercent}%)${only(told.projected, ', op weg naar {}')}${only(told.reachedOn, ', bereikt {}')}.`

const noLimit: Say = told => (told.spendLimit === 'none' ? 'Geen limiet bij de aanbieder.' : '')

const estimated: Say = told => (told.estimated ? `Een schatting, laatste opgave ${told.estimateDeclared}.` : '')

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limiet bereikt' : 'leeg')
