import type { Provider } from '../core/provider.ts'

/** Servers of your own: Ollama, LM Studio, vLLM. They burn no credits; they are watched because they are somebody's fallback. */
export const openaiCompatible = {
  id: 'openai-compatible',
  aliases: ['local', 'ollama', 'ollama_chat', 'lm-studio', 'lm_studio', 'lmstudio', 'vllm', 'hosted_vllm', 'llama-cpp'],
  name: 'OpenAI-compatible server',
  hosts: { default: 'http://localhost:11434', 'lm-studio': 'http://localhost:1234', vllm: 'http://localhost:8000' },
  // Sent only where a key is given; most have none.
  auth: { in: 'header', name: 'authorization', scheme: 'Bearer' },
  env: ['OPENAI_COMPATIBLE_API_KEY'],
  probes: [
    {
      id: 'access',
      kind: 'access',
      request: { path: '/v1/models' },
      proof: 'object',
      evidence: { documented: 'https://docs.ollama.com/api/openai-compatibility' },
    },
    {
      id: 'canary',
      kind: 'canary',
      model: 'llama3.2',
      costUsd: 0,
      // It may load a model into memory first: asked only where a pool names one.
      optIn: true,
      request: {
        method: 'POST',
        path: '/v1/chat/completions',
        body: { model: '{model}', messages: [{ role: 'user', content: 'hi' }], max_tokens: 1 },
      },
      proof: 'choices',
      evidence: { documented: 'https://docs.ollama.com/api/openai-compatibility' },
    },
  ],
  signatures: [
    {
      kind: 'retired',
      says: /^model .{1,100} not found/i,
      evidence: { documented: 'https://docs.ollama.com/api/errors' },
    },
    {
      kind: 'retired',
      says: /no models loaded/i,
      evidence: { seen: 'an answer of LM Studio recorded in a public repository', on: '2026-11-20' },
    },
    { kind: 'retired', code: ['model_not_found'], evidence: { documented: 'https://docs.ollama.com/api/errors' } },
  ],
  consoles: { docs: 'https://docs.ollama.com/api/openai-compatibility' },
  gotchas: ['A function in the cloud reaches a server in your own network only through a VPC or a tunnel.'],
} as const satisfies Provider
