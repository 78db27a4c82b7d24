/** The part of the notice document that an application needs (`docs/notice.schema.json` has all of it). */
export interface CreditNotice {
  readonly id: string
  readonly kind: string
  readonly at: string
  readonly condition: string
  readonly subject: { readonly about: string; readonly key?: string; readonly pool?: string }
}

/** Our document lies inside the message that chats show, or is the message itself where it was too long for both. */
export function readNotices(message: string): readonly CreditNotice[] {
  const outer: { metadata?: { additionalContext?: { notice?: string } }; notices?: readonly CreditNotice[] } =
    JSON.parse(message)
  const inner = outer.metadata?.additionalContext?.notice
  return (inner === undefined ? outer : (JSON.parse(inner) as typeof outer)).notices ?? []
}
