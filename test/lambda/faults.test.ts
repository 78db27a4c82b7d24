import { describe, expect, it } from 'vitest'
import type { Provider } from '../../lambda/core/provider.ts'
import { createMemorySamples } from '../../lambda/io/memory-samples.ts'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { type Deployment, deploy, EMPTY, OK } from '../support/sweeping.ts'

/** Its unit is whatever the answer says, half a character too: no address, and no name of an item, can be made of that. */
const odd = {
  ...acme,
  id: 'odd',
  probes: [
    {
      id: 'balance',
      kind: 'balance',
      request: { path: '/balance' },
      proof: 'balance',
      reads: [{ measures: 'balance', plus: ['balance'], unit: { at: 'unit' } }],
      evidence: { documented: 'https://docs.acme.example.com' },
    },
  ],
} as const satisfies Provider

const credential = (name: string) => ({ from: 'parameter', name }) as const
const first = aKey({ name: 'first', account: 'first', provider: 'odd', credential: credential('/first') })
const second = aKey({ name: 'second', account: 'second', credential: credential('/second') })

function watched(keys = [first, second]): Deployment {
  const deployment = deploy(aWatchList({ keys }), [acme, odd])
  Object.assign(deployment.ports, { samples: createMemorySamples() })
  deployment.reply = ({ key, probe }) => {
    if (key === 'first') return { status: 200, body: { balance: 5, unit: '\ud800' } }
    return probe.kind === 'balance' ? OK.balance(0) : EMPTY
  }
  return deployment
}

describe('a fault in what is worked out of one key', () => {
  it('costs no other key its notice, and makes the sweep fail once that is out', async () => {
    const deployment = watched()

    await expect(deployment.at('03:05')).rejects.toThrow('first')

    expect(deployment.published.map(({ subject }) => subject)).toEqual([expect.stringContaining('Acme')])
    expect(deployment.lines.warnings.join()).toContain('fault')
  })

  it('leaves the lease to the next sweep, which tells nothing twice', async () => {
    const deployment = watched()
    await expect(deployment.at('03:05')).rejects.toThrow('first')

    await expect(deployment.at('03:10')).rejects.toThrow('first')

    expect(deployment.published).toHaveLength(1)
  })

  it('is one of its decision, too', async () => {
    const deployment = watched([{ ...first, provider: 'nobody' }, second])

    await expect(deployment.at('03:05')).rejects.toThrow('first')

    expect(deployment.published).toHaveLength(1)
  })

  it('does not hide that the memory is lost, nor what is certain of the others', async () => {
    const deployment = watched([{ ...first, provider: 'nobody' }, second])
    deployment.store = { ...deployment.store, load: () => Promise.reject(new Error('no answer')) }

    await expect(deployment.at('03:00', { process: { sweptWell: true } })).rejects.toThrow('no answer')

    expect(deployment.published[0]?.subject).toMatch(/memory lost/i)
    expect(deployment.published[0]?.email).toContain('Acme')
  })
})
