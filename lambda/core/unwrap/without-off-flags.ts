/** `spendLimitHit: false`, `retryable=None`: what a dump of an error says is *not* so would read like the opposite. */
const OFF_FLAG = /\b[\w.]{1,60}["']?\s?[:=]\s?["']?(?:false|none|null|nil|undefined)\b["']?/gi

export function withoutOffFlags(text: string): string {
  return text.replace(OFF_FLAG, ' ')
}
