import { REGION, type StandIn } from './moto.ts'

/** AWS as a person with a terminal asks it: the services that this project has no client for. */
export interface Aws {
  /** A service that speaks JSON: `call('sqs', 'AmazonSQS.CreateQueue', { QueueName })`. */
  call(service: string, target: string, input: object): Promise<Record<string, unknown>>
  get(service: string, path: string): Promise<Response>
}

export function aws({ endpoint }: StandIn): Aws {
  // Nobody checks the signature; the service is told by its scope.
  const scope = (service: string) =>
    `AWS4-HMAC-SHA256 Credential=test/20261120/${REGION}/${service}/aws4_request, SignedHeaders=host, Signature=none`
  return {
    async call(service, target, input) {
      const headers = {
        authorization: scope(service),
        'content-type': `application/x-amz-json-${service === 'sqs' || service === 'dynamodb' ? '1.0' : '1.1'}`,
        'x-amz-target': target,
      }
      const response = await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(input) })
      const text = await response.text()
      if (!response.ok) throw new Error(`${target}: ${response.status} ${text}`)
      return text === '' ? {} : JSON.parse(text)
    },
    async get(service, path) {
      const response = await fetch(endpoint + path, { headers: { authorization: scope(service) } })
      if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
      return response
    },
  }
}
