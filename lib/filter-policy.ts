import { EVERYBODY } from '../lambda/core/attributes.ts'
import { severitiesHeard } from '../lambda/core/severities-heard.ts'
import type { Recipient } from '../lambda/core/watch-list.ts'

const SEVERITIES = 3

/**
 * Which messages a recipient's subscription lets pass, by attribute; undefined for all of them. Every part lists "*" beside the names: what
 * concerns everybody passes every filter. All severities are no filter at all.
 */
export function filterPolicyOf(recipient: Recipient): Readonly<Record<string, readonly string[]>> | undefined {
  const { providers, keys } = recipient
  const severity = severitiesHeard(recipient.severity)
  const policy = {
    ...(severity.length >= SEVERITIES ? {} : { severity: [...severity, EVERYBODY] }),
    ...(providers === undefined ? {} : { providers: [...providers, EVERYBODY] }),
    ...(keys === undefined ? {} : { keys: [...keys, EVERYBODY] }),
  }
  return Object.keys(policy).length === 0 ? undefined : policy
}
