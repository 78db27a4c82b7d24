import type { SharedRow } from './shared-row.ts'

/** Their servers, or the way to them: words that name nothing else. */
export const OUTAGE_ROWS: readonly SharedRow[] = [
  {
    name: 'no connection',
    kind: 'unavailable',
    says: /\be(?:connreset|connrefused|notfound|timedout|timeout|pipe|hostunreach|ai again|connaborted|netunreach)\b|\beai again\b|\bsocket hang up\b|\bgetaddrinfo\b|\bname ?resolution\b|\bcertificates?\b|\bssl\b|\btls\b|\bself ?signed\b|\bunable to get (?:local )?issuer\b|\b(?:connect|connection|read|request|gateway|headers|body|response|socket|handshake|operation|upstream|deadline|query)(?: \w+){0,2} (?:timed? ?out|timeout|aborted|refused|closed|reset|lost|terminated)\b|\b(?:connection|network|fetch|socket|transport)(?: \w+){0,1} (?:error|failed|failure|problem)\b|\b(?:unable|failed|cannot|could not|couldn't|can't) (?:to )?(?:connect|reach|establish|resolve)\b|\btimed? out\b|\btime ?out\b|\bremote (?:end|protocol|disconnected)\b|\bclient disconnected\b|\berror sending request\b|\bdeadline exceeded\b|\bmax retries exceeded\b|\bpremature close\b|\beof\b|连接.{0,6}(?:失败|超时|重置|错误)|请求超时|网络(?:错误|异常)|响应超时|タイムアウト/,
    without: /\b(?:insufficient (?:balance|credits?|quota|funds)|invalid api key|rate limit)\b/,
  },
  {
    name: 'overloaded',
    kind: 'unavailable',
    says: /\boverload(?:ed|ing)?\b|\bsaturated\b|\b(?:high|heavy|peak|excessive|increased|unusually high) (?:demand|load|traffic|usage)\b|\bpeak load\b|\b(?:server|model|system|engine|service|upstream|provider|backend|cluster|we are|is)(?: \w+){0,3} (?:busy|at capacity|over capacity)\b|\b(?:system|server|engine|model|service) (?:busy|is busy|too busy)\b|\bcapacity (?:exceeded|constraints?|limits?|reached)\b|\b(?:no|insufficient|not enough|out of|lack of)(?: \w+){0,2} (?:capacity|gpus?|instances?|workers?|resources)\b|\bcurrently (?:loading|unavailable|down|warming)\b|\b(?:model|it) is (?:still )?(?:loading|starting|warming)\b|\bcold start\b|\bdegraded\b|\bunder maintenance\b|\bmaintenance\b|\bno healthy\b|负载.{0,6}(?:饱和|过高|过大)|访问量过大|访问量较大|服务.{0,4}繁忙|系统.{0,3}繁忙|繁忙|过载|维护中|稍后再试|稍后重试|混み合って|mantenimiento|manuten[cç][aã]o/,
    without:
      /\b(?:insufficient (?:balance|credits?|funds)|exhausted your capacity|per minute|rate limits? (?:reached|exceeded))\b|频繁|速率|余额|额度|充值/,
  },
]

export const SERVER_ERROR_ROWS: readonly SharedRow[] = [
  {
    name: 'server error',
    kind: 'unavailable',
    says: /\b(?:internal|unexpected|unknown)(?: \w+){0,2} (?:server |service )?(?:error|exception|failure)\b|\bserver (?:had an |side )?error\b|\bservice (?:is )?(?:temporarily )?(?:unavailable|down)\b|\btemporarily (?:unavailable|down|disabled|out of service)\b|\bbad gateway\b|\bgateway time ?-?out\b|\bsomething went wrong\b|\bsomething wrong with the server\b|\bapi error\b|\bupstream (?:error|failed|request failed|connect)\b|\b(?:please )?(?:try|retry)(?: again)? later\b|\binternal error\b|\bunavailable\b|\bnot responding\b|\bno response\b|\bweb server is\b|\borigin\b.{0,30}\b(?:unreachable|error|down)\b|内部错误|服务器错误|系统错误|服务异常|系统异常|服务不可用|内部サーバー|erro interno|error interno/,
    without: /\bclient error\b/,
    likely: true,
  },
]
