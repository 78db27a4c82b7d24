import { near, phrases } from './phrases.ts'
import { sense, senseOfShortfall } from './sense.ts'
import type { SharedRow } from './shared-row.ts'

const REFILLS = ['rate', 'window'] as const
const BESIDE = ['size', 'aside'] as const

const CASH_CJK =
  '(?:余额|餘額|额度|額度|积分|積分|点数|點數|配额|配額|次数|次數|套餐|流量|算力|金币|代币|资金|資金|余量|残高|クレジット|ポイント|利用枠|잔액|크레딧|포인트|잔고|충전금|เครดิต|ยอดเงิน)'
const GONE_CJK =
  '(?:不足|不够|不夠|用完|用尽|用盡|耗尽|耗盡|用光|耗光|为零|为 ?0|透支|归零|见底|没有了|足りま|足りな|切れ|使い切|부족|소진|모두 사용|없습니다|ไม่เพียงพอ|ไม่พอ|หมด)'

/** Where no phrase was met, and before the bare status: a thing, and what became of it. Never more than likely. */
export const SCORED_MONEY_ROWS: readonly SharedRow[] = [
  {
    name: 'money and its lack',
    kind: 'exhausted',
    likely: true,
    says: sense(
      { thing: ['cash'], state: ['lack', 'gone'], most: 6, without: [...REFILLS, ...BESIDE] },
      { thing: ['cash'], state: ['low', 'zero'], most: 3, without: [...REFILLS, ...BESIDE] },
      { thing: ['cash'], state: ['none'], most: 2, stateFirst: true, without: [...REFILLS, ...BESIDE] },
      {
        thing: ['cash'],
        state: ['over'],
        most: 4,
        without: [...REFILLS, ...BESIDE],
        with: ['pay', 'limit', 'allowance'],
      },
    ),
  },
  {
    name: 'asked for more than there is',
    kind: 'exhausted',
    likely: true,
    says: senseOfShortfall([...REFILLS, ...BESIDE]),
  },
  {
    name: 'money and its lack (other scripts)',
    kind: 'exhausted',
    likely: true,
    says: phrases`
      ~${CASH_CJK}${near(10)}${GONE_CJK}
      ~${GONE_CJK}${near(6)}${CASH_CJK}
    `,
    without:
      /今日|每日|每天|当日|當日|本日|每周|本周|小时|今日の|오늘|일일|权限|權限|权限|查询|查詢|令牌|密钥|次数限制|分钟/,
  },
  {
    name: 'spending and its limit',
    kind: 'capped',
    likely: true,
    says: sense({ thing: ['spend'], state: ['over', 'gone', 'lack'], most: 5, without: ['rate', ...BESIDE] }),
  },
  {
    name: 'account and its stop',
    kind: 'suspended',
    likely: true,
    says: sense(
      { thing: ['account'], state: ['stopped'], most: 4, without: ['rate', 'key', 'model', ...BESIDE] },
      { thing: ['payment'], state: ['unmade'], most: 4, without: ['rate', 'key', 'model', ...BESIDE] },
    ),
  },
  {
    name: 'allowance and its end',
    kind: 'exhausted',
    likely: true,
    says: sense(
      { thing: ['allowance'], state: ['gone', 'over', 'lack'], most: 5, without: [...REFILLS, ...BESIDE] },
      { thing: ['unit'], state: ['gone'], most: 4, without: [...REFILLS, ...BESIDE] },
      {
        thing: ['unit', 'limit'],
        state: ['over'],
        most: 5,
        with: ['pay', 'allowance', 'period'],
        without: [...REFILLS, ...BESIDE],
      },
      { thing: ['unit'], state: ['none'], most: 2, stateFirst: true, with: ['left'], without: [...REFILLS, ...BESIDE] },
    ),
  },
  {
    name: 'pay to go on',
    kind: 'exhausted',
    likely: true,
    says: sense({
      thing: ['pay'],
      state: ['onward'],
      most: 8,
      with: ['cash', 'allowance'],
      without: [...REFILLS, ...BESIDE],
    }),
  },
]

/** The same for the other kinds; after what says that the request was at fault. */
export const SCORED_ROWS: readonly SharedRow[] = [
  {
    name: 'a limit and its window',
    kind: 'throttled',
    likely: true,
    says: sense({
      thing: ['limit', 'allowance', 'unit', 'cash'],
      state: ['over', 'gone', 'rate'],
      most: 6,
      with: REFILLS,
      without: ['size', 'aside'],
    }),
  },
  {
    name: 'key and its fault',
    kind: 'rejected',
    likely: true,
    says: sense(
      { thing: ['key'], state: ['bad'], most: 5, without: ['rate', 'size', 'model'] },
      { thing: ['key'], state: ['none'], most: 3, stateFirst: true, without: ['rate', 'size', 'model'] },
    ),
  },
  {
    name: 'access and its refusal',
    kind: 'forbidden',
    likely: true,
    says: sense({ thing: ['access'], state: ['deny'], most: 5, without: ['rate', 'size'] }),
  },
  {
    name: 'model and its absence',
    kind: 'retired',
    likely: true,
    says: sense({ thing: ['model'], state: ['absent'], most: 6, without: ['rate', 'size'] }),
  },
  {
    name: 'key and its fault (other scripts)',
    kind: 'rejected',
    likely: true,
    says: phrases`
      ~(?:密钥|令牌|token|key|签名|簽名|鉴权|认证|密码|身份|登录)${near(8)}(?:无效|错误|过期|失效|失败|不正确|不存在|为空|缺失|被禁用|无法识别)
      ~(?:無効な|不正な)${near(4)}(?:キー|トークン)|(?:キー|トークン|認証)${near(8)}(?:無効|失敗|正しく|期限)
      ~(?:키|토큰|인증)${near(8)}(?:유효하지|만료|실패|잘못)
    `,
    without: /模型|模型不存在/,
  },
  {
    name: 'access and its refusal (other scripts)',
    kind: 'forbidden',
    likely: true,
    says: phrases`
      ~(?:权限|權限|访问|套餐|地区|区域|ip|模型|功能|服务)${near(8)}(?:禁止|拒绝|不足|没有|不包含|不允许|受限|未开通|未授权)
      ~(?:禁止|拒绝|没有|不包含|不允许|未开通|未授权)${near(8)}(?:权限|權限|访问|套餐|地区|区域|模型|功能|服务)
      ~(?:権限|アクセス|利用)${near(6)}(?:ありません|拒否|禁止|制限)
      ~(?:권한|접근)${near(6)}(?:없|거부|제한)
    `,
  },
  {
    name: 'limit reached and no more said',
    kind: 'throttled',
    likely: true,
    says: sense({ thing: ['limit'], state: ['over', 'gone'], most: 5, without: ['size', 'aside', 'spend'] }),
  },
  {
    name: 'limit reached and no more said (other scripts)',
    kind: 'throttled',
    likely: true,
    says: phrases`
      ~(?:次数|次數|频率|请求|調用|调用|用量|使用量|リクエスト|요청)${near(8)}(?:超出|超过|超過|超限|达到|达上限|上限|초과)
    `,
  },
]

/** Where not even a status is known. */
export const OUTAGE_GUESS_ROWS: readonly SharedRow[] = [
  {
    name: 'service and its outage',
    kind: 'unavailable',
    likely: true,
    says: sense({ thing: ['service'], state: ['down'], most: 4, without: ['rate', 'key', 'size'] }),
  },
]
