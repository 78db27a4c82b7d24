import * as z from 'zod'
import type { Credential } from '../../lambda/core/watch-list.ts'
import { wrong } from './problem.ts'

const ALLOWED = "a reference: fromParameter('/credit-watchdog/…'), fromSecret('name', 'field') or fromEnv('NAME')"

/** A reference to a secret. A text in its place is never repeated in the message: it may be the secret itself. */
export function credentialSchema(mode: 'deploy' | 'local') {
  return z.custom<Credential>().superRefine((value, context) => {
    const message = credentialProblem(value, mode)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
}

/** What is wrong with a reference, or undefined. */
export function credentialProblem(value: unknown, mode: 'deploy' | 'local'): string | undefined {
  if (typeof value === 'string') return `got a text (not shown: it may be a key); allowed is ${ALLOWED}.`
  if (
    typeof value !== 'object' ||
    value === null ||
    !('from' in value) ||
    !('name' in value) ||
    typeof value.name !== 'string'
  )
    return wrong(value, ALLOWED)
  const { from, name } = value
  const field = 'field' in value ? value.field : undefined
  switch (from) {
    case 'parameter':
      if (/^\/[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/.test(name) && !/^\/(?:aws|ssm)\b/i.test(name)) return undefined
      return wrong(name, 'a parameter path of letters, digits and _ . - /, beginning with "/"', suggestPath(name))
    case 'secret':
      if (field === '*')
        return "'*' stands for every field of the secret, and this is one key; allowed is the name of a field. To watch them all: discover: fromSecret('name', '*') beside `keys`."
      if (field !== undefined && (typeof field !== 'string' || field === ''))
        return wrong(field, 'the name of a field of the JSON secret')
      if (/^arn:[a-z-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}$/.test(name))
        return undefined
      return /^[A-Za-z0-9/_+=.@-]{1,512}$/.test(name)
        ? undefined
        : wrong(name, 'the name or the full ARN of a secret in Secrets Manager')
    case 'env':
      if (mode === 'deploy')
        return `fromEnv('${name}') is for \`check\` and \`demo\` only: a deployed function's environment can be read by anybody who sees its configuration. Put it into a parameter: fromParameter('/credit-watchdog/${name.toLowerCase().replaceAll('_', '-')}').`
      return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? undefined : wrong(name, 'the name of an environment variable')
    default:
      return wrong(from, ALLOWED)
  }
}

function suggestPath(name: string): string | undefined {
  const path = `/${name.replace(/^\/+|\/+$/g, '').replace(/[^A-Za-z0-9_.\-/]+/g, '-')}`
  return path === '/' || /^\/(?:aws|ssm)\b/i.test(path) ? undefined : `Write '${path}'.`
}
