/**
 * What people leave where a key should be: `changeme`, `sk-...`, `<your key>`, `xxxxxxxx`, `${KIE_API_KEY}`. Dummies that local servers
 * are given on purpose (`ollama`, `EMPTY`, `not-needed`) are keys like any other.
 */
export function isPlaceholder(value: string): boolean {
  return WORDS.test(value) || TEMPLATE.test(value) || DOTS.test(value) || new Set(value.replace(/^sk-/i, '')).size < 2
}

const WORDS =
  /^(?:change[-_ ]?me|replace[-_ ]?me|todo|tbd|placeholder|null|undefined|(?:put[-_ ])?(?:your|my)[-_ ]?.{0,20}(?:key|token|secret)(?:[-_ ]?here)?|(?:api|secret)[-_ ]?key(?:[-_ ]here)?|insert[-_ ].{0,30}|x{3,})$/i
const TEMPLATE = /^(?:<.*>|\[.*\]|\{.*\}|\$\{.*\}|\$[A-Z_]+|%[A-Z_]+%)$/
const DOTS = /\.\.\.|…|\*{3}|x{6}/i
