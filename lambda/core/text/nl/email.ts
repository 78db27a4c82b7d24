import type { Told } from '../../render/told.ts'
import { capital, only } from '../grammar.ts'
import type { EmailTexts } from '../texts.ts'

const was = { down: 'eruit', low: 'laag', unsure: 'onduidelijk' } as const

const budgetEnds = {
  'new-month': 'Er is een nieuwe maand begonnen (UTC), met een nieuw budget.',
  'other-budget': 'Het budget is in de configuratie aangepast.',
  'less-spent': 'De uitgaven blijven weer binnen het budget.',
} as const

export const email: EmailTexts = {
  what: {
    'refused-upstream': told =>
      `${told.provider} weigert sinds ${told.sinceFull} elke aanroep${only(told.pool, ' voor {}')} met key "${told.key}".`,
    'below-price': told =>
      `${told.provider} heeft sinds ${told.sinceFull} te weinig tegoed${only(told.pool, ' voor {}')} op key "${told.key}": ${told.balance}, en een ${told.unit} kost ${told.price}.`,
    empty: told =>
      told.contradicted || told.doubted
        ? `${told.provider} weigert sinds ${told.sinceFull} aanroepen${only(told.pool, ' voor {}')} met key "${told.key}" omdat het tegoed op zou zijn.`
        : `${told.provider} weigert sinds ${told.sinceFull} elke aanroep${only(told.pool, ' voor {}')} met key "${told.key}". Het tegoed is op.`,
    capped: told =>
      `${told.provider} weigert sinds ${told.sinceFull} aanroepen${only(told.pool, ' voor {}')} met key "${told.key}": een ingestelde limiet is bereikt.`,
    suspended: told =>
      `${told.provider} heeft het account van key "${told.key}" geblokkeerd, gezien om ${told.sinceFull}.`,
    rejected: told =>
      `${told.provider} weigert sinds ${told.sinceFull} key "${told.key}".${told.doubted ? '' : ' Hij is fout of ingetrokken, niet leeg.'}`,
    forbidden: told =>
      `${told.provider} staat sinds ${told.sinceFull} ${told.pool || 'dit gebruik'} niet toe met key "${told.key}". De key zelf is geldig.`,
    'address-refused': told =>
      `${told.provider} weigert sinds ${told.sinceFull} bij key "${told.key}" het adres waarvandaan Credit Watchdog vraagt. De key kan in orde zijn, en je eigen servers krijgen misschien gewoon antwoord.`,
    retired: told =>
      `${told.provider} kent sinds ${told.sinceFull} ${told.model || 'het model'} niet meer (key "${told.key}").`,
    critical: told =>
      `${told.provider} heeft nog maar ${told.balanceWorth} over op key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Je kritieke grens is {}.')}`,
    low: told =>
      told.contradicted
        ? `${told.provider} meldt sinds ${told.sinceFull} ${told.balance} op key "${told.key}", maar beantwoordt aanroepen wel.`
        : `${told.provider} heeft nog ${told.balanceWorth} over op key "${told.key}", ${told.sinceStamp}.${only(told.line, ' Je waarschuwingsgrens is {}.')}`,
    'not-recharged': told =>
      `${told.provider} heeft nog ${told.balanceWorth} op key "${told.key}", ${told.nowStamp}. Onder ${told.rechargeLine} had het vanzelf bijgevuld moeten worden${only(told.rechargeTo, ', tot {}')}; dat is al ${told.rechargeAge} niet gebeurd, sinds ${told.rechargeSince}.`,
    burning: told =>
      `Key "${told.key}" bij ${told.provider} verbruikt ${told.burningTimes === '' ? `sinds ${told.sinceFull} veel meer dan gewoonlijk` : `sinds ${told.burningSince} ${told.burningTimes} keer zoveel als gewoonlijk`}. Stop dat voordat je bijvult.`,
    'budget-ahead': told =>
      `Key "${told.key}" bij ${told.provider} stevent af op meer dan het budget voor ${told.budgetMonth}: ${told.spent} van ${told.budget} is uitgegeven (${told.spentPercent}%), ${told.sinceStamp}.`,
    'budget-near': told =>
      `Key "${told.key}" bij ${told.provider} heeft ${told.spentPercent}% van het budget voor ${told.budgetMonth} uitgegeven: ${told.spent} van ${told.budget}, ${told.sinceStamp}.`,
    'budget-over': told =>
      `Key "${told.key}" bij ${told.provider} heeft het budget voor ${told.budgetMonth} uitgegeven: ${told.spent} van ${told.budget} (${told.spentPercent}%), ${told.sinceStamp}.`,
    'top-up-missing': told =>
      `Volgens wat is opgegeven en uitgegeven heeft key "${told.key}" bij ${told.provider} ${told.balance} over (${told.sinceStamp}), maar aanroepen worden beantwoord: er lijkt een bijvulling in de configuratie te ontbreken.`,
    unavailable: told =>
      `${told.provider} geeft sinds ${told.sinceFull}${only(told.pool, ' voor {}')} geen goed antwoord met key "${told.key}".`,
    throttled: told => `${told.provider} remt key "${told.key}" af sinds ${told.sinceFull}, dus al ${told.age}.`,
    unclear: told => `Sinds ${told.sinceFull} weten we niet of ${told.who} (key "${told.key}") werkt.`,
    unreachable: told =>
      `${told.provider} is sinds ${told.sinceFull} onbereikbaar: geen van de ${only(told.of, '{} ')}keys krijgt antwoord.`,
    blind: told =>
      `Credit Watchdog ziet sinds ${told.sinceFull} niets: geen van de ${only(told.of, '{} ')}aanbieders antwoordt. Tot dit is opgelost krijg je geen meldingen over je tegoed.`,
    'without-secrets': told =>
      `Credit Watchdog kan sinds ${told.sinceFull} niet vragen: geen van de ${only(told.of, '{} ')}geheimen is leesbaar. Tot dit is opgelost krijg je geen meldingen over je tegoed.`,
    'without-memory': told =>
      `Credit Watchdog heeft sinds ${told.sinceFull} geen geheugen: de tabel is onbruikbaar. Tot dit is opgelost meldt het alleen wat zeker en dringend is, hooguit eens per uur, en mogelijk dubbel.`,
    'partly-blind': told =>
      `Credit Watchdog kan sinds ${told.sinceFull} niet alle keys vragen: mislukt bij ${told.failing} van de ${told.of} delen. Tot dit is opgelost krijg je voor de keys daarin geen meldingen; de andere worden bewaakt.`,
    healthy: told => `${told.who} werkt sinds ${told.sinceFull}.`,
  },
  other: {
    recovered: told =>
      `${told.who} werkt weer sinds ${told.endedFull}. Het was ${told.lasted} ${was[told.was]}, sinds ${told.since}.`,
    closed: told =>
      told.lapsed
        ? `Hoeveel ${told.who} nog heeft, is al meer dan 30 dagen niet bekend: de uitgaven waarop de schatting berust, waren niet te lezen. De melding van ${told.sinceFull} is gesloten; of het nog laag is, weten we niet. Kijk of de admin-key nog werkt, en zet in \`topUps\` van key "${told.key}" wat er vandaag op het account staat.`
        : `${told.who} wordt niet meer bewaakt; de melding van ${told.sinceFull} is daarom gesloten. Of het nu werkt, weten we niet.`,
    flapping: told =>
      `${told.who} is wisselend: het werkt weer sinds ${told.endedFull}${only(told.episodes, `, nadat het sinds ${told.flappingSince} {} keer was uitgevallen`)}. Om je een stroom berichten te besparen hoor je er pas weer van als het een uur uitvalt, of zes uur stabiel is.`,
    steady: told =>
      `${told.who} is weer stabiel: het werkt sinds ${told.endedFull}${only(told.episodes, `, nadat het sinds ${told.flappingSince} {} keer was uitgevallen`)}.`,
    acknowledged: told =>
      `${told.acknowledgedBy || 'Iemand'} is ermee bezig: ${told.who}, in de problemen sinds ${told.sinceFull}. Niemand anders hoeft iets te doen. Je hoort van ons als het voorbij is.`,
    watched: told =>
      `${told.who} is goed gebleven sinds ${told.ended}. De extra controle is voorbij; je hoeft niets te doen.`,
    summary: told => `Credit Watchdog draait, ${told.nowStamp}. Dat je dit leest, bewijst dat de e-mails aankomen.`,
    test: told =>
      `Dit is een test, ${told.nowStamp}. Credit Watchdog bereikt deze mailbox. Er is niets mis en je hoeft niets te doen.`,
  },
  budget: {
    pace: told =>
      only(
        told.perDay,
        `In het tempo van deze maand, {} per dag, wordt het ${told.projected} aan het eind van de maand${only(told.reachedOn, ' en is het budget op {} bereikt')}.`,
      ),
    limit: told => {
      if (told.spendLimit === '') return ''
      return told.spendLimit === 'none'
        ? `Bij ${told.provider} wordt geen uitgavenlimiet afgedwongen: aanroepen gaan na het budget gewoon door.`
        : `De limiet van ${told.provider} zelf is ${told.spendLimit}: daar worden aanroepen geweigerd.`
    },
    ended: told =>
      told.budgetEnd === ''
        ? ''
        : `De melding over het budget van ${told.who} is voorbij sinds ${told.endedFull}. ${budgetEnds[told.budgetEnd]}`,
    next: 'We schrijven nog een keer voor elke stap die deze maand nog niet kwam: op weg over het budget, 80% uitgegeven, alles uitgegeven.',
    allTold: 'Alle stappen van deze maand zijn nu gemeld. Met de volgende maand (UTC) beginnen ze opnieuw.',
  },
  refilled: told => `${told.who} staat niet meer laag sinds ${told.endedFull}. Er was niets uitgevallen.`,
  still: told => `Dit duurt nu ${told.age}.`,
  burnedBefore: told =>
    `Vanaf ${told.burningSince} is ${told.burningTimes} keer zoveel verbruikt als gewoonlijk. Stop dat voordat je bijvult.`,
  lastAnswered: told =>
    `Het laatste antwoord kwam om ${told.lastHealthy}${only(told.askedEvery, ' (we vragen elke {})')}.`,
  neverAnswered: 'We hebben het nog niet zien antwoorden.',
  affected: told => `Geraakt: ${told.serves}.`,
  balanceRead: {
    plain: told => `Saldo: ${told.balanceWorth}${only(told.balanceReadAt, ', gelezen om {}')}.`,
    'not-the-cause': told =>
      `Het ligt waarschijnlijk niet aan je saldo: ${told.balanceWorth}${only(told.balanceReadAt, ', gelezen om {}')}.`,
    'own-account': told =>
      `Dit is jullie eigen account bij ${told.provider}. Het tegoed dat je gebruikers bij jullie hebben, staat hier los van.`,
  },
  balanceAfter: told =>
    `Saldo: ${told.balanceWorth}${only(told.balanceBefore, ', daarvoor {}')}${only(told.work, '. Dat zijn {}')}${only(told.lasts, ', ca. {} in het huidige tempo')}.`,
  stillLow: told => `Het staat nog laag${only(told.line, ': je grens is {}')}.`,
  estimate: told =>
    `Saldo, een schatting: ${told.estimate}. Dat is wat je opgaf (het laatst op ${told.estimateDeclared}) min wat is uitgegeven (gemeten ${told.estimateMeasured}); het is niet gelezen.`,
  runway: told =>
    `Met ${told.perHour} per uur is dat ${told.lasts}: ${ends(told)} tussen ${told.emptySoonest} en ${told.emptyLatest}.`,
  expires: told =>
    `Het vervalt om ${told.expiresFull}, voordat het is opgebruikt: vanaf dan is er te weinig over, tenzij een abonnement het vernieuwt.`,
  granted: told => `Gekregen, niet gekocht: ${told.granted}.`,
  expiring: told => `Vervalt op ${told.expiringOn}: ${told.expiring}.`,
  expired: told => `Vervallen om ${told.expiredAt}, niet gebruikt: ${told.expired}.`,
  workLeft: told => `Nog goed voor ${told.workAll}.`,
  nothingFailsYet: 'Er valt nog niets uit.',
  alsoKeys: told => `Hetzelfde account voedt ook: ${told.alsoKeys}.`,
  heading: {
    doNow: 'DOE DIT NU',
    doSoon: 'DOE DIT DEZE WEEK',
    whatToDo: 'WAT TE DOEN',
    leftToDo: 'NOG TE DOEN',
    affordable: balance => `NOG TE BETALEN MET ${balance.toUpperCase()}`,
    theirWords: told => `HUN WOORDEN${only(told.status, ' ({})')}`,
    whatWeThink: 'WAT WE DENKEN, EN WAAROM',
    forUsers: 'TEKST VOOR JE GEBRUIKERS',
    ticket: 'TICKET (in het Engels; vul in wat tussen haken staat)',
    next: 'HOE HET VERDERGAAT',
  },
  each: (work, price) => `${work} (${price} per stuk)`,
  mostLikelyFirst: 'Het waarschijnlijkste eerst:',
  relayed: told => `Dit is de eigen tekst van ${told.upstream}, doorgegeven door ${told.provider}.`,
  whatBurned: told =>
    `${told.burnedTotal} sinds ${told.burnedFrom}, per model${told.burnedCovers && ' (alleen taalmodellen)'}: ${told.burnedModels}.${only(told.burnedBusiest, ' Het drukste uur begon om {}.')} Dit zijn de verbruikscijfers van ${told.provider}, stand ${told.burnedAsOf}; ze lopen achter.`,
  whatWasBilled: told =>
    `Sinds ${told.billedFrom} is ${told.billedTotal} in rekening gebracht, per post: ${told.billedItems}. Dat is elk soort gebruik; ook dat loopt achter.`,
  otherModels: count => (count === 1 ? '1 ander' : `${count} andere`),
  for: 'Voor:',
  against: 'Tegen:',
  rateLimit: {
    not: () => 'Geen rate limit: die noemt een tijdvak of een tijd om het opnieuw te proberen, dit niet.',
    'not-and-seen-before': told =>
      `Geen rate limit. Die was er wel om ${told.throttledAt}; zo'n limiet vult zichzelf aan, dus daarvoor hebben we je niet gewekt.`,
    is: told =>
      `Dit is een rate limit: hij vult zichzelf aan${only(told.resetsAt, ', weer om {}')}. Je tegoed is het probleem niet.`,
    'no-money': () => 'Geen rate limit: wachten helpt niet.',
    unknown: () => 'Of het een rate limit is, weten we niet.',
  },
  triedSpellings: told => `Geprobeerd: ${told.refusedSpellings} (alle geweigerd). Aan de schrijfwijze ligt het niet.`,
  fallbackFailed: told => `Je uitwijk ${told.switchedTo} antwoordde ook niet (${told.fallbackFailedAt}).`,
  notMeasured: {
    intro: list => `Niet gemeten: ${list}.`,
    balance: 'het saldo (niet uitgelezen)',
    balanceUnreadable: told => `het saldo (${told.provider} heeft er geen aanroep voor)`,
    otherPools: told => `${told.otherPools} (niet gevraagd)`,
    fallback: told => `je uitwijk ${told.switchedTo} (niet gevraagd)`,
    runway: 'hoelang het meegaat (nog te weinig metingen)',
  },
  forUsers: {
    down: told =>
      `${capital(told.serves) || 'Deze functie'} is tijdelijk niet beschikbaar. We weten ervan en werken eraan.`,
    account: told => `Met je account${only(told.product, ' bij {}')} is niets mis en je hoeft niets te doen.`,
    again: told => `${capital(told.serves) || 'Deze functie'} werkt weer. Bedankt voor je geduld.`,
    caution: '(Noem de aanbieder en de betaling niet, en ook niet dat er iets "op" is.)',
    tell: 'Laat je gebruikers weten:',
  },
  switchBack: told => `Ben je overgestapt op ${told.switchedTo}? Dan kun je terug.`,
  next: {
    blocked: told =>
      `We blijven vragen${only(told.sweepEvery, ' (eerst elke {}, later minder vaak)')} en schrijven zodra het twee keer heeft geantwoord.`,
    byBalance: () => 'We blijven het saldo lezen en schrijven zodra er twee keer achter elkaar genoeg is.',
    low: 'We blijven het saldo lezen en schrijven als het erger wordt, en als het weer goed is.',
    spend: told =>
      `We lezen de uitgaven${only(told.spendEvery, ' elke {}')} en schrijven als het erger wordt, en als het weer goed is.`,
    other: told => `We kijken${only(told.sweepEvery, ' elke {}')} opnieuw en schrijven als het voorbij is.`,
    reminder: told => `Volgende herinnering: ${told.nextReminder}.`,
    closer: told => `We kijken extra goed tot ${told.closerUntil}.`,
  },
  footer: {
    deployment: name => `deployment ${name}`,
    account: id => `AWS-account ${id}`,
    notice: id => `Bericht ${id}.`,
    mailboxes: count => (count === 1 ? '1 mailbox' : `${count} mailboxen`),
    phones: count => (count === 1 ? '1 telefoon' : `${count} telefoons`),
    sentTo: whom => `Verstuurd naar ${whom}.`,
    acknowledge: command => `Je pakt het op: ${command}`,
    silence: command => `2 uur stil: ${command}`,
  },
  digest: {
    what: (count, at) => `${count} meldingen om ${at}, de ergste eerst.`,
    well: (count, at) => `${count} berichten om ${at}.`,
    more: count => `en nog ${count}`,
    start: who => `BEGIN MET ${who}`,
  },
  why: {
    'nothing-matched': 'het antwoord kennen we niet',
    'bad-request': 'onze eigen vraag klopte niet',
    unreadable: 'het saldo was niet te lezen',
    'not-reached': 'er was geen tijd om te vragen',
    'no-safe-probe': 'vragen kan niet zonder kosten',
    credential: 'het geheim was niet te lezen',
    'budget-spent': 'het budget voor onze eigen aanroepen is op',
    'not-asked-yet': 'we hebben nog niet gevraagd',
  },
}

/** A limit is reached; money is gone. */
const ends = ({ toLimit }: Told) => (toLimit ? 'limiet bereikt' : 'leeg')
