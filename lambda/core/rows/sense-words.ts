/**
 * Words and what they stand for, a kind a list; `*` at the end takes every ending. Spanish, Portuguese, French, German, Italian, Dutch,
 * Polish, Russian, Turkish, Vietnamese and Indonesian stand beside English, for a text mixes them (product names, codes).
 */
const WORDS = {
  /** What is paid with. */
  cash: `
    credit, credits, balance, balances, funds, wallet, prepaid, prepayment, deposit, points, coins, money, tegoed, krediet, saldo,
    crédito, créditos, credito, creditos, crediti, fondos, fundos, solde, crédits, guthaben, kredite, środk*, kredyt*, баланс*, средств*,
    кредит*, счет*, счёт*, bakiye*, kredi*, số dư, tín dụng, kredit
  `,
  /** What a plan gives. */
  allowance: `
    quota, quotas, allowance, allotment, allocation, entitlement, free tier, free plan, plan, trial, package, bundle, subscription, free usage,
    free limit, included usage, cuota, cupo, plano, forfait, abonnement, kontingent*, kota, kuota, квот*, тариф*, hạn mức, limiet, contingent
  `,
  /** What a plan counts: only gone for good where nothing refills it. */
  unit: `
    tokens, minutes, requests, messages, searches, generations, scans, emails, pages, calls, images, videos, characters, words, queries,
    clicks, tasks, runs, executions, lookups, downloads, conversions, tries, uses, token*, токен*
  `,
  limit: 'limit, limits, cap, ceiling, usage, maximum, límite, limite, limit*, лимит*',
  /** The span a plan bills by, and its sort. */
  period: `
    free, monthly, month, months, billing cycle, billing period, yearly, annual, mensual*, mensal*, monatlich*, mensuel*, maandelijks*, miesięczn*,
    месяч*, aylık, hàng tháng, bulanan, gratuit*, kostenlos*, gratis
  `,
  spend: 'spend, spending, budget, budgets, presupuesto, orçamento, expenditure, expenses',
  /** Too little of it. */
  lack: `
    insufficient, insufficiently, unsufficient, inadequate, not enough, not sufficient, n't enough, insuficient*, insuffisant*,
    insufficient*, insufficiënt, unzureichend*, nicht ausreichend, reicht nicht, reichen nicht, nicht genug, nicht genügend, onvoldoende,
    ontoereikend, niet genoeg, niewystarczając*, недостаточно, не хватает, yetersiz*, không đủ, tidak cukup, tidak mencukupi, no suficiente*,
    pas assez, too low, too little, lacks, lacking, shortage, shortfall, needs more, need more, requires more, require more, required more, requires additional, cannot cover, does not cover, doesn't cover, can't cover, cannot afford,
    can't afford, non sufficiente, abbastanza, below zero
  `,
  low: 'low, negative, empty, nil, zero, below, overdrawn, vacío, vacio, vide, leer, leeg, vuoto, отрицательн*, пуст*',
  /** None of it is left. */
  gone: `
    exhausted, depleted, used up, used all, run out, ran out, runs out, running out, out of, consumed, drained, finished, spent, expended,
    burned through, gone, used entirely, fully used, none left, nothing left, agotad*, agotaron, esgotad*, esgotaram, acabaron, acabaram, acabou,
    épuisé*, aufgebraucht*, verbraucht*, erschöpft*, esaurit*, terminat*, finit*, verbruikt, is op, wyczerpan*, исчерпан*, израсходован*,
    закончил*, кончил*, tükendi*, bitti, habis, đã hết, hết, quedado sin, run dry, zeroed
  `,
  over: `
    exceeded, exceeds, exceed, reached, hit, over, surpassed, breached, maxed, maxed out, past, crossed, overrun, you have used, you've used, has used, have used, excedid*, superad*,
    alcanzad*, atingid*, ultrapassad*, dépassé*, atteint*, überschritten, erreicht, superat*, raggiunt*, overschreden, bereikt, przekroczon*,
    превышен*, достигнут*, aşıldı, doldu, vượt quá, terlampaui
  `,
  none: 'no, without, zero, any, sin, sem, sans, plus de, aucun*, kein*, nessun*, geen, brak, нет, yok, không còn, tidak ada',
  left: 'left, remaining, remain, remains, available, usable, restant*, übrig, disponible*, disponíve*, осталось',
  need: 'need, needs, needed, require, requires, required, costs, cost, requis, nötig, erforderlich, necesita*, necesario*, cần, нужно, требуется',
  have: 'have, has, had, available, balance, remaining, left, only, tienes, avez, disponible*, còn, осталось, доступно',
  /** Advice to pay. */
  pay: `
    top up, topup, top ups, recharge, recharger, rechargez, reload, refill, replenish, add credits, add more credits, add funds, add more, buy more,
    buy, purchase, upgrade, upgrading, subscribe, renew, fund your, pay as you go, adicione, recarga*, recargue, aufladen, laden sie,
    ricarica*, opwaarderen, doładuj, пополнит*, nạp, isi ulang, yükleyin
  `,
  onward:
    'continue, resume, keep, restore, reactivate, regain, unlock, proceed, continuar, continuer, fortfahren, weiter, продолж*',
  account: `
    account, accounts, organization, organisation, workspace, tenant, customer, subscription, billing, membership, licence, license, cuenta,
    conta, compte, konto, account*, konta, аккаунт*, учетн*, hesap*, hesab*, tài khoản, akun
  `,
  stopped: `
    suspended, absent, disable, frozen, blocked, locked, disabled, deactivated, inactive, not active, closed, terminated, banned, paused, delinquent, lapsed,
    barred, on hold, unpaid, overdue, expired, ended, dunning, suspendid*, suspens*, suspendu*, bloquead*, bloqué*, gesperrt,
    deaktiviert, geblokkeerd, zablokowan*, zawieszon*, заблокирован*, приостановлен*, askıya, engellendi, bị khóa, ditangguhkan
  `,
  payment:
    'payment, payments, card, invoice, invoices, bill, charge, pago, pagamento, paiement, zahlung, rechnung, betaling, оплат*, płatnoś*',
  unmade: `
    failed, fail, fails, declined, overdue, unpaid, outstanding, missing, rejected, past due, not received, due, pending, don't have, do not have, no valid, not set, not selected, not added, not configured, rechazad*, recusad*,
    refusé*, fehlgeschlagen, offen, mislukt, просрочен*
  `,
  /** The key and who holds it. */
  key: `
    key, keys, api key, apikey, token, credential, credentials, secret, password, signature, jwt, bearer, authorization, authentication, verify sign, sign error,
    appid, app id, appkey, clé, clave, chave, schlüssel, sleutel, ключ*, klucz*, anahtar*, username, login, access token, identification
  `,
  bad: `
    invalid, incorrect, wrong, bad, expired, revoked, missing, unauthorized, unauthorised, unknown, malformed, mismatch, mismatched, not found,
    not find, not exist, does not exist, doesn't exist, not recognized, not recognised, unrecognized, unrecognised, not valid, isn't valid, failed,
    fail, rejected, empty, not active, inactive, disabled, deactivated, deleted, error, verify, required, not provided, not accepted, denied,
    inválid*, invalid*, inválida, incorrecta, non valide, ungültig*, ongeldig*, неверн*, недействител*, nieprawidłow*, geçersiz*
  `,
  /** Permission and what it is for. */
  access: `
    permission, permissions, access, privilege, privileges, scope, scopes, authorization, role, roles, rights, allowlist, whitelist, region,
    country, territory, ip, ip address, address, permiso*, permissão, permiss*, accès, acceso, acesso, zugriff, berechtigung*, toegang, доступ*,
    прав*, izin*, quyền, akses, service, feature, tier, escopo*, tariff
  `,
  deny: `
    denied, forbidden, not allowed, not permitted, restricted, prohibited, refused, not granted, not enabled, not authorized, not authorised,
    unauthorized, unauthorised, not supported, unsupported, insufficient, missing, blocked, don't have, do not have, doesn't have, does not have,
    lack, lacks, not included, not include, not yet include, doesn't include, not available, not added, limitation, not sufficient, faltando, no tiene, refusé, verweigert, geweigerd,
    запрещ*, brak, no domestic, disallowed
  `,
  model: 'model, models, deployment, engine, endpoint, modelo, modèle, modell, модел*, llm, checkpoint, route',
  absent: `
    not found, not exist, does not exist, doesn't exist, deprecated, decommissioned, retired, unsupported, not supported, sunset, removed,
    discontinued, unknown, no longer, shut down, no existe, n'existe pas, existiert nicht, nicht gefunden, bestaat niet,
    не найден*, не существ*
  `,
  service: `
    service, server, servers, system, upstream, backend, gateway, provider, engine, api, cluster, node, origin, stream, streaming, load, servicio,
    serviço, serveur, dienst, сервер*, сервис*, sunucu*, sistem*, máy chủ, connection, network
  `,
  down: `
    overloaded, unavailable, timeout, timed out, down, busy, maintenance, not responding, not answering, unreachable, try again later, internal error, crashed,
    bad gateway, failed, failure, error, offline, not available, no disponible, indisponível, indisponible, nicht verfügbar, niet beschikbaar,
    недоступ*, przeciążon*, max load, maximum load, interrupted, ended, aborted, retry, try again, incomplete, read error
  `,
  /** It refills by itself. */
  rate: `
    rate, rates, ratelimit, rpm, tpm, rps, qps, rpd, throttl*, too many, concurren*, parallel, simultaneous, frequency, frequently, too fast, too quickly,
    slow down, try again in, retry in, retry after, try again after, seconds, second, sec, throughput, burst, velocidad, taxa, requisições por, limited
  `,
  window: `
    per minute, per hour, per day, per week, minute, hour, hourly, daily, day, days, today, today's, tomorrow, weekly, week, session, diari*, täglich*,
    quotidien*, dagelijks*, heute, hoy, hoje, dzienn*, сегодня, günlük
  `,
  /** Speaks of a request's own size, or of a machine. */
  size: `
    context, max tokens, maximum tokens, length, prompt, input, payload, file, upload, size, disk, storage, memory, cpu, gpu, gpus, volume, inode, device,
    capacity, instances, retry budget, time budget, thinking, timeout, polygon, vector, matrix, data points, load balancer, buffer, stack, recursion, projects, seats, members,
    collaborators, api keys
  `,
  /** Speaks of money and says nothing of how much there is. */
  aside: `
    permission, permissions, scope, scopes, privilege, privileges, view, read, reading, fetch, fetching, load, retrieve, parameter, parameters,
    param, field, fields, column, property, argument, value, invalid, malformed, model, coupon, credit card, account balance field, undefined,
    npm, semver, query plan, execution plan, websocket, web socket, graphql, graph ql, webhook, topic, cookie, not affected, unexpected, parse, permiso*, not required, no charge, unlimited, schema
  `,
} as const

