/** A subscription's filter policy on message attributes, as far as ours go: exact strings. */
export type FilterPolicy = Readonly<Record<string, readonly string[]>>

/** Attributes as SNS takes them: a text, or a `String.Array`. */
export type FilteredAttributes = Readonly<Record<string, string | readonly string[]>>

/**
 * Decides as SNS does whether a subscription gets a message: every name of the policy must be an attribute, and its value, or one of its
 * values, be listed exactly. Without a policy it gets all. SNS takes no empty array, so one counts as absent.
 */
export function passesFilter(policy: FilterPolicy | undefined, attributes: FilteredAttributes): boolean {
  return Object.entries(policy ?? {}).every(([name, allowed]) => {
    const value = attributes[name]
    const values = value === undefined ? [] : typeof value === 'string' ? [value] : value
    return values.some(each => allowed.includes(each))
  })
}
