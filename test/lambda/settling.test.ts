import { describe, expect, it } from 'vitest'
import type { ProbeCall } from '../../lambda/core/probe-call.ts'
import { aKey, aPool, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

const claude = aPool({ name: 'claude', model: 'claude-1', alternatives: ['c-1'], fallback: 'ollama' })
const keys = [
  aKey({ pools: [claude, aPool({ name: 'chat', model: 'gpt' })], dailyBudgetUsd: 1 }),
  aKey({ name: 'ollama', account: 'ollama', pools: [aPool({ model: 'llama' })], dailyBudgetUsd: 1 }),
]

/** Claude is refused on the first key, whatever it is called; `fails` does not answer either. */
function refuse(fails: (call: ProbeCall) => boolean = () => false) {
  const deployment = deploy(aWatchList({ keys }))
  deployment.reply = call => {
    if (call.probe.kind === 'balance') return OK.balance(50)
    if (call.probe.kind === 'access') return OK.access
    if (call.pools.includes('claude')) return EMPTY
    return fails(call) ? { failure: 'timeout' } : OK.canary
  }
  return deployment
}

/** The first e-mail on one line. */
const mailOf = ({ published }: Deployment) => published[0]?.email.replace(/\s+/g, ' ')

const canaries = (calls: readonly ProbeCall[]) =>
  calls
    .filter(({ probe }) => probe.kind === 'canary')
    .map(({ key, model }) => `${key} ${model}`)
    .sort()

describe('a pool that is refused', () => {
  it('has its spellings, its fallback and another model on the key asked once, in that sweep', async () => {
    const deployment = refuse()
    await deployment.at('08:00')
    const first = canaries(deployment.calls)
    deployment.calls.length = 0

    await deployment.at('08:05')

    expect(first).toEqual(['ollama llama', 'shop c-1', 'shop claude-1', 'shop gpt'])
    expect(canaries(deployment.calls)).not.toContain('shop c-1')
  })

  it('has the fallback recommended that answered, with the time', async () => {
    const deployment = refuse()

    await deployment.at('08:00')

    expect(mailOf(deployment)).toContain('Switch to llama. It answered on key "ollama" at 08:00.')
  })

  it('has none recommended where none answered, though balances are read', async () => {
    const deployment = refuse(() => true)

    await deployment.at('08:00')

    expect(mailOf(deployment)).not.toMatch(/Switch to/)
    expect(mailOf(deployment)).toContain('Your fallback llama did not answer either (08:00).')
  })

  it('takes the other model on the key, where the declared fallback does not answer', async () => {
    const deployment = refuse(({ key }) => key === 'ollama')

    await deployment.at('08:00')

    expect(mailOf(deployment)).toContain('Switch to gpt. It answered on the same key at 08:00.')
  })
})
