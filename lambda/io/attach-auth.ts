import type { Auth } from '../core/provider.ts'
import type { BuiltRequest } from '../core/request.ts'

/** The request with the secret in it: made last, sent, and not kept. */
export function attachAuth(request: BuiltRequest, auth: Auth, secret: string): BuiltRequest {
  switch (auth.in) {
    case 'header': {
      const value = auth.scheme === undefined ? secret : `${auth.scheme} ${secret}`
      return { ...request, headers: { ...request.headers, [auth.name.toLowerCase()]: value } }
    }
    case 'query': {
      const url = new URL(request.url)
      url.searchParams.set(auth.name, secret)
      return { ...request, url }
    }
    case 'basic': {
      const encoded = Buffer.from(secret).toString('base64')
      return { ...request, headers: { ...request.headers, authorization: `Basic ${encoded}` } }
    }
    case 'none':
      return request
  }
}
