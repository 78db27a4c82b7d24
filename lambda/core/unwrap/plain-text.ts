import { addCode, type Gathered } from './gathered.ts'
import { withoutOffFlags } from './without-off-flags.ts'

/** "HTTP 402", "status code: 429", "Error code: 1113", "code=402", "statusCode: 402", "http_status=402". */
const AFTER_WORD =
  /\b(?:https?|(?:[a-z]{1,12}_?){0,2}(?:status|code)|errors?|err|errno|response)\b["']?(?: ?code)?["']?[\s:=([#-]{0,4}(\d{3,6})(?![\d.])/gi
/** "402 Insufficient Balance", "[404 Not Found]", "⚠ 429: …": a status that opens the text. */
const OPENING = /^[^\p{L}\d]{0,8}([1-5]\d\d)(?![\d.,%\p{L}])/u
/** "402 Client Error", "502 Bad Gateway": a status beside its own name. */
const NAMED =
  /\b([45]\d\d)[\s:-]{1,3}(?:bad |unauthori|payment |forbidden|not found|too many|internal |service |gateway |client |server |unprocess|overloaded|status code)/gi
/** "returned 402", "got a 429": not "returned 404 rows". */
const GIVEN =
  /\b(?:returned|responded with|answered(?: with)?|got|received)(?: an?)?(?: http)? (40[1-4]|410|429|50[0-4]|529)(?=$|[.,:;)\]]| (?:from|by|when|error|response|for|on|after)\b)/gi
/** "(1008)", "(402,": a number standing alone in brackets. */
const BRACKETED = /[([](\d{3,6})[\]),]/g
const TOKEN = /[A-Za-z][\w.-]{2,80}/g
const CODE = /_|[a-z][A-Z]/
const NUMBER = /(?<![\w.,$-])\d{4,6}(?![\w.,%])/g

/** Codes of a plain text: statuses after a telling word, and tokens that nobody writes in a sentence. */
export function gatherPlainText(text: string, gathered: Gathered): void {
  // Most texts hold neither a figure nor a code, and looking for both word by word is the dearest part of reading them.
  const hasFigure = /\d{3}/.test(text)
  if (hasFigure) {
    const opening = OPENING.exec(text)?.[1]
    if (opening) addCode(gathered, opening)
    for (const pattern of [AFTER_WORD, NAMED, GIVEN, BRACKETED]) {
      for (const match of text.matchAll(pattern)) addCode(gathered, match[1] ?? '')
    }
  }
  for (const [token] of CODE.test(text) ? withoutOffFlags(text).matchAll(TOKEN) : []) {
    if (gathered.codes.size >= 80) return
    const code = withoutTail(token)
    if (CODE.test(code)) addCode(gathered, code)
  }
  if (!hasFigure) return
  for (const [number] of text.matchAll(NUMBER)) {
    if (gathered.codes.size >= 80) return
    if (!/^(?:19|20)\d\d$/.test(number)) addCode(gathered, number)
  }
}

/** A full stop or dash at the end belongs to the sentence. */
function withoutTail(token: string): string {
  let end = token.length
  while (end > 0 && '.-'.includes(token.charAt(end - 1))) end -= 1
  return token.slice(0, end)
}
