import type { IncomingMessage } from 'node:http'
import type { Auth } from '../lambda/core/provider.ts'

/** The credential as it was sent, when it was sent where and how the catalogue says; undefined otherwise. */
export function credentialSent(request: IncomingMessage, auth: Auth): string | undefined {
  switch (auth.in) {
    case 'header': {
      const value = request.headers[auth.name.toLowerCase()]
      if (typeof value !== 'string') return undefined
      if (auth.scheme === undefined) return value.trim() || undefined
      const [scheme, secret] = value.split(' ', 2)
      return scheme === auth.scheme && secret ? value : undefined
    }
    case 'query':
      return new URLSearchParams(request.url?.split('?')[1] ?? '').get(auth.name) || undefined
    case 'basic':
      return /^Basic \S+$/.test(request.headers.authorization ?? '') ? request.headers.authorization : undefined
    case 'none':
      return ''
  }
}