export type Mark = keyof typeof WORDS | 'number' | 'zero'

interface Entry {
  readonly words: readonly string[]
  readonly open: boolean
  readonly marks: Mark[]
}

/** By the first three letters of the first word: enough to pass over most words at once. */
const LEXICON = readLexicon()

function readLexicon(): ReadonlyMap<string, readonly Entry[]> {
  const byText = new Map<string, Entry>()
  for (const [mark, list] of Object.entries(WORDS)) {
    for (const text of list.split(',').map(one => one.trim().replace(/\s{1,20}/g, ' '))) {
      if (text === '') continue
      const entry = byText.get(text) ?? { words: text.replace('*', '').split(' '), open: text.endsWith('*'), marks: [] }
      entry.marks.push(mark as Mark)
      byText.set(text, entry)
    }
  }
  const lexicon = new Map<string, Entry[]>()
  for (const entry of byText.values()) {
    const start = (entry.words[0] ?? '').slice(0, 3)
    lexicon.set(start, [...(lexicon.get(start) ?? []), entry])
  }
  return lexicon
}

/** What the words from here stand for: the longest entry that fits, and whatever else is as long. */
export function marksAt(
  words: readonly string[],
  at: number,
): { readonly marks: readonly Mark[]; readonly length: number } | undefined {
  let longest: readonly Entry[] = []
  let length = 0
  for (const entry of LEXICON.get((words[at] ?? '').slice(0, 3)) ?? []) {
    if (entry.words.length < length || !fits(entry, words, at)) continue
    longest = entry.words.length === length ? [...longest, entry] : [entry]
    length = entry.words.length
  }
  return length === 0 ? undefined : { marks: longest.flatMap(({ marks }) => marks), length }
}

/** From the last word, for the first is known to begin alike. */
function fits({ words: wanted, open }: Entry, words: readonly string[], at: number): boolean {
  for (let last = wanted.length - 1, index = last; index >= 0; index -= 1) {
    const given = words[at + index] ?? ''
    const word = wanted[index] ?? ''
    if (open && index === last ? !given.startsWith(word) : given !== word) return false
  }
  return true
}
