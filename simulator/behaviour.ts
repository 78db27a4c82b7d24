import type { VerdictKind } from '../lambda/core/provider.ts'

/** How a simulated provider behaves from now on. */
export type Behaviour =
  /** The first recorded answer of that verdict for the probe asked (`healthy`: with the amount that was recorded). */
  | { readonly kind: VerdictKind }
  /** Healthy, and the balance reads so much: written into the recorded body through the probe's own reading paths. */
  | { readonly kind: 'draining'; readonly to: number; readonly unit?: string }
  /** One recorded answer by its file name, without `.json`. */
  | { readonly kind: 'recorded'; readonly file: string }
  /** Any status, body and headers. */
  | {
      readonly kind: 'answer'
      readonly status: number
      readonly body?: unknown
      readonly headers?: Readonly<Record<string, string>>
    }
  /** Accepts the connection and the request and never answers. */
  | { readonly kind: 'hanging' }
  /** Status and headers at once, then a byte every so often, without end. @default 50 ms */
  | { readonly kind: 'dripping'; readonly everyMs?: number }
  /** The healthy answer, padded beyond the 64 KiB that are read. @default 131,072 bytes */
  | { readonly kind: 'huge'; readonly bytes?: number }
  /** HTTP 302. @default https://login.example.com/ */
  | { readonly kind: 'redirect'; readonly to?: string }
  /** The socket is destroyed with a TCP reset once the request has arrived. */
  | { readonly kind: 'reset' }
  /** An error whose body and one header repeat the credential that was sent. @default 401 */
  | { readonly kind: 'echo-key'; readonly status?: number }

/** What a script is about; absent parts mean every probe, every model. */
export interface ScriptScope {
  /** A probe's id. */
  readonly probe?: string
  /** One model or several spellings of it. */
  readonly model?: string | readonly string[]
}
