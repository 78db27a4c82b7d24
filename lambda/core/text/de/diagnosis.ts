import { capital, dative, only } from '../grammar.ts'
import type { DiagnosisTexts, Say } from '../texts.ts'

export const diagnosis: DiagnosisTexts = {
  cause: {
    'upstream-account-empty': told => `Das Konto von ${told.provider} bei ${told.upstream} ist leer.`,
    'provider-billing-outage': told =>
      `${told.provider} selbst: Dort hakt die Abrechnung oder die Anmeldung, nicht das eigene Konto. Mehrere Konten fallen selten in denselben Minuten aus.`,
    'separate-pool': told =>
      `${capital(told.pool) || told.model || 'Dieses Modell'} hat ein eigenes Guthaben, und das ist leer.`,
    'not-enabled': told =>
      `${capital(told.pool) || told.model || 'Dieses Modell'} ist für diesen Key nicht freigeschaltet.`,
    'price-above-balance': told =>
      `${told.provider} meldet ein leeres Guthaben, obwohl es ${told.balance} zeigt. Vielleicht wird vorab mehr einbehalten, als da ist, oder das Modell hat ein eigenes Guthaben.`,
    'below-price': () => 'Das Guthaben reicht für diese Arbeit nicht mehr.',
    'account-empty': told => `Das Konto bei ${told.provider} ist leer.`,
    'key-made-empty': told =>
      `${told.provider} hält diesen Key noch für unbezahlt. Ein Key, der bei leerem Guthaben angelegt wurde, kann auch nach dem Aufladen abgelehnt bleiben.`,
    'emptied-by-burning': told =>
      `Etwas hat das Konto bei ${told.provider} leer gezogen. Neues Guthaben ginge denselben Weg.`,
    'recharge-failed': told =>
      !told.recharges
        ? 'Eine Zahlung ist gescheitert: Karte abgelehnt oder abgelaufen, keine Zahlungsart, oder eine offene Rechnung.'
        : 'Das automatische Aufladen ist gescheitert: Karte abgelehnt, Monatslimit erreicht, oder es ist ausgeschaltet.',
    'limit-reached': () =>
      'Ein Limit ist erreicht, das jemand für Konto, Key oder Budget gesetzt hat. Es kann noch Geld da sein.',
    'account-suspended': told =>
      `${told.provider} hat das Konto gesperrt: eine gescheiterte Zahlung, ein Rückstand oder die Regeln.`,
    'key-rejected': () => 'Der Key ist falsch, abgelaufen oder widerrufen. Über das Guthaben sagt das nichts.',
    'not-permitted': () => 'Der Key ist gültig; dieses Modell, diese Funktion, Region oder Adresse ist nicht erlaubt.',
    'address-not-listed': () =>
      'Der Key oder das Konto nimmt nur Aufrufe von Adressen auf einer Liste an, oder eine Firewall steht dazwischen. Der Watchdog fragt von einer anderen Adresse als die eigenen Server.',
    'country-not-served': told =>
      `${told.provider} bedient das Land oder die Region nicht, aus der der Watchdog fragt${only(told.region, ' ({})')}. Die eigenen Server stehen vielleicht woanders.`,
    'model-gone': told => `${told.model || 'Das Modell'} wurde umbenannt oder eingestellt.`,
    burning: () => 'Etwas ruft viel häufiger auf als üblich.',
    'balance-wrong': () =>
      'Das gemeldete Guthaben und das, was geschieht, passen nicht zusammen. Solange Antworten kommen, nennen wir es nicht leer.',
    'running-low': told => (told.expires ? 'Der Rest verfällt, bevor er verbraucht ist.' : 'Es wird verbraucht.'),
    'top-up-missing': () =>
      'Vielleicht fehlt in der Konfiguration eine Aufladung: Der Rest ist geschätzt und kennt nur die angegebenen.',
    'over-budget': told =>
      `Es wird mehr ausgegeben, als das Budget vorsieht${only(told.leftPerDay, ': Ab jetzt bliebe es mit {} am Tag darin')}.`,
    'within-budget': () => 'Der größte Teil des Budgets ist ausgegeben; bei diesem Tempo reicht es für den Monat.',
    'rate-limited': () => 'Es wird mehr gefragt, als der Tarif in dieser Zeit erlaubt. Das füllt sich von selbst.',
    'provider-down': told => `Eine Störung bei ${told.provider} oder auf dem Weg dorthin, nicht das Guthaben.`,
    'provider-unreachable': told => `${told.provider} ist ausgefallen, oder unser Weg dorthin.`,
    'watchdog-blind': () =>
      'Wahrscheinlich unser eigenes Netz: Anbieter fallen selten alle zugleich aus. Die Keys können in Ordnung sein.',
    'secrets-unreadable': () =>
      'Unsere eigenen Rechte stimmen nicht, oder die Geheimnisse wurden verschoben. Die Keys können in Ordnung sein.',
    'memory-lost': () =>
      'Die Tabelle ist nicht lesbar oder nicht beschreibbar: eine Störung bei AWS, fehlende Rechte, oder die Tabelle ist weg.',
    'functions-failed': () =>
      'Unsere eigenen Funktionen schlagen für diese Keys fehl oder brauchen zu lange. Die Keys können in Ordnung sein.',
    'cannot-tell': () => 'Wir wissen es nicht, und sagen das lieber, als zu raten. Die Schritte oben würden es klären.',
  },
  ground: {
    'words-are-upstreams': told => `niemand außer ${told.upstream} schreibt diesen Text`,
    'balance-above-lines': told => `das Guthaben, ${told.balance}, liegt über den Grenzen (${told.lines})`,
    'balance-low': told => `das Guthaben ist knapp, ${told.balance}`,
    'answered-before': told => `um ${told.lastHealthy} kam noch eine Antwort`,
    'never-answered': () => 'eine Antwort haben wir hier noch nie gesehen',
    'other-model-answers': told => `${told.otherModel} mit demselben Key antwortet`,
    'other-model-refused': told => `${told.otherModel} mit demselben Key wird auch abgelehnt`,
    'account-key-answers': told => `der Key "${told.accountKey}" desselben Kontos antwortete um ${told.accountKeyAt}`,
    'code-says-so': told => `die Antwort sagt es ausdrücklich${only(told.code, ' ({})')}`,
    guessed: () => 'die Antwort ist nicht eindeutig',
    'balance-under-price': told =>
      `das Guthaben zeigt ${told.balance} (${told.balanceReadAt}), 1 ${told.unit} kostet ${told.price}`,
    'balance-agrees': told => `das Guthaben passt dazu (${told.balance}, gelesen um ${told.balanceReadAt})`,
    'balance-disagrees': told => `das Guthaben zeigt ${told.balance} (${told.balanceReadAt})`,
    'calls-are-answered': () => 'Aufrufe mit diesem Key werden beantwortet',
    'rate-limits-before': told => `kurz vorher gab es Rate-Limits (${told.throttledAt}), wie bei einer Schleife`,
    'burned-before': told => `ab ${told.burningSince} wurde das ${told.burningTimes}-Fache des Üblichen verbraucht`,
    'under-line': told => `das Guthaben, ${told.balance}, liegt unter der Grenze von ${told.line}`,
    'rate-measured': told => `verbraucht wurden ${told.perHour} pro Stunde`,
    'budget-pace': told => `das Tempo dieses Monats ist ${told.perDay} am Tag`,
    'no-proper-answer': told => `das kam zurück: ${told.detail || told.status}`,
    'several-fail-alike': told => `${told.failing} von ${told.of} scheitern auf dieselbe Weise`,
    'reason-known': told => told.why,
    'others-turned': told =>
      `${told.othersTurned} von ${told.othersOf} anderen Konten dort wurden innerhalb von zehn Minuten ebenfalls abgelehnt, das erste um ${told.othersFrom}`,
    'others-unexplained': () => 'kein leeres Guthaben erklärt das',
    'others-fine': told => `andere Konten dort sind in Ordnung: ${told.othersFine}`,
    'money-came': told => `spätestens um ${told.toppedUpAt} kamen ${told.toppedUp} an, und sie sind noch da`,
    'ledger-shows-money': told => `nach den eigenen Angaben müssten noch ${told.estimate} da sein (eine Schätzung)`,
    'recharge-passed': told =>
      `das Guthaben, ${told.balance}, liegt seit ${told.rechargeSince} unter der Grenze fürs automatische Aufladen (${told.rechargeLine})`,
    'recharge-set': told =>
      only(
        told.rechargeLine,
        'unter {} hätte automatisch aufgeladen werden sollen',
        `${told.provider} sagt, dass das automatische Aufladen an ist`,
      ),
    'recharge-off': told => `${told.provider} sagt, dass es ausgeschaltet ist`,
    'above-recharge-line': told =>
      `das Guthaben, ${told.balance}, liegt noch über der Grenze fürs automatische Aufladen (${told.rechargeLine})`,
  },
  step: {
    'use-spelling': told => `Die Schreibweise ${told.spelling} verwenden. Sie antwortete um ${told.spellingAt}.`,
    'use-fallback': told =>
      `Auf ${told.fallback} ausweichen: Es antwortete um ${told.fallbackAt} mit ${told.fallbackKey ? `dem Key "${told.fallbackKey}"` : 'demselben Key'}.`,
    'change-nothing-yet': told =>
      `Noch nicht aufladen und keine Keys ändern: ${told.othersTurned} der ${told.othersOf} anderen Konten bei ${told.provider} wurden in denselben zehn Minuten abgelehnt.`,
    'do-not-top-up': told =>
      `Noch nicht aufladen. Das Guthaben, ${told.balance}, liegt über den Grenzen (${told.lines}); mehr ändert vielleicht nichts.`,
    'look-for-pool': told =>
      `Nach einem eigenen Guthaben für ${told.upstream || told.pool || told.model} suchen: ${told.billing}`,
    'look-for-limit': told => `Nach einem Limit für diesen Key suchen: ${told.limits}`,
    'send-ticket': told => `Nichts gefunden? Das Ticket unten abschicken${only(told.support, ': {}', '.')}`,
    'check-yourself': told => `Selbst prüfen: npx credit-watchdog check ${told.label}`,
    'stop-calling': told =>
      `Stoppen, was ${told.burnedMain || 'da'} aufruft. Typisch: Abfragen alle paar Sekunden, Wiederholungen ohne Timeout oder Obergrenze.${only(told.usage, told.burnedMain ? '\nWelcher Key aufrief, und wann: {}' : '\nWas aufrief, und welches Modell: {}')}`,
    'top-up': told =>
      `${told.login ? `Als ${told.login} anmelden und aufladen` : 'Aufladen'}${only(told.billing, ': {}', '.')}${howLong(told)}`,
    'use-before-expiry': told => `Vor ${told.expires} verbrauchen: Was dann noch da ist, verfällt.`,
    'ask-about-expiry': told =>
      `Aufladen rettet es nicht. Erneuert der Tarif es dann, ist nichts zu tun. Wenn nicht, ${told.provider} fragen, ob es länger gültig bleiben kann${only(told.support, ': {}', '.')}${only(told.billing, '\nNeues Guthaben für danach: {}')}`,
    'look-at-payment': told =>
      `Nachsehen, warum die Zahlung nicht durchging (Karte abgelehnt, Monatslimit fürs Aufladen, ausgeschaltet)${only(told.billing, ': {}', '.')}`,
    'set-limit': told => `Ein Limit setzen, damit das nicht wieder passiert: ${told.limits}`,
    'declare-top-up': told =>
      `Seit ${told.estimateDeclared} aufgeladen? In \`topUps\` des Keys "${told.key}" in watchdog.config.ts eintragen.`,
    'look-at-usage': told => `Nachsehen, wofür es ausgegeben wird und mit welchem Modell: ${told.usage}`,
    'limit-at-provider': told => `Bei ${told.provider} ein Limit setzen, denn durchgesetzt wird keines: ${told.limits}`,
    'raise-budget': told => `So gewollt? \`budget\` des Keys "${told.key}" in watchdog.config.ts erhöhen.`,
    'nothing-else': told =>
      `Sonst ist nichts zu tun: Wir sehen es${only(dative(told.sweepEvery), ' innerhalb von {}')} und schreiben, sobald es wieder geht.`,
    'still-failing': told =>
      `Geht es danach noch nicht? Prüfen, ob die Produktion diesen Key verwendet.${only(told.limits, '\nLimits: {}')}${only(told.usage, '\nVerbrauch: {}')}${only(told.support, '\nHilfe: {}')}`,
    'still-refused': told =>
      `Zehn Minuten danach immer noch abgelehnt? Prüfen, ob die Produktion diesen Key verwendet.${only(told.support, ' Hilfe: {}')}`,
    'replace-key-made-empty': told =>
      `Zehn Minuten danach immer noch abgelehnt? Ein Key, der bei leerem Guthaben angelegt wurde, kann abgelehnt bleiben: einen neuen anlegen.${only(told.keys || told.limits, '\nAnlegen: {}')}\nEintragen: npx credit-watchdog keys put ${told.key}`,
    'compare-price': () =>
      'Weniger auf einmal verlangen (weniger Tokens, ein kleineres Bild): Manche Anbieter behalten vorab eine Schätzung ein.',
    'raise-limit': told => `Das Limit erhöhen oder aufheben${only(told.limits || told.billing, ': {}', '.')}`,
    'wait-for-reset': told => `Oder warten: Ab ${told.resetsAt} geht es wieder.`,
    settle: told => `Klären, was offen ist${only(told.billing, ': {}', '.')}`,
    'new-key': told => `Einen neuen Key anlegen und diesen ersetzen${only(told.keys || told.limits, ': {}', '.')}`,
    'check-access': told => `Prüfen, was dieser Key darf${only(told.keys || told.limits, ': {}', '.')}`,
    'ask-production': told =>
      `Nachsehen, ob die Produktion noch geht: Die Funktion des Watchdogs${only(told.region, ' ({})')} hat eine andere Adresse als die eigenen Server. Wenn ja, ist nichts ausgefallen, nur sieht der Watchdog diesen Key nicht.`,
    'look-for-addresses': told => `Nach einer Liste erlaubter Adressen suchen: ${told.keys || told.limits}`,
    'fix-address': () =>
      'Die Liste aufheben, oder dem Watchdog eine feste Adresse geben und sie eintragen: docs/deploy.md, "A fixed address".',
    'move-region': () =>
      'Den Watchdog in einer Region betreiben, deren Land bedient wird, etwa in der der eigenen Server.',
    'change-model': told => `Ein Modell nehmen, das es gibt${only(told.docs, ': {}', '.')}`,
    'look-at-balance': told => `Mit der Seite des Anbieters vergleichen: ${told.billing}`,
    'slow-down': () => 'Seltener aufrufen oder die Aufrufe verteilen.',
    'look-at-health': told => `Nachsehen, was der Anbieter selbst sagt: ${told.health}`,
    'check-from-elsewhere': () => 'Aus einem anderen Netz prüfen: npx credit-watchdog check',
    'look-at-our-log': () => 'Ins Log der Funktion sehen: Netz, Rechte, Geheimnisse.',
    'explain-answer': () => 'Die ganze Antwort aus dem eigenen Log einfügen in: npx credit-watchdog explain',
    'allow-questions': () =>
      'Fragen erlauben: dem Pool ein billiges Modell geben, oder dem Key ein größeres dailyBudget. Der Tag beginnt neu um 00:00 UTC.',
    'mend-secret': told => `Das Geheimnis eintragen: npx credit-watchdog keys put ${told.key}`,
  },
}

/** What a top-up buys, in time. */
const howLong: Say = told => {
  if (told.aWeek === '') return ''
  return told.firstLineLasts === ''
    ? `\n${told.aWeek} reichen eine Woche, bei ${told.perHour} pro Stunde.`
    : `\nMit ${told.aWeek} bleibt es eine Woche über der Warngrenze, bei ${told.perHour} pro Stunde; ${told.firstLine} reichen ${told.firstLineLasts}.`
}
