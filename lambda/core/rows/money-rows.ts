import type { SharedRow } from './shared-row.ts'
import { says } from './shared-row.ts'
import { CASH, gap, MONEY, MONTH, REACHED } from './vocabulary.ts'

const LACKING =
  "(?:insufficient|not (?:have )?(?:sufficient|enough)|n't (?:have )?(?:sufficient|enough)|lacks?(?: sufficient| enough)?|inadequate)"
const GONE =
  '(?:exhausted|depleted|used up|consumed|insufficient|not (?:sufficient|enough)|empty|zero|negative|too low|run out|ran out|finished|spent)'

/** Money that is short, whatever else the sentence speaks of: "Insufficient balance", "credits are insufficient", 余额不足. */
export const NO_MONEY_ROWS: readonly SharedRow[] = [
  {
    name: 'insufficient funds',
    kind: 'exhausted',
    says: says(`\\b${LACKING}${gap(3)}${CASH}\\b`, `\\b${LACKING} ${CASH}\\b`),
    without: /\b(?:credit card|token quota|key quota)\b/,
  },
  {
    name: 'funds are insufficient',
    kind: 'exhausted',
    says: says(
      `\\b${CASH}${gap(4)}${GONE}\\b`,
      `\\b${CASH} ${GONE}\\b`,
      `\\b${CASH}${gap(3)}(?:isn't|aren't|not|n't) (?:be )?(?:enough|sufficient|cover)`,
    ),
    without: /\b(?:prompt|context)\b.{0,40}\btokens?\b/,
  },
  {
    name: 'not enough money (other languages)',
    kind: 'exhausted',
    says: /余额不足|餘額不足|余额已用|余额耗尽|额度不足|額度不足|(?<!令牌)额度已(?:用|耗)|额度(?:用|耗)(?:尽|完|光)|配额不足|点数不足|點數不足|积分不足|積分不足|资金不足|金额不足|算力不足|代币不足|无可用资源包|资源包.{0,6}(?:不足|用尽|用完)|预扣费额度失败|免费额度.{0,6}(?:用|耗)|可用额度.{0,4}0|残高不足|残高が不足|クレジットが?不足|잔액.{0,3}부족|크레딧.{0,3}부족|saldo insuficiente|cr[eé]ditos? insuficientes?|fondos insuficientes|solde insuffisant|cr[eé]dits? insuffisants?|недостаточно (?:средств|баланса|кредитов|токенов)|guthaben .{0,30}(?:aufgebraucht|ersch[oö]pft|reicht nicht|nicht ausreich)|kein guthaben|onvoldoende (?:saldo|tegoed)|credito insufficiente|bakiye yetersiz/,
  },
  {
    name: 'cannot afford',
    kind: 'exhausted',
    says: /\bcan only afford\b|\b(?:cannot|can't|can not) afford\b|\brequires? (?:more|additional|paid) (?:\w+ )?(?:credits?|balance|funds?)\b|\bpositive (?:credit )?balance\b|\bneed more (?:credits?|funds)\b/,
  },
]

/** Credit, or a plan's allowance for the billing period, that is used up. */
export const EXHAUSTED_ROWS: readonly SharedRow[] = [
  {
    name: 'quota is not enough',
    kind: 'exhausted',
    says: says(
      `\\b${LACKING}${gap(3)}${MONEY}\\b`,
      `\\b${LACKING} ${MONEY}\\b`,
      `\\b${LACKING} (?:api |user |account )?tokens?\\b`,
    ),
    without: /\btool messages?\b/,
  },
  {
    name: 'out of credits',
    kind: 'exhausted',
    says: says(
      `\\b(?:out of|run out of|ran out of)${gap(3)}(?:${MONEY}|searches|requests|tokens|usage|minutes|characters|calls|generations|messages)\\b`,
      `\\b(?:out of|run out of|ran out of) (?:${MONEY}|searches|requests|tokens|usage|minutes|characters|calls|generations|messages)\\b`,
      `\\b(?:no|zero|0|without)(?: (?:more|remaining|available|api|usage|free|paid|prepaid|included|account|token|user|sufficient))* (?:${MONEY})\\b`,
    ),
    without: /\bno credit card\b|\btry again (?:in|after) \d/,
  },
  {
    name: 'credits used up',
    kind: 'exhausted',
    says: says(
      `\\b(?:used|using|spent|consumed|exhausted|depleted|exceeded|expended|burned)(?: (?:up|through))?${gap(4)}(?:credits?|balance|funds|allowance|prepaid|free tier|free quota|included usage)\\b`,
      `\\b(?:credits?|balance|funds|free tier|free quota|quota|allowance|tokens? amount|tokens? quota|trial|free usage|included usage|premium requests)${gap(5)}(?:exhausted|depleted|used up|consumed|run out|ran out|over)\\b`,
      `\\b(?:credits?|free tier|free quota|quota|allowance|trial|premium requests) (?:exhausted|depleted|used up|ran out|over)\\b`,
      `\\bmaximum credits exceeded\\b|\\bcredits? limit (?:exceeded|reached)\\b`,
    ),
    without: /\bon this model\b|\bwill reset after\b/,
  },
  {
    name: 'monthly allowance reached',
    kind: 'exhausted',
    says: says(`\\b${REACHED}${gap(6)}${MONTH}\\b`, `\\b${MONTH}${gap(6)}${REACHED}\\b`, `\\b${MONTH} ${REACHED}\\b`),
    with: /\b(?:limit|quota|allowance|credits?|requests?|cap|included|usage|calls|tokens)\b/,
  },
  {
    name: 'plan limit reached',
    kind: 'exhausted',
    says: says(
      `\\bexceed(?:s|ed)? your (?:\\w+ )?(?:plan's|plan|subscription)\\b`,
      `\\byour (?:\\w+ )?plan${gap(4)}(?:exceeded|reached|exhausted)\\b`,
      `\\b(?:free )?trial${gap(3)}(?:ended|expired|over|finished)\\b|\\btrial (?:ended|expired)\\b`,
      `\\bremaining usage\\b|\\bfree quota\\b`,
    ),
    without: /\b(?:concurren\w*|rate limits?|per (?:second|minute|hour|day))\b/,
  },
  {
    name: 'exceeded the current quota',
    kind: 'exhausted',
    says: /\bexceeded (?:your|the|its) (?:current |available |account |assigned )?quota\b|\bexceeds your (?:\w+ )?quota\b|\bexceeded current quota\b|\byou have no quota\b/,
    without: /\bresource exhausted\b|\brate limit exceeded\b|\bquota exceeded for metric\b/,
  },
  {
    name: 'payment required',
    kind: 'exhausted',
    says: /\bpayment (?:is )?required\b|\bbilling error\b|\bpayment needed\b/,
  },
  {
    name: 'asks to top up',
    kind: 'exhausted',
    says: /\b(?:please |to )?(?:top up|recharge|replenish|refill)(?:ing)?(?: (?:your|the))?(?: \w+)? (?:account|balance|wallet|credits?)\b|\bplease (?:top up|recharge)\b|\b(?:add|buy|purchase|get)(?: (?:more|additional|some|api|paid|pre-?paid|extra))* (?:credits?|funds)\b|\btop up (?:and|to|then)\b|请充值|请先充值|請充值|充值后|请续费|recarregue|recargue/,
    without: /\b(?:rate limit|per (?:second|minute|hour|day)|too many requests)\b/,
    likely: true,
  },
]
