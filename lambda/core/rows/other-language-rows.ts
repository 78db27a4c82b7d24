import { near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

const SPENT_ES_PT = '(?:agotad[oa]s?|agotaron|acabaron|esgotad[oa]s?|esgotaram|acabaram|acabou)'

/** Money that is short, in other languages. */
export const NO_MONEY_ELSEWHERE_ROWS: readonly SharedRow[] = [
  {
    name: 'funds are short (other languages)',
    kind: 'exhausted',
    says: phrases`
      ~余额(?:已用|耗尽|为 ?0)|餘額不足|额度不足|額度不足|(?:配额|点数|點數|积分|積分|资金|算力|代币|余量)不足|(?:余额|点数|额度|积分)不够
      ~余额${near(3)}不足
      ~额度(?:已|被)?(?:用|耗)(?:尽|完|光)|(?:积分|点数|次数)已?用(?:完|尽)|预扣费额度失败|无可用资源包
      ~(?:资源包|套餐|流量包|服务包|免费额度)${near(6)}(?:不足|用尽|用完|耗尽)
      ~残高(?:が|は)?不足|クレジットが?不足|残高が足り
      ~잔액${near(4)}부족
      ~크레딧${near(4)}부족
      ~(?:saldo|cr[eé]ditos?|fondos|fundos)${near(20)}${SPENT_ES_PT}
      ~${SPENT_ES_PT}${near(20)}(?:saldo|cr[eé]ditos?|fondos|fundos)
      ~(?:saldo|cr[eé]ditos?|fondos|fundos)${near(5)}insuficientes?
      ~sin (?:saldo|cr[eé]ditos?)|sem (?:saldo|cr[eé]ditos?)
      ~(?:cr[eé]dits?|solde)${near(20)}(?:[eé]puis[eé]s?|insuffisants?)
      ~plus de cr[eé]dits?|credito insufficiente|saldo insufficiente|credito esaurito
      ~(?:kredi|bakiye)${near(12)}(?:yetersiz|t[uü]kendi)
      ~недостаточно (?:средств|баланса|кредитов|токенов)|закончились (?:средства|кредиты)
      ~(?:баланс|средства|кредиты)${near(12)}(?:исчерпан|израсходован|закончил)
      ~kein guthaben|onvoldoende (?:saldo|tegoed)|geen tegoed
      ~(?:guthaben|kontingent) ${near(30)}(?:aufgebraucht|ersch[oö]pft|reicht nicht|nicht ausreich)
      ~tegoed ${near(12)}(?:is op|op is|verbruikt|ontoereikend)
      ~(?:số dư|tín dụng)${near(8)}không đủ
      ~saldo${near(10)}tidak (?:men)?cukup
      ~brak [sś]rodk[oó]w|niewystarczające (?:saldo|środki)
    `,
    // A day's allowance refills; a key's own allowance is a cap.
    without: /今日|每日|每天|当日|當日|本日|每周|本周|小时|令牌|密钥|api key 额度/,
  },
]

/** Budgets and accounts, in other languages. */
export const ACCOUNT_ELSEWHERE_ROWS: readonly SharedRow[] = [
  {
    name: 'budget reached (other languages)',
    kind: 'capped',
    says: phrases`
      ~(?:超过|超出|达到)${near(6)}(?:预算|月度限额|消费(?:限额|上限)|费用上限|支出上限)
      ~预算${near(4)}(?:用尽|用完|耗尽|不足)
    `,
  },
  {
    name: 'account stopped (other languages)',
    kind: 'suspended',
    says: phrases`
      ~(?:账户|账号|帐户|帐号|用户|组织|組織|帳戶)${near(8)}(?:停用|封禁|冻结|禁用|停机|锁定|被封|暂停)
      ~(?:套餐|订阅|服务|账户|账号|会员)${near(2)}(?:过期|到期)
      ~(?:cuenta|conta)${near(12)}(?:suspendida|suspensa|bloqueada|desactivada|desativada)
      ~compte${near(12)}(?:suspendu|bloqu[eé]|d[eé]sactiv[eé])
      ~konto${near(20)}(?:gesperrt|deaktiviert)
      ~account${near(12)}geblokkeerd
      ~аккаунт${near(12)}(?:заблокирован|приостановлен)
      ~アカウント${near(6)}(?:停止|凍結)
      ~계정${near(6)}(?:정지|차단)
    `,
  },
]
