import { capital, only } from '../grammar.ts'
import type { DiagnosisTexts, Say } from '../texts.ts'

export const diagnosis: DiagnosisTexts = {
  cause: {
    'upstream-account-empty': told => `Het account van ${told.provider} bij ${told.upstream} is leeg.`,
    'provider-billing-outage': told =>
      `${told.provider} zelf: daar hapert de facturatie of het aanmelden, niet jouw account. Meerdere accounts vallen zelden in dezelfde minuten uit.`,
    'separate-pool': told => `${capital(told.pool) || told.model || 'Dit model'} heeft een eigen saldo dat op is.`,
    'not-enabled': told => `${capital(told.pool) || told.model || 'Dit model'} staat niet aan voor deze key.`,
    'price-above-balance': told =>
      `${told.provider} zegt dat het tegoed op is, terwijl het saldo ${told.balance} is. Misschien houdt het vooraf meer in dan er is, of heeft dit model een eigen saldo.`,
    'below-price': () => 'Je tegoed is niet meer genoeg voor dit werk.',
    'account-empty': told => `Het account bij ${told.provider} is leeg.`,
    'key-made-empty': told =>
      `${told.provider} ziet deze key nog als onbetaald. Een key die is gemaakt toen het saldo nul was, kan ook na het bijvullen geweigerd blijven.`,
    'emptied-by-burning': told =>
      `Iets heeft het account bij ${told.provider} leeggetrokken. Bijvullen zou net zo verdwijnen.`,
    'recharge-failed': told =>
      !told.recharges
        ? 'Een betaling is mislukt: een kaart geweigerd of verlopen, geen betaalmethode, of een open factuur.'
        : 'Automatisch bijvullen is mislukt: de kaart is geweigerd, de maandlimiet is bereikt, of het staat uit.',
    'limit-reached': () =>
      'Een limiet die iemand op het account, de key of een budget heeft gezet, is bereikt. Er kan nog geld zijn.',
    'account-suspended': told =>
      `${told.provider} heeft het account geblokkeerd: een mislukte betaling, een achterstand, of de regels.`,
    'key-rejected': () => 'De key is fout, verlopen of ingetrokken. Dat zegt niets over het tegoed.',
    'not-permitted': () => 'De key is geldig; dit model, deze functie, deze regio of dit adres mag niet.',
    'address-not-listed': () =>
      'De key of het account neemt alleen aanroepen aan van adressen op een lijst, of een firewall zit ertussen. De watchdog vraagt vanaf een ander adres dan je servers.',
    'country-not-served': told =>
      `${told.provider} bedient het land of de regio niet waarvandaan de watchdog vraagt${only(told.region, ' ({})')}. Je servers staan misschien elders.`,
    'model-gone': told => `${told.model || 'Het model'} heeft een andere naam gekregen of is vervallen.`,
    burning: () => 'Iets roept veel vaker aan dan gewoonlijk.',
    'balance-wrong': () =>
      'Het gemelde saldo en wat er gebeurt, kloppen niet met elkaar. Zolang er antwoord komt, noemen we het niet leeg.',
    'running-low': told => (told.expires ? 'Wat over is, vervalt voordat het is opgebruikt.' : 'Het raakt op.'),
    'top-up-missing': () =>
      'Misschien ontbreekt er een bijvulling in de configuratie: wat er over is, is een schatting en kent alleen wat is opgegeven.',
    'over-budget': told =>
      `Er wordt meer uitgegeven dan het budget toelaat${only(told.leftPerDay, ': met {} per dag blijft het er vanaf nu binnen')}.`,
    'within-budget': () => 'Het grootste deel van het budget is uitgegeven; in dit tempo blijft de maand erbinnen.',
    'rate-limited': () => 'Er wordt meer gevraagd dan je abonnement in die tijd toestaat. Het vult zichzelf aan.',
    'provider-down': told => `Een storing bij ${told.provider} of onderweg daarheen, niet je tegoed.`,
    'provider-unreachable': told => `${told.provider} ligt eruit, of onze weg daarheen.`,
    'watchdog-blind': () =>
      'Waarschijnlijk ons eigen netwerk: aanbieders vallen zelden allemaal tegelijk uit. Je keys kunnen in orde zijn.',
    'secrets-unreadable': () =>
      'Onze eigen rechten kloppen niet, of de geheimen zijn verplaatst. Je keys kunnen in orde zijn.',
    'memory-lost': () =>
      'De tabel is niet te lezen of te schrijven: een storing bij AWS, ontbrekende rechten, of de tabel is weg.',
    'functions-failed': () =>
      'Onze eigen functies mislukken of komen tijd tekort voor deze keys. De keys kunnen in orde zijn.',
    'cannot-tell': () =>
      'We weten het niet, en zeggen dat liever dan te gokken. De stappen hierboven geven uitsluitsel.',
  },
  ground: {
    'words-are-upstreams': told => `niemand anders dan ${told.upstream} schrijft deze tekst`,
    'balance-above-lines': told => `je saldo, ${told.balance}, ligt boven je grenzen (${told.lines})`,
    'balance-low': told => `je saldo is laag, ${told.balance}`,
    'answered-before': told => `om ${told.lastHealthy} kwam er nog antwoord`,
    'never-answered': () => 'we hebben het nog niet zien antwoorden',
    'other-model-answers': told => `${told.otherModel} op dezelfde key antwoordt`,
    'other-model-refused': told => `${told.otherModel} op dezelfde key wordt ook geweigerd`,
    'account-key-answers': told => `key "${told.accountKey}" van hetzelfde account antwoordde om ${told.accountKeyAt}`,
    'code-says-so': told => `hun antwoord zegt het met zoveel woorden${only(told.code, ' ({})')}`,
    guessed: () => 'hun antwoord is niet uitdrukkelijk',
    'balance-under-price': told =>
      `het saldo is ${told.balance} (${told.balanceReadAt}), een ${told.unit} kost ${told.price}`,
    'balance-agrees': told => `het saldo klopt ermee (${told.balance}, gelezen om ${told.balanceReadAt})`,
    'balance-disagrees': told => `het saldo is ${told.balance} (${told.balanceReadAt})`,
    'calls-are-answered': () => 'aanroepen met deze key worden beantwoord',
    'rate-limits-before': told => `kort ervoor was er een rate limit (${told.throttledAt}), zoals bij een lus`,
    'burned-before': told => `vanaf ${told.burningSince} is ${told.burningTimes} keer zoveel verbruikt als gewoonlijk`,
    'under-line': told => `het saldo, ${told.balance}, ligt onder je grens van ${told.line}`,
    'rate-measured': told => `het verbruik was ${told.perHour} per uur`,
    'budget-pace': told => `het tempo deze maand is ${told.perDay} per dag`,
    'no-proper-answer': told => `dit kwam terug: ${told.detail || told.status}`,
    'several-fail-alike': told => `${told.failing} van de ${told.of} falen op dezelfde manier`,
    'reason-known': told => told.why,
    'others-turned': told =>
      `${told.othersTurned} van de ${told.othersOf} andere accounts daar werden binnen tien minuten hiervan geweigerd, het eerste om ${told.othersFrom}`,
    'others-unexplained': () => 'geen leeg saldo verklaart dat',
    'others-fine': told => `andere accounts daar zijn in orde: ${told.othersFine}`,
    'money-came': told => `uiterlijk om ${told.toppedUpAt} kwam ${told.toppedUp} binnen, en dat is er nog`,
    'ledger-shows-money': told => `volgens wat je hebt opgegeven zou er nog ${told.estimate} zijn (een schatting)`,
    'recharge-passed': told =>
      `het saldo, ${told.balance}, ligt sinds ${told.rechargeSince} onder de grens voor automatisch bijvullen (${told.rechargeLine})`,
    'recharge-set': told =>
      only(
        told.rechargeLine,
        'onder {} had er automatisch bijgevuld moeten worden',
        `${told.provider} zegt dat automatisch bijvullen aan staat`,
      ),
    'recharge-off': told => `${told.provider} zegt dat het uit staat`,
    'above-recharge-line': told =>
      `het saldo, ${told.balance}, ligt nog boven de grens voor automatisch bijvullen (${told.rechargeLine})`,
  },
  step: {
    'use-spelling': told => `Gebruik de schrijfwijze ${told.spelling}. Die antwoordde om ${told.spellingAt}.`,
    'use-fallback': told =>
      `Stap over op ${told.fallback}. Dat gaf om ${told.fallbackAt} antwoord met ${told.fallbackKey ? `key "${told.fallbackKey}"` : 'dezelfde key'}.`,
    'change-nothing-yet': told =>
      `Vul nog niet bij en verander geen keys: ${told.othersTurned} van je ${told.othersOf} andere accounts bij ${told.provider} werden in dezelfde tien minuten geweigerd.`,
    'do-not-top-up': told =>
      `Vul nog niet bij. Je saldo, ${told.balance}, ligt boven je grenzen (${told.lines}); meer verandert misschien niets.`,
    'look-for-pool': told => `Zoek een apart saldo voor ${told.upstream || told.pool || told.model}: ${told.billing}`,
    'look-for-limit': told => `Zoek een limiet op deze key: ${told.limits}`,
    'send-ticket': told => `Niets gevonden? Stuur het ticket hieronder${only(told.support, ' naar {}', '.')}`,
    'check-yourself': told => `Controleer het zelf: npx credit-watchdog check ${told.label}`,
    'stop-calling': told =>
      `Stop wat ${told.burnedMain || 'er'} aanroept. Meestal: elke paar seconden pollen, of herhalen zonder time-out of maximum.${only(told.usage, told.burnedMain ? '\nWelke key aanriep, en wanneer: {}' : '\nWat er aanriep, en welk model: {}')}`,
    'top-up': told =>
      `${told.login ? `Log in als ${told.login} en vul bij` : 'Vul bij'}${only(told.billing, ': {}', '.')}${howLong(told)}`,
    'use-before-expiry': told => `Gebruik het vóór ${told.expires}: wat er dan nog is, vervalt.`,
    'ask-about-expiry': told =>
      `Bijvullen redt het niet. Vernieuwt je abonnement het dan, dan hoef je niets te doen. Zo niet, vraag ${told.provider} of het langer geldig kan blijven${only(told.support, ': {}', '.')}${only(told.billing, '\nNieuw tegoed voor daarna: {}')}`,
    'look-at-payment': told =>
      `Kijk waarom de betaling niet doorging (kaart geweigerd, maandlimiet voor bijvullen, uitgezet)${only(told.billing, ': {}', '.')}`,
    'set-limit': told => `Stel een limiet in, zodat dit niet nog eens gebeurt: ${told.limits}`,
    'declare-top-up': told =>
      `Bijgevuld sinds ${told.estimateDeclared}? Zet het in \`topUps\` van key "${told.key}" in watchdog.config.ts.`,
    'look-at-usage': told => `Kijk waaraan het opgaat, en bij welk model: ${told.usage}`,
    'limit-at-provider': told =>
      `Stel bij ${told.provider} een limiet in; nu wordt er geen afgedwongen: ${told.limits}`,
    'raise-budget': told => `Hoort het zo? Verhoog \`budget\` van key "${told.key}" in watchdog.config.ts.`,
    'nothing-else': told =>
      `Verder hoef je niets te doen: we zien het${only(told.sweepEvery, ' binnen {}')} en schrijven zodra het weer werkt.`,
    'still-failing': told =>
      `Werkt het daarna nog niet? Kijk of productie deze key gebruikt.${only(told.limits, '\nLimieten: {}')}${only(told.usage, '\nVerbruik: {}')}${only(told.support, '\nHulp: {}')}`,
    'still-refused': told =>
      `Tien minuten daarna nog geweigerd? Kijk of productie deze key gebruikt.${only(told.support, ' Hulp: {}')}`,
    'replace-key-made-empty': told =>
      `Tien minuten daarna nog geweigerd? Een key die is gemaakt toen het saldo nul was, kan geweigerd blijven: maak een nieuwe.${only(told.keys || told.limits, '\nMaken: {}')}\nInvoeren: npx credit-watchdog keys put ${told.key}`,
    'compare-price': () =>
      'Vraag minder in een aanroep (minder tokens, een kleiner beeld): sommige aanbieders houden vooraf een schatting in.',
    'raise-limit': told => `Verhoog of verwijder de limiet${only(told.limits || told.billing, ': {}', '.')}`,
    'wait-for-reset': told => `Of wacht: vanaf ${told.resetsAt} is er weer ruimte.`,
    settle: told => `Los op wat er openstaat${only(told.billing, ': {}', '.')}`,
    'new-key': told => `Maak een nieuwe key en vervang deze${only(told.keys || told.limits, ': {}', '.')}`,
    'check-access': told => `Kijk wat deze key mag${only(told.keys || told.limits, ': {}', '.')}`,
    'ask-production': told =>
      `Kijk of productie nog werkt: de functie van de watchdog${only(told.region, ' ({})')} heeft een ander adres dan je servers. Zo ja, dan ligt er niets plat, maar ziet de watchdog deze key niet.`,
    'look-for-addresses': told => `Zoek een lijst met toegestane adressen: ${told.keys || told.limits}`,
    'fix-address': () =>
      'Haal de lijst weg, of geef de watchdog een vast adres en zet dat op de lijst: docs/deploy.md, "A fixed address".',
    'move-region': () => 'Zet de watchdog in een regio waarvan ze het land bedienen, zoals die van je servers.',
    'change-model': told => `Kies een model dat er wel is${only(told.docs, ': {}', '.')}`,
    'look-at-balance': told => `Vergelijk met de pagina van de aanbieder: ${told.billing}`,
    'slow-down': () => 'Roep minder vaak aan, of spreid de aanroepen.',
    'look-at-health': told => `Kijk wat ze er zelf over zeggen: ${told.health}`,
    'check-from-elsewhere': () => 'Controleer vanaf een ander netwerk: npx credit-watchdog check',
    'look-at-our-log': () => 'Kijk in de log van de functie: netwerk, rechten, geheimen.',
    'explain-answer': () => 'Plak het hele antwoord, dat in je eigen log staat, in: npx credit-watchdog explain',
    'allow-questions': () =>
      'Laat het vragen toe: geef de pool een goedkoop model, of de key een ruimer dailyBudget. De dag begint opnieuw om 00:00 UTC.',
    'mend-secret': told => `Zet het geheim op zijn plaats: npx credit-watchdog keys put ${told.key}`,
  },
}

/** What a top-up buys, in time. */
const howLong: Say = told => {
  if (told.aWeek === '') return ''
  return told.firstLineLasts === ''
    ? `\n${told.aWeek} is goed voor een week, bij ${told.perHour} per uur.`
    : `\nMet ${told.aWeek} blijf je een week boven je waarschuwingsgrens, bij ${told.perHour} per uur; ${told.firstLine} is goed voor ${told.firstLineLasts}.`
}
