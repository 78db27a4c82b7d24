import { describe, expect, it } from 'vitest'
import { acme, aKey, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK, type Reply } from '../support/sweeping.ts'

const line = [{ amount: 10, unit: 'USD' }]

/** What the line of the one pool says, after three sweeps with these balances. */
async function measured(reply: Reply) {
  const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }))
  deployment.reply = call => (call.probe.kind === 'balance' ? reply : OK[call.probe.kind])
  for (const clock of ['03:00', '03:05', '03:10']) await deployment.at(clock)
  const last = deployment.lines.pools.at(-1)
  return [last?.condition, last?.low, last?.exhausted]
}

describe('low, as a metric', () => {
  it.each<[string, Reply, unknown]>([
    ['above its line is 0', OK.balance(50), ['healthy', 0, 0]],
    ['under its line is 1', OK.balance(5), ['low', 1, 0]],
    ['out of credit is under its line, too', EMPTY, ['exhausted', 1, 1]],
  ])('%s', async (_title, reply, expected) => {
    expect(await measured(reply)).toEqual(expected)
  })

  it('is left out where nobody tells a balance', async () => {
    const silent = { ...acme, probes: acme.probes.filter(probe => probe.kind !== 'balance') }
    const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }), [silent])

    await deployment.at('03:00', { providers: [silent] })

    expect(deployment.lines.pools.map(pool => [pool.condition, pool.low])).toEqual([['healthy', undefined]])
  })

  it('is left out while nothing is known: missing is not zero', async () => {
    const deployment = deploy(aWatchList({ keys: [aKey({ low: line })] }))
    deployment.reply = () => ({ failure: 'timeout' })

    await deployment.at('03:00')

    expect(deployment.lines.pools.map(pool => [pool.condition, pool.low])).toEqual([['unavailable', undefined]])
  })
})
