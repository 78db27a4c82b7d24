import type { Told } from '../../render/told.ts'
import { capital, dative, only } from '../grammar.ts'
import type { EmailTexts } from '../texts.ts'

const was = { down: 'Ausgefallen', low: 'Knapp', unsure: 'Unklar' } as const

const budgetEnds = {
  'new-month': 'Ein neuer Monat hat begonnen (UTC), mit frischem Budget.',
  'other-budget': 'Das Budget wurde in der Konfiguration geändert.',
  'less-spent': 'Die Ausgaben liegen wieder im Budget.',
} as const

export const email: EmailTexts = {
  what: {
    'refused-upstream': told =>
      `${told.provider} lehnt seit ${told.sinceFull} jeden Aufruf${only(told.pool, ' für {}')} mit dem Key "${told.key}" ab.`,
    'below-price': told =>
      `${told.provider} hat seit ${told.sinceFull} zu wenig Guthaben${only(told.pool, ' für {}')} auf dem Key "${told.key}": ${told.balance}, und 1 ${told.unit} kostet ${told.price}.`,
    empty: told =>
      told.contradicted || told.doubted
        ? `${told.provider} lehnt seit ${told.sinceFull} Aufrufe${only(told.pool, ' für {}')} mit dem Key "${told.key}" ab, weil das Guthaben leer sei.`
        : `${told.provider} lehnt seit ${told.sinceFull} jeden Aufruf${only(told.pool, ' für {}')} mit dem Key "${told.key}" ab. Das Guthaben ist leer.`,
    capped: told =>
      `${told.provider} lehnt seit ${told.sinceFull} Aufrufe${only(told.pool, ' für {}')} mit dem Key "${told.key}" ab: Ein gesetztes Limit ist erreicht.`,
    suspended: told => `${told.provider} hat das Konto des Keys "${told.key}" gesperrt, erkannt um ${told.sinceFull}.`,
    rejected: told =>
      `${told.provider} lehnt seit ${told.sinceFull} den Key "${told.key}" ab.${told.doubted ? '' : ' Er ist falsch oder widerrufen, nicht leer.'}`,
    forbidden: told =>
      `${told.provider} erlaubt seit ${told.sinceFull} ${told.pool || 'diese Nutzung'} mit dem Key "${told.key}" nicht. Der Key selbst ist gültig.`,
    'address-refused': told =>
      `${told.provider} lehnt seit ${told.sinceFull} beim Key "${told.key}" die Adresse ab, von der Credit Watchdog fragt. Der Key kann in Ordnung sein, und die eigenen Server bekommen vielleicht weiter Antworten.`,
    retired: told =>
      `${told.provider} kennt seit ${told.sinceFull} ${told.model || 'das Modell'} nicht mehr (Key "${told.key}").`,
    critical: told =>
      `${told.provider} hat nur noch ${told.balanceWorth} auf dem Key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Die kritische Grenze liegt bei {}.')}`,
    low: told =>
      told.contradicted
        ? `${told.provider} meldet seit ${told.sinceFull} ${told.balance} auf dem Key "${told.key}", beantwortet aber Aufrufe.`
        : `${told.provider} hat noch ${told.balanceWorth} auf dem Key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Die Warngrenze liegt bei {}.')}`,
    'not-recharged': told =>
      `${told.provider} hat noch ${told.balanceWorth} auf dem Key "${told.key}", ${told.nowStamp}. Unter ${told.rechargeLine} hätte es von selbst aufgeladen werden sollen${only(told.rechargeTo, ', auf {}')}; das ist seit ${dative(told.rechargeAge)} nicht geschehen, seit ${told.rechargeSince}.`,
    burning: told =>
      `Der Key "${told.key}" bei ${told.provider} verbraucht ${told.burningTimes === '' ? `seit ${told.sinceFull} viel mehr als üblich` : `seit ${told.burningSince} das ${told.burningTimes}-Fache des Üblichen`}. Erst stoppen, dann aufladen.`,
    'budget-ahead': told =>
      `Der Key "${told.key}" bei ${told.provider} steuert auf mehr zu, als das Budget für ${told.budgetMonth} vorsieht: ${told.spent} von ${told.budget} sind ausgegeben (${told.spentPercent} %), ${told.sinceStamp}.`,
    'budget-near': told =>
      `Der Key "${told.key}" bei ${told.provider} hat ${told.spentPercent} % des Budgets für ${told.budgetMonth} ausgegeben: ${told.spent} von ${told.budget}, ${told.sinceStamp}.`,
    'budget-over': told =>
      `Der Key "${told.key}" bei ${told.provider} hat das Budget für ${told.budgetMonth} ausgegeben: ${told.spent} von ${told.budget} (${told.spentPercent} %), ${told.sinceStamp}.`,
    'top-up-missing': told =>
      `Nach dem, was angegeben und ausgegeben wurde, hat der Key "${told.key}" bei ${told.provider} ${told.balance} (${told.sinceStamp}), aber Aufrufe werden beantwortet: In der Konfiguration fehlt wohl eine Aufladung.`,
    unavailable: told =>
      `${told.provider} gibt seit ${told.sinceFull}${only(told.pool, ' für {}')} mit dem Key "${told.key}" keine brauchbare Antwort.`,
    throttled: told =>
      `${told.provider} drosselt den Key "${told.key}" seit ${told.sinceFull}, also seit ${dative(told.age)}.`,
    unclear: told => `Seit ${told.sinceFull} wissen wir nicht, ob ${told.who} (Key "${told.key}") funktioniert.`,
    unreachable: told =>
      `${told.provider} ist seit ${told.sinceFull} nicht erreichbar: Keiner der ${only(told.of, '{} ')}Keys bekommt eine Antwort.`,
    blind: told =>
      `Credit Watchdog sieht seit ${told.sinceFull} nichts: Keiner der ${only(told.of, '{} ')}Anbieter antwortet. Bis das behoben ist, kommen keine Meldungen über Guthaben.`,
    'without-secrets': told =>
      `Credit Watchdog kann seit ${told.sinceFull} nicht fragen: Keines der ${only(told.of, '{} ')}Geheimnisse ist lesbar. Bis das behoben ist, kommen keine Meldungen über Guthaben.`,
    'without-memory': told =>
      `Credit Watchdog ist seit ${told.sinceFull} ohne Gedächtnis: Die Tabelle ist unbenutzbar. Bis das behoben ist, meldet es nur Sicheres und Dringendes, höchstens einmal pro Stunde, und vielleicht doppelt.`,
    'partly-blind': told =>
      `Credit Watchdog kann seit ${told.sinceFull} nicht alle Keys fragen: fehlgeschlagen bei ${told.failing} von ${told.of} Teilen. Bis das behoben ist, kommen für die Keys darin keine Meldungen; die anderen werden bewacht.`,
    healthy: told => `${told.who} funktioniert seit ${told.sinceFull}.`,
  },
  other: {
    recovered: told =>
      `${told.who} funktioniert seit ${told.endedFull} wieder. ${was[told.was]} war es ab ${told.since}, ${told.lasted} lang.`,
    closed: told =>
      told.lapsed
        ? `Wie viel ${told.who} noch hat, ist seit mehr als 30 Tagen nicht bekannt: Die Ausgaben, auf denen die Schätzung beruht, waren nicht zu lesen. Der Vorfall von ${told.sinceFull} ist geschlossen; ob es noch knapp ist, wissen wir nicht. Nachsehen, ob der Admin-Key noch gilt, und in \`topUps\` des Keys "${told.key}" eintragen, was heute auf dem Konto ist.`
        : `${told.who} wird nicht mehr überwacht; der Vorfall von ${told.sinceFull} ist deshalb geschlossen. Ob es jetzt funktioniert, wissen wir nicht.`,
    flapping: told =>
      `${told.who} ist wechselhaft: Es funktioniert seit ${told.endedFull} wieder${only(told.episodes, `, nach {} Ausfällen seit ${told.flappingSince}`)}. Statt eines Stroms von Nachrichten kommt die nächste erst, wenn es eine Stunde ausfällt oder sechs Stunden stabil ist.`,
    steady: told =>
      `${told.who} ist wieder stabil: Es funktioniert seit ${told.endedFull}${only(told.episodes, `, nach {} Ausfällen seit ${told.flappingSince}`)}.`,
    acknowledged: told =>
      `${told.acknowledgedBy || 'Jemand'} kümmert sich: ${told.who}, gestört seit ${told.sinceFull}. Sonst muss niemand etwas tun. Wir melden uns, wenn es vorbei ist.`,
    watched: told =>
      `${told.who} ist seit ${told.ended} in Ordnung geblieben. Die engere Kontrolle ist vorbei; es ist nichts zu tun.`,
    summary: told =>
      `Credit Watchdog läuft, ${told.nowStamp}. Dass diese Nachricht da ist, zeigt, dass die E-Mails ankommen.`,
    test: told =>
      `Dies ist ein Test, ${told.nowStamp}. Credit Watchdog erreicht dieses Postfach. Alles ist in Ordnung, es ist nichts zu tun.`,
  },
  budget: {
    pace: told =>
      only(
        told.perDay,
        `Beim Tempo dieses Monats, {} am Tag, werden es bis Monatsende ${told.projected}${only(told.reachedOn, ', und das Budget ist am {} erreicht')}.`,
      ),
    limit: told => {
      if (told.spendLimit === '') return ''
      return told.spendLimit === 'none'
        ? `Bei ${told.provider} wird kein Ausgabenlimit durchgesetzt: Aufrufe gehen über das Budget hinaus weiter.`
        : `Das Limit bei ${told.provider} selbst liegt bei ${told.spendLimit}: Dort werden Aufrufe abgelehnt.`
    },
    ended: told =>
      told.budgetEnd === ''
        ? ''
        : `Die Meldung zum Budget von ${told.who} ist seit ${told.endedFull} erledigt. ${budgetEnds[told.budgetEnd]}`,
    next: 'Wir schreiben noch einmal zu jedem Schritt, der diesen Monat noch nicht kam: auf dem Weg über das Budget, 80 % ausgegeben, alles ausgegeben.',
    allTold: 'Alle Schritte dieses Monats sind nun gemeldet. Mit dem nächsten Monat (UTC) beginnen sie von vorn.',
  },
  refilled: told => `${told.who} ist seit ${told.endedFull} nicht mehr knapp. Ausgefallen war nichts.`,
  still: told => `Das dauert jetzt schon ${told.age}.`,
  burnedBefore: told =>
    `Ab ${told.burningSince} wurde das ${told.burningTimes}-Fache des Üblichen verbraucht. Erst stoppen, dann aufladen.`,
  lastAnswered: told =>
    `Die letzte Antwort kam um ${told.lastHealthy}${only(told.askedEvery, ' (wir fragen alle {})')}.`,
  neverAnswered: 'Eine Antwort haben wir hier noch nie gesehen.',
  affected: told => `Betroffen: ${told.serves}.`,
  balanceRead: {
    plain: told => `Guthaben: ${told.balanceWorth}${only(told.balanceReadAt, ', gelesen um {}')}.`,
    'not-the-cause': told =>
      `Am Guthaben liegt es wahrscheinlich nicht: ${told.balanceWorth}${only(told.balanceReadAt, ', gelesen um {}')}.`,
    'own-account': told =>
      `Das ist euer eigenes Konto bei ${told.provider}. Das Guthaben, das eure Nutzer bei euch haben, ist nicht betroffen.`,
  },
  balanceAfter: told =>
    `Guthaben: ${told.balanceWorth}${only(told.balanceBefore, ', vorher {}')}${only(told.work, '. Das sind {}')}${only(told.lasts, ', beim jetzigen Tempo ca. {}')}.`,
  stillLow: told => `Es ist noch knapp${only(told.line, ': Die Grenze liegt bei {}')}.`,
  estimate: told =>
    `Guthaben, geschätzt: ${told.estimate}. Das ist, was angegeben wurde (zuletzt ${told.estimateDeclared}), abzüglich der Ausgaben (gemessen ${told.estimateMeasured}); gelesen wurde es nicht.`,
  runway: told =>
    `Bei ${told.perHour} pro Stunde sind das ${told.lasts}: ${ends(told)} zwischen ${told.emptySoonest} und ${told.emptyLatest}.`,
  expires: told =>
    `Es verfällt um ${told.expiresFull}, bevor es verbraucht ist: Danach reicht der Rest nicht mehr, es sei denn, ein Abo erneuert es.`,
  granted: told => `Geschenkt, nicht gekauft: ${told.granted}.`,
  expiring: told => `Verfällt am ${told.expiringOn}: ${told.expiring}.`,
  expired: told => `Verfallen um ${told.expiredAt}, nicht verbraucht: ${told.expired}.`,
  workLeft: told => `Das reicht noch für ${told.workAll}.`,
  nothingFailsYet: 'Noch fällt nichts aus.',
  alsoKeys: told => `Dasselbe Konto versorgt auch: ${told.alsoKeys}.`,
  heading: {
    doNow: 'JETZT TUN',
    doSoon: 'DIESE WOCHE TUN',
    whatToDo: 'WAS ZU TUN IST',
    leftToDo: 'NOCH ZU TUN',
    affordable: balance => `NOCH BEZAHLBAR MIT ${balance.toUpperCase()}`,
    theirWords: told => `IHRE WORTE${only(told.status, ' ({})')}`,
    whatWeThink: 'WAS WIR DENKEN, UND WARUM',
    forUsers: 'TEXT FÜR EURE NUTZER',
    ticket: 'TICKET (auf Englisch; ausfüllen, was in Klammern steht)',
    next: 'WIE ES WEITERGEHT',
  },
  each: (work, price) => `${work} (je ${price})`,
  mostLikelyFirst: 'Das Wahrscheinlichste zuerst:',
  relayed: told => `Das ist der eigene Text von ${told.upstream}, weitergegeben von ${told.provider}.`,
  whatBurned: told =>
    `${told.burnedTotal} seit ${told.burnedFrom}, nach Modell${told.burnedCovers && ' (nur Sprachmodelle)'}: ${told.burnedModels}.${only(told.burnedBusiest, ' Die stärkste Stunde begann um {}.')} Das sind die Verbrauchszahlen von ${told.provider}, Stand ${told.burnedAsOf}; sie hinken nach.`,
  whatWasBilled: told =>
    `Seit ${told.billedFrom} wurden ${told.billedTotal} berechnet, nach Posten: ${told.billedItems}. Das ist jede Art von Nutzung; auch das hinkt nach.`,
  otherModels: count => (count === 1 ? '1 weiteres' : `${count} weitere`),
  for: 'Dafür:',
  against: 'Dagegen:',
  rateLimit: {
    not: () =>
      'Kein Rate-Limit: Das nennt ein Zeitfenster oder eine Zeit für den nächsten Versuch, diese Antwort nicht.',
    'not-and-seen-before': told =>
      `Kein Rate-Limit. Das gab es um ${told.throttledAt}; es füllt sich von selbst, deshalb haben wir niemanden geweckt.`,
    is: told =>
      `Das ist ein Rate-Limit: Es füllt sich von selbst${only(told.resetsAt, ', wieder um {}')}. Am Guthaben liegt es nicht.`,
    'no-money': () => 'Kein Rate-Limit: Warten hilft nicht.',
    unknown: () => 'Ob es ein Rate-Limit ist, wissen wir nicht.',
  },
  triedSpellings: told => `Versucht: ${told.refusedSpellings} (alle abgelehnt). An der Schreibweise liegt es nicht.`,
  fallbackFailed: told => `Die Ausweichlösung ${told.switchedTo} antwortete auch nicht (${told.fallbackFailedAt}).`,
  notMeasured: {
    intro: list => `Nicht gemessen: ${list}.`,
    balance: 'das Guthaben (nicht gelesen)',
    balanceUnreadable: told => `das Guthaben (${told.provider} bietet dafür keine Abfrage)`,
    otherPools: told => `${told.otherPools} (nicht gefragt)`,
    fallback: told => `die Ausweichlösung ${told.switchedTo} (nicht gefragt)`,
    runway: 'wie lange es reicht (noch zu wenige Messungen)',
  },
  forUsers: {
    down: told =>
      `${capital(told.serves) || 'Diese Funktion'} ist vorübergehend nicht verfügbar. Wir wissen davon und arbeiten daran.`,
    account: told => `Mit deinem Konto${only(told.product, ' bei {}')} ist alles in Ordnung, du musst nichts tun.`,
    again: told => `${capital(told.serves) || 'Diese Funktion'} funktioniert wieder. Danke für die Geduld.`,
    caution: '(Weder den Anbieter noch die Zahlung erwähnen, und nicht, dass etwas "leer" ist.)',
    tell: 'Den Nutzern Bescheid geben:',
  },
  switchBack: told => `Auf ${told.switchedTo} ausgewichen? Dann geht es jetzt zurück.`,
  next: {
    blocked: told =>
      `Wir fragen weiter${only(told.sweepEvery, ' (anfangs alle {}, später seltener)')} und schreiben, sobald zweimal eine Antwort kam.`,
    byBalance: () => 'Wir lesen das Guthaben weiter und schreiben, sobald es zweimal hintereinander reicht.',
    low: 'Wir lesen das Guthaben weiter und schreiben, wenn es schlimmer wird und wenn es wieder gut ist.',
    spend: told =>
      `Wir lesen die Ausgaben${only(told.spendEvery, ' alle {}')} und schreiben, wenn es schlimmer wird und wenn es wieder gut ist.`,
    other: told => `Wir sehen${only(told.sweepEvery, ' alle {}')} wieder nach und schreiben, wenn es vorbei ist.`,
    reminder: told => `Nächste Erinnerung: ${told.nextReminder}.`,
    closer: told => `Bis ${told.closerUntil} sehen wir genauer hin.`,
  },
  footer: {
    deployment: name => `Deployment ${name}`,
    account: id => `AWS-Konto ${id}`,
    notice: id => `Meldung ${id}.`,
    mailboxes: count => (count === 1 ? '1 Postfach' : `${count} Postfächer`),
    phones: count => (count === 1 ? '1 Telefon' : `${count} Telefone`),
    sentTo: whom => `Gesendet an ${whom}.`,
    acknowledge: command => `Übernehmen: ${command}`,
    silence: command => `2 Std. Ruhe: ${command}`,
  },
  digest: {
    what: (count, at) => `${count} Meldungen um ${at}, die schlimmste zuerst.`,
    well: (count, at) => `${count} Mitteilungen um ${at}.`,
    more: count => `und ${count} weitere`,
    start: who => `BEGINNE MIT ${who}`,
  },
  why: {
    'nothing-matched': 'die Antwort kennen wir nicht',
    'bad-request': 'unsere eigene Anfrage war falsch',
    unreadable: 'das Guthaben war nicht lesbar',
    'not-reached': 'die Zeit reichte nicht zum Fragen',
    'no-safe-probe': 'fragen geht nicht ohne Kosten',
    credential: 'das Geheimnis war nicht lesbar',
    'budget-spent': 'das Budget für unsere eigenen Aufrufe ist verbraucht',
    'not-asked-yet': 'noch nicht gefragt',
  },
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'Limit erreicht' : 'leer')
