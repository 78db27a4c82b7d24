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

/** What a field's name says of what it holds. */
export interface FieldRole {
  /** The name without case and punctuation. */
  readonly plain: string
  readonly time: boolean
  /** An error, or what leads to one. */
  readonly holder: boolean
  /** A code, as a number or a text. */
  readonly code: boolean
  /** A code where it is a text. */
  readonly kind: boolean
  /** A code where it is a status of failure. */
  readonly status: boolean
  readonly text: boolean
  /** A sentence in it is no code. */
  readonly wordy: boolean
  /** A sentence in it is a text as well. */
  readonly terse: boolean
}

const ROLES = new Map<string, FieldRole>()
/** Errors have few names, and the same ones; a body made to be slow has many and long ones. */
const MOST_ROLES = 1_000
const LONGEST_NAME = 40

export function roleOf(name: string): FieldRole {
  const known = ROLES.get(name)
  if (known) return known
  const role = readRole(name.toLowerCase().replace(/[^a-z]/g, ''))
  if (ROLES.size >= MOST_ROLES) ROLES.clear()
  if (name.length <= LONGEST_NAME) ROLES.set(name, role)
  return role
}

function readRole(plain: string): FieldRole {
  const terse = CODE.has(plain)
  const code = terse || ENVELOPE_CODE.test(plain)
  const wordy = TEXT.has(plain)
  return {
    plain,
    time: TIME.test(plain),
    holder: WITHIN.has(plain) || ERROR_HOLDER.test(plain),
    code,
    kind: code || ERROR_CODE.test(plain),
    status: /(?:status|code)$/.test(plain),
    text: wordy || ENVELOPE_TEXT.test(plain),
    wordy,
    terse,
  }
}
