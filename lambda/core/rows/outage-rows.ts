import { gap, near, phrases } from './phrases.ts'
import type { SharedRow } from './shared-row.ts'

/** Their servers, or the way to them, in words that name nothing else. */
export const OUTAGE_ROWS: readonly SharedRow[] = [
  {
    name: 'no connection',
    kind: 'unavailable',
    says: phrases`
      e(?:connreset|connrefused|notfound|timedout|timeout|pipe|hostunreach|connaborted|netunreach|ai again)
      socket hang up
      getaddrinfo
      errno \d{1,5}
      (?:no route to host|network is unreachable|name or service not known|broken pipe|cannot assign requested address)
      name ?resolution
      certificates?
      (?:ssl|tls)${gap(3)}(?:error|failed|failure|alert|handshake|routines|verify|certificate)
      self ?signed
      unable to get (?:local )?issuer
      (?:connect|connection|read|request|gateway|headers|body|response|socket|handshake|operation|upstream|query)${gap(2)}(?:timed? ?out|timeout|aborted|refused|closed|reset|lost|terminated)
      (?:connection|network|fetch|socket|transport)${gap(1)}(?:error|failed|failure|problem)
      (?:unable|failed|cannot|could not|couldn't|can't)(?: to)? (?:connect|reach|establish|resolve)
      (?:timed? ?out|timing out)
      (?:remote protocol|disconnected|disconnect|error sending request|deadline exceeded|max retries exceeded|premature close|eof)
      ~请求超时|网络(?:错误|异常)|响应超时|タイムアウト
      ~连接${near(6)}(?:失败|超时|重置|错误)
    `,
    without: /\b(?:insufficient (?:balance|credits?|quota|funds)|invalid api key|rate limit|payment required)\b/,
  },
  {
    name: 'overloaded',
    kind: 'unavailable',
    says: phrases`
      overload(?:ed|ing)?
      saturated
      (?:high|heavy|peak|excessive|increased|unusually high) (?:demand|load|traffic|usage)
      (?:server|servers|model|system|engine|service|upstream|provider|backend|cluster)${gap(3)}(?:busy|at capacity|over capacity)
      capacity (?:exceeded|constraints?|limits?|reached)
      (?:no|insufficient|not enough|out of|lack of)${gap(2)}(?:capacity|gpus?|instances?|workers?|resources)
      currently (?:loading|unavailable|down|warming)
      (?:model|it) is (?:still )?(?:loading|starting|warming)
      cold start
      degraded
      maintenance
      no healthy
      no available${gap(2)}accounts?
      not ready
      (?:maximum|full) capacity
      ~访问量(?:过大|较大)|繁忙|过载|无可用账[号户]|维护中|稍后(?:再试|重试)|混み合って|mantenimiento|manuten[cç][aã]o
      ~负载${near(6)}(?:饱和|过高|过大)
    `,
    without:
      /\b(?:insufficient (?:balance|credits?|funds)|exhausted your capacity|monthly|per minute|rate limits? (?:reached|exceeded)|(?:reached|exceeded) (?:\w+ ){0,3}quota)\b|频繁|请求过多|速率|频率|余额|额度|充值|欠费/,
  },
]

export const SERVER_ERROR_ROWS: readonly SharedRow[] = [
  {
    name: 'server error',
    kind: 'unavailable',
    likely: true,
    says: phrases`
      (?:internal|unexpected|unknown)${gap(2)}(?:error|exception|failure)
      server (?:had an |side )?error
      service (?:is )?(?:temporarily )?(?:unavailable|down)
      temporarily (?:unavailable|down|disabled|out of service)
      bad gateway
      something (?:went )?wrong
      (?:upstream (?:error|failed|request failed|connect)|do request failed)
      (?:try|retry)(?: again)? later
      error occurred${gap(2)}(?:while|during|processing)
      (?:can|please) (?:retry|resubmit|resend)
      finish reason${gap(1)}error
      stream(?:ing)?${gap(3)}(?:failed|interrupted|unexpectedly|closed|broken?|disconnected|terminated|incomplete|error|ended without)
      malformed (?:response|function call)
      unavailable
      (?:not responding|no response|web server is)
      ~内部错误|服务器错误|系统错误|服务异常|系统异常|服务不可用|内部サーバー|erro interno|error interno
    `,
    without: /\bclient error\b/,
  },
]
