import { gap, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'
import { CASH, COUNTED, MONEY, MONTH, REACHED } from './vocabulary.ts'

const LACKING =
  "(?:insufficient|inadequate|(?:not|don't|doesn't|didn't|haven't|hasn't|isn't|aren't)(?: have| has)? (?:sufficient|enough)|(?:don't|doesn't|do not|does not) have any|lacks?(?: sufficient| enough| the)?)"
const GONE =
  '(?:exhausted|depleted|used up|consumed|insufficient|not (?:sufficient|enough)|empty|zero|negative|too low|run out|ran out|finished|spent|expired)'
const WANTING = '(?:costs?|requires?|needs?|needed|required)'

/** Money that is short, whatever else the sentence speaks of. */
export const NO_MONEY_ROWS: readonly SharedRow[] = [
  {
    name: 'funds are short',
    kind: 'exhausted',
    says: phrases`
      ${LACKING}${gap(3)}${CASH}
      ${CASH}${gap(4)}${GONE}
      ${CASH}${gap(3)}(?:isn't|aren't|not|n't|cannot|can't)(?: be)? (?:enough|sufficient|cover)
      (?:zero|negative|exhausted|depleted|empty|low|nil)${gap(1)}(?:balance|credits?|funds)
      failed to freeze point
      (?:balances?|credits?|funds?) (?:is |are )?low
      ${CASH}${gap(3)}(?:below|under)${gap(3)}(?:minimum|threshold|required)
      (?:remaining|available|current|your)${gap(1)}credits?${gap(1)}0(?:\.0{1,6})?(?!\.?\d)
      ^credits? 0(?:\.0{1,6})?(?!\.?\d)
      (?:out of|run out of|ran out of|running out of)${gap(3)}${CASH}
      (?:no|zero|0)(?: (?:more|remaining|available|active|api|usage|free|paid|prepaid|included|account|user|sms|search|image|video|voice))* ${CASH}
      (?:no|without)${gap(4)}(?:usable|available|remaining|spendable) (?:credits?|balance|funds?)
      (?:used|spent|consumed|exhausted) (?:up )?(?:all|100 ?%)${gap(4)}${CASH}
      ${REACHED}${gap(2)}credits? limits?
    `,
    without: phrases`
      token quota
      key quota
      credit card
      per (?:minute|second|hour|day)
      (?:hourly|daily|weekly) credits?
      no credits? (?:found|check|needed|required)
      \d out of \d{1,9}
      (?:insufficient|missing|lacks?)${gap(1)}(?:permissions?|privileges?|scopes?|access|rights)
      (?:data points?|points in)
    `,
  },
  {
    name: 'it costs more than there is',
    kind: 'exhausted',
    says: phrases`
      can only afford
      (?:exceeds?|higher than|greater than|more than|above)(?: your| the| available| remaining| current| account)+ (?:credits?|balances?|funds?)
      (?:cannot|can't|can not|unable to) afford
      ${WANTING}${gap(2)}(?:more|additional|paid|extra)${gap(1)}(?:credits?|balance|funds?|points)
      ${WANTING}${gap(3)}\d[\d.]*${gap(2)}(?:credits?|points|coins|pollen)${gap(8)}(?:have|has|remaining|available|left)
      (?:have|has|remaining|available|left)${gap(8)}(?:credits?|points|coins|pollen)${gap(3)}${WANTING}
      ${WANTING}${gap(2)}\d[\d.]*${gap(8)}(?:available|your|remaining|current) (?:credit )?balance
      (?:need|have) at least${gap(4)}(?:credits?|points|coins|balance)
      balance${gap(2)}0(?:\.0{1,6})?(?!\.?\d)
      positive (?:credit )?balance
      (?:credit|positive|minimum|sufficient) balance${gap(3)}(?:is )?required
    `,
    without: phrases`
      credit card
      rate limits?
    `,
  },
]

/** Credit, or a plan's allowance for the billing period, that is used up. */
export const EXHAUSTED_ROWS: readonly SharedRow[] = [
  {
    name: 'quota is short',
    kind: 'exhausted',
    says: phrases`
      ${LACKING}${gap(3)}${MONEY}
      ${LACKING} (?:api |user |account )?tokens?
      pre ?(?:consum\w{1,4}|deduct\w{0,4}|charg\w{1,4}|authori[sz]\w{1,6})${gap(2)}(?:quota|balance|credits?)${gap(1)}fail\w{1,4}
      ${MONEY}${gap(3)}${GONE}
    `,
    without: phrases`
      tool messages?
      (?:insufficient|missing|lacks?)${gap(1)}(?:permissions?|privileges?|scopes?|access|rights)
      (?:data points?|points in)
      on this model
      will reset (?:after|in|at)
      resource (?:has been )?exhausted
    `,
  },
  {
    name: 'out of credits',
    kind: 'exhausted',
    says: phrases`
      out of${gap(3)}${MONEY}
      (?:run|ran|running|you're|are|is) out of${gap(3)}${COUNTED}
      (?:no|zero|0)(?: more)? (?:requests|tokens|calls|searches|minutes|characters|generations|images) (?:left|remaining)
      out of (?:tokens|minutes|searches|generations|characters)
      all${gap(3)}(?:requests|tokens|calls|searches|minutes|characters|generations|images)${gap(2)}(?:used|consumed|spent)
      no (?:remaining|more) units|(?:no|zero|0) units (?:left|remaining)
      (?:no|zero|0|without any)(?: (?:more|remaining|available|active|api|usage|free|paid|prepaid|included|account|user|sms|search|image|video|voice))* (?:${MONEY})
    `,
    without: phrases`
      out of (?:capacity|range|memory|bounds|\d{1,9})
      (?:try|retry)(?: again)? (?:in|after) \d
    `,
  },
  {
    name: 'credits used up',
    kind: 'exhausted',
    says: phrases`
      (?:used|using|spent|consumed|exhausted|depleted|exceeded|expended|burned)(?: up| through)?${gap(4)}(?:credits?|balance|funds|allowance|prepaid|free tier|free quota|included (?:usage|requests|tokens|minutes|characters|calls|searches|quota))
      (?:credits?|balance|funds|free tier|quota|allowance|trial|free usage|included usage|premium requests)${gap(5)}(?:exhausted|depleted|used up|consumed|run out|ran out)
      maximum credits exceeded
      credits? limit (?:exceeded|reached)
    `,
    without: phrases`
      on this model
      will reset (?:after|in|at)
    `,
  },
  {
    name: 'monthly allowance reached',
    kind: 'exhausted',
    with: phrases`(?:${COUNTED}|included|plan|maximum|counts?|volume)`,
    says: phrases`
      ${REACHED}${gap(8)}${MONTH}
      limited to${gap(4)}${MONTH}
      total${gap(2)}limit reached
      (?:limits?|quota|usage|allowance|credits?)${gap(3)}(?:resets?|renews?|refresh\w{0,3})${gap(5)}${MONTH}
      ${MONTH}${gap(6)}${REACHED}
    `,
    without: /\b(?:messages? roles?|reports?)\b/,
  },
  {
    name: 'plan or trial used up',
    kind: 'exhausted',
    says: phrases`
      exceed(?:s|ed)? your${gap(1)}(?:plan's|plan|subscription)
      your${gap(1)}plan${gap(4)}(?:exceeded|reached|exhausted)
      (?:trial|evaluation|free tier|free usage)${gap(3)}(?:ended|expired|over|finished)
      ${REACHED}${gap(2)}free${gap(3)}(?:limits?|quota|allowance)
      free tier(?: limit| quota| usage)? (?:exceeded|reached|exhausted)
      trial${gap(2)}(?:limits?|quota)${gap(2)}(?:reached|exceeded|hit)
      ${REACHED}${gap(2)}trial${gap(2)}(?:limits?|quota)
      (?:plan|plan's|tier|package|bundle)${gap(3)}limits?${gap(2)}(?:reached|exceeded|hit)
      ${REACHED}${gap(4)}limits? of your${gap(1)}(?:plan|tier|package)
      quota (?:is|was|has been) (?:fully|completely|all|already) used
      exceed${gap(2)}remaining usage
      free quota
    `,
    without: phrases`
      concurren\w{1,5}
      rate limits?
      per (?:second|minute|hour|day)
    `,
  },
  {
    name: 'limit reached, larger plan advised',
    kind: 'exhausted',
    likely: true,
    with: phrases`upgrad(?:e|ing)${gap(3)}(?:plan|subscription|account|tier)`,
    says: phrases`
      limits? (?:of|on|for)${gap(4)}${REACHED}
      ${COUNTED}${gap(2)}limits?${gap(2)}${REACHED}
      ${REACHED}${gap(3)}(?:free|plan|account|package|included|total|maximum)${gap(3)}limits?
    `,
    without: phrases`
      concurren\w{1,5}
      (?:parallel|simultaneous)
      rate limits?
      too many
      per (?:second|minute|hour|day)
      (?:context|prompt|input|output|max) (?:length|size|tokens?|window)
      (?:file|image|upload) size
    `,
  },
  {
    name: 'included usage gone',
    kind: 'exhausted',
    with: phrases`(?:${REACHED}|used)`,
    says: phrases`
      overages?${gap(4)}(?:not|disabled|off|enabled)
      (?:premium|fast|included|bonus) requests?${gap(2)}(?:limits?|quota|allowance)
      used${gap(4)}(?:premium|fast|included|bonus) requests
    `,
    without: phrases`
      (?:hourly|daily|weekly|session)
    `,
  },
  {
    name: 'current quota exceeded',
    kind: 'exhausted',
    says: phrases`
      exceeded (?:your |the |its )?(?:current |available |account |assigned )?quota
      exceeds your${gap(1)}quota
      you have no quota
    `,
    without: phrases`
      resource exhausted
      rate limit exceeded
      quota exceeded for metric
      ai\.google\.dev
      will reset (?:after|in|at)
    `,
  },
  {
    name: 'payment required',
    kind: 'exhausted',
    says: phrases`
      payment (?:is )?(?:required|needed)
      billing error
    `,
  },
]

/** Advice to pay, in an answer that says nothing plainer. */
export const TOP_UP_ROWS: readonly SharedRow[] = [
  {
    name: 'asks to top up',
    kind: 'exhausted',
    likely: true,
    says: phrases`
      (?:top up|recharge|replenish|refill)(?:ing)?(?: your| the)?${gap(1)}(?:account|balance|wallet|credits?)
      please (?:top up|recharge)
      top up (?:and|to|then)
      fund your (?:account|wallet)
      requires? funding
      (?:top ?up|recharge|credits?) (?:is |are )?(?:required|needed)
      needs? (?:a )?(?:top ?up|recharge)
      (?:purchase|buy) (?:more|a plan)
      (?:add|buy|purchase)(?: (?:more|additional|some|api|paid|prepaid|extra))* (?:credits?|funds)
      ~请(?:先)?充值|請充值|請儲值|充值后|请续费|recarregue|recargue
    `,
    without: phrases`
      rate limits?
      per (?:second|minute|hour|day)
      too many requests
      restricted access
      no credits?
    `,
  },
]
