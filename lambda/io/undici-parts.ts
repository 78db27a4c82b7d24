import type { Agent as AgentOfUndici } from 'undici'
// @ts-expect-error: only undici as a whole has types, and as a whole it brings fetch, WebSocket, caches and mocks into the bundle.
import agent from 'undici/lib/dispatcher/agent.js'

/** undici's agent, without the two thirds of undici that a sweep never calls. The version is pinned; a build fails where its files have moved. */
export const Agent: typeof AgentOfUndici = agent
