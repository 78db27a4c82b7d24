import type { Agent as AgentOfUndici, Dispatcher } from 'undici'
// @ts-expect-error: only undici as a whole has types, and as a whole it brings fetch, WebSocket, caches and mocks into the bundle.
import request from 'undici/lib/api/api-request.js'
// @ts-expect-error: as above
import agent from 'undici/lib/dispatcher/agent.js'

/** undici's agent, without the two thirds of undici that a sweep never calls. The version is pinned; a build fails where its files have moved. */
export const Agent: typeof AgentOfUndici = agent

/** `dispatcher.request(options)`, which only undici's own index adds to its dispatchers. */
export function sendRequest(
  dispatcher: Dispatcher,
  options: Dispatcher.RequestOptions,
): Promise<Dispatcher.ResponseData> {
  return request.call(dispatcher, options)
}
