/** Started as a process of its own: the example's route, trusting a stand-in for SNS on loopback. Says its port, then answers GET with the model in use. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createModelSwitch } from '../../examples/webhook/model-switch.ts'
import { creditRoute } from '../../examples/webhook/route.ts'

const { topicArn, host } = JSON.parse(process.argv[2] ?? '') as { readonly topicArn: string; readonly host: string }
const models = createModelSwitch([
  { key: 'aimlapi', pool: 'claude', model: 'anthropic/claude-sonnet-4.5', fallback: 'gpt-4o' },
])
const route = creditRoute({
  topicArn,
  onNotice: models.hear,
  hosts: new RegExp(`^${host.replaceAll('.', '\\.')}$`),
})
const server = createServer((request, response) => {
  if (request.method === 'GET') response.end(models.modelFor('aimlapi', 'claude'))
  else void route(request, response)
})
server.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port))
process.on('disconnect', () => process.exit())
