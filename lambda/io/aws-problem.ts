/** What an AWS error means for a secret, by its name: its message may be long and holds account numbers. */
export function awsProblem(error: unknown): {
  readonly problem: 'missing' | 'denied' | 'unreachable'
  readonly words: string
} {
  const name = error instanceof Error ? error.name : 'unknown error'
  if (/NotFound/.test(name)) return { problem: 'missing', words: 'does not exist' }
  if (/AccessDenied|NotAuthorized|KeyId|Decryption|KMS|UnrecognizedClient|CredentialsProvider/.test(name)) {
    return { problem: 'denied', words: `may not be read (${name})` }
  }
  return { problem: 'unreachable', words: `could not be read (${name})` }
}
