/** `spendLimitHit: false`, `retryable=None`: what a dump of an error says is *not* so would read like the opposite. */
const OFF_FLAG = /\b[\w.]{1,60}["']?\s?[:=]\s?["']?(?:false|none|null|nil|undefined)\b["']?/gi
/** Few texts hold one, and finding that out takes a tenth of looking for the whole. */
const OFF = /[:=]\s?["']?(?:false|none|null|nil|undefined)\b/i

export function withoutOffFlags(text: string): string {
  return OFF.test(text) ? text.replace(OFF_FLAG, ' ') : text
}
