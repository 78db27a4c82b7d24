import type { Provider } from '../core/provider.ts'

const GUIDE = {
  documented: 'https://www.assemblyai.com/docs/pre-recorded-audio/guides/common_errors_and_solutions',
} as const

export const assemblyai = {
  id: 'assemblyai',
  aliases: ['assembly-ai'],
  name: 'AssemblyAI',
  hosts: { default: 'https://api.assemblyai.com', eu: 'https://api.eu.assemblyai.com' },
  auth: { in: 'header', name: 'authorization' },
  env: ['ASSEMBLYAI_API_KEY', 'ASSEMBLY_AI_API_KEY', 'ASSEMBLY_API_KEY', 'AAI_API_KEY'],
  probes: [],
  noSafeProbe:
    'AssemblyAI shows no balance, and its free calls answer as well without one; only a paid transcript is refused.',
  signatures: [
    { kind: 'exhausted', says: /your current account balance is negative/i, ownWords: true, evidence: GUIDE },
    {
      kind: 'suspended',
      says: /this feature is paid-only\b.{0,80}add a credit card/i,
      evidence: { seen: 'https://github.com/smithakolan/DeepSeek-R1-AI-Voice-Agent/issues/1', on: '2026-11-20' },
    },
    { kind: 'rejected', says: /api token missing\/invalid/i, evidence: { unconfirmed: 'known from use only' } },
    { kind: 'throttled', status: [429], evidence: { unconfirmed: 'known from use only' } },
  ],
  consoles: { docs: 'https://www.assemblyai.com/docs' },
  gotchas: ['Out of credit is HTTP 400, and the balance goes below zero first: a batch may fail half-way.'],
} as const satisfies Provider
