import type { CanaryProbe, Provider } from '../provider.ts'

/**
 * The canary that asks for this model: the first whose model names fit. Without a model it is the provider's first one, with its own
 * model: OpenAI's embeddings canary costs a hundredth of a chat, but cannot ask for `gpt-4o-mini`.
 */
export function canaryFor(provider: Provider, model?: string): CanaryProbe | undefined {
  return provider.probes
    .filter(probe => probe.kind === 'canary')
    .find(probe => model === undefined || (probe.modelsStartingWith ?? ['']).some(start => model.startsWith(start)))
}
