import { isObject } from '../path.ts'
import { addCode, addText, type Gathered } from './gathered.ts'

/** Field names are compared without case and punctuation: `error_code`, `errorCode` and `error-code` are one. */
const CODE = new Set(
  `code type status statuscode reason name kind tag errcode errorcode errortype errorname errno errorno errorid errorkey httpcode
  httpstatus httpstatuscode rawstatuscode responsecode subcode quotaid limitsource error errorstatus category errorcategory retcode`.split(
    /\s+/,
  ),
)
const TEXT = new Set(
  `message msg error errors err detail details errormessage errmsg errormsg errordetail errordetails description errordescription statusmsg
  statusmessage statustext title errortitle errortext failurereason failreason failedreason failuremessage failmsg reason messagezh
  messageen remedyhint suggestion raw responsebody body cause exception usermessage localizedmessage rawmessage faultstring lasterror
  retmsg errorinfo upstreamerror`.split(/\s+/),
)
const WITHIN = new Set(
  `error errors err detail details message cause baseresp response responsemetadata responseheaders headers responsebody body data result
  metadata meta innererror fault violations lasterror raw upstream upstreamerror exception status reason originalerror errorinfo
  errordetails extra event info choices`.split(/\s+/),
)
/** `error_class`, `exceptionType`, `upstream_error`: names made of these say what they hold. */
const ERROR_CODE = /^(?:error|err|exception|fault|failure)(?:class|type|kind|status|subtype)$/
const ERROR_HOLDER =
  /(?:error|exception|fault|failure)(?:info|information|data|body|details?|response|payload|object)?$/
/** `respCode` and `respDesc`, `returnMsg`, `resultMessage`: an envelope's own names for them. */
const ENVELOPE_CODE = /^(?:resp|response|return|ret|result|res|biz|sub|api|status|err|inner)(?:code|no)$/
const ENVELOPE_TEXT =
  /^(?:resp|response|return|ret|result|res|biz|sub|api|status|code|fail|reject|server|readable|human|display|friendly)(?:msg|message|desc|description|reason)$|^desc$/
const TIME =
  /^(?:retry(?:after|delay|in|at)?|(?:quota|limit|next|ratelimit)?resets?(?:at|in|on|after|time|date)?|estimatedtime)(?:seconds?|secs?|ms|milliseconds?|timestamp)?$/

const DEEPEST = 10

/**
 * Takes what an error object says of itself: only from fields known to carry codes, messages or further errors, so that an echoed prompt
 * or the content of a success is never read. Strings are handed to `readText`, for they may hold another error.
 */
export function gatherObject(
  value: unknown,
  gathered: Gathered,
  readText: (text: string, depth: number) => void,
  depth: number,
): void {
  gathered.budget -= 1
  if (depth > DEEPEST || gathered.budget < 0 || !isObject(value)) return
  if (Array.isArray(value)) {
    for (const element of value.slice(0, 50)) {
      if (typeof element === 'string') readText(element, depth + 1)
      else gatherObject(element, gathered, readText, depth + 1)
    }
    return
  }
  for (const [name, field] of Object.entries(value).slice(0, 200)) {
    const plain = name.toLowerCase().replace(/[^a-z]/g, '')
    if (TIME.test(plain) && field !== null && typeof field !== 'boolean')
      gathered.times.push({ name: plain, value: field })
    if (isObject(field)) {
      if (WITHIN.has(plain) || ERROR_HOLDER.test(plain))
        gatherObject(plain === 'choices' ? errorsOf(field) : field, gathered, readText, depth + 1)
    } else if (typeof field === 'number') {
      if (
        CODE.has(plain) ||
        ENVELOPE_CODE.test(plain) ||
        (/(?:status|code)$/.test(plain) && /^[45]\d\d$/.test(String(field)))
      )
        addCode(gathered, field)
    } else if (typeof field === 'string') {
      const sentence = /\s/.test(field.trim())
      if ((CODE.has(plain) || ERROR_CODE.test(plain) || ENVELOPE_CODE.test(plain)) && (!sentence || !TEXT.has(plain)))
        addCode(gathered, field)
      const ownContent = plain === 'content' && value.type === 'error'
      if (TEXT.has(plain) || ENVELOPE_TEXT.test(plain) || ownContent || (CODE.has(plain) && sentence))
        readText(field, depth + 1)
    }
  }
}

/** OpenRouter puts an error of the upstream beside the choice it spoilt; the choice's words are nobody's error. */
function errorsOf(choices: Readonly<Record<string, unknown>>): readonly unknown[] {
  return Object.values(choices).map(choice => (isObject(choice) ? choice.error : undefined))
}

const CONTENT = /prompt|input|output|content|text|messages|query|request|model|url|id$/i

/** A refusal that keeps its words in a field nobody would guess (`transcript`): its own short sentences, never what was asked. */
export function gatherLooseStrings(value: Readonly<Record<string, unknown>>, gathered: Gathered): void {
  for (const [name, field] of Object.entries(value).slice(0, 20)) {
    if (typeof field === 'string' && field.length <= 500 && /\s/.test(field) && !CONTENT.test(name))
      addText(gathered, field)
  }
}
