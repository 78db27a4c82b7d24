import { describe, expect, it } from 'vitest'
import type { Discovered } from '../../lambda/core/discovery.ts'
import { createDiscovery, type Discovery } from '../../lambda/discovery.ts'
import { acme, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY, OK } from '../support/sweeping.ts'

const CONFIGURED = aWatchList({ keys: [], discover: [{ from: 'path', path: '/keys' }] })

/** A deployment that names no key. What stands under the path, and whether it can be listed, can be changed at any time. */
function discovering() {
  const watchList = { ...CONFIGURED }
  const deployment = deploy(watchList)
  const path = { names: [] as readonly string[], problem: undefined as string | undefined, listings: 0 }
  const kept = { found: {} as Discovered, fails: false, reads: 0 }
  const lister = {
    async list() {
      path.listings += 1
      return path.problem === undefined ? { names: path.names } : { problem: path.problem }
    },
  }
  const found = {
    async load() {
      kept.reads += 1
      if (kept.fails) throw new Error('no table')
      return kept.found
    },
    async save(discovered: Discovered) {
      if (kept.fails) throw new Error('no table')
      kept.found = discovered
    },
  }
  let now = new Date(0)
  const clock = { ...deployment.ports.clock, now: () => now }
  const start = () => createDiscovery({ clock, meter: deployment.ports.meter, lister, found }, [acme])
  let discovery = start()
  return {
    deployment,
    path,
    kept,
    restart() {
      discovery = start()
    },
    async at(time: string, as: Parameters<Discovery['expand']>[1] = 'listed') {
      now = new Date(`2025-11-20T${time}:00Z`)
      Object.assign(watchList, await discovery.expand(CONFIGURED, as, new Date(now.getTime() + 60_000)))
      return deployment.at(time)
    },
  }
}

const keysOf = ({ pools }: { readonly pools: readonly { readonly key: string }[] }) => pools.map(pool => pool.key)

describe('keys under a path', () => {
  it('are watched from the next listing on, 15 minutes after the one before', async () => {
    const { at, path } = discovering()
    path.names = ['acme/one']

    expect(keysOf(await at('03:00'))).toEqual(['acme-one'])
    path.names = ['acme/one', 'acme/two']
    expect(keysOf(await at('03:05'))).toEqual(['acme-one'])
    expect(keysOf(await at('03:10'))).toEqual(['acme-one'])
    expect(keysOf(await at('03:15'))).toEqual(['acme-one', 'acme-two'])
    expect(path.listings).toBe(2)
  })

  it('are known to a process that starts cold, which does not list again', async () => {
    const { at, restart, path, kept } = discovering()
    path.names = ['acme/one']
    await at('03:00')

    restart()

    expect(keysOf(await at('03:05'))).toEqual(['acme-one'])
    expect(path.listings).toBe(1)
    expect(kept.reads).toBe(2)
  })

  it('are told about like any other', async () => {
    const { at, deployment, path } = discovering()
    path.names = ['acme/one']
    deployment.reply = call => (call.probe.kind === 'balance' ? OK.balance(0) : EMPTY)

    await at('03:00')

    expect(deployment.published).toHaveLength(1)
    expect(deployment.published[0]?.email).toContain('acme-one')
  })

  it('stay watched while they cannot be listed, and that is said', async () => {
    const { at, deployment, path } = discovering()
    path.names = ['acme/one']
    await at('03:00')

    path.problem = 'the parameters under /keys may not be read'

    expect(keysOf(await at('03:15'))).toEqual(['acme-one'])
    expect(deployment.lines.warnings).toEqual(['keys could not be discovered; those known stay watched'])
  })

  it('are watched while what was found cannot be kept, and that is said', async () => {
    const { at, deployment, path, kept } = discovering()
    path.names = ['acme/one']
    kept.fails = true

    expect(keysOf(await at('03:00'))).toEqual(['acme-one'])
    expect(deployment.lines.warnings).toEqual([
      'the keys discovered before could not be read',
      'the keys discovered could not be kept',
    ])
  })

  it('that are no longer there are no longer watched, and an incident of theirs is closed', async () => {
    const { at, deployment, path } = discovering()
    path.names = ['acme/one', 'acme/two']
    const usual = deployment.reply
    deployment.reply = call => (call.key === 'acme-two' ? EMPTY : usual(call))
    await at('03:00')

    path.names = ['acme/one']
    const { notices } = await at('03:15')

    expect(notices).toMatchObject([{ kind: 'closed', subject: { key: 'acme-two' } }])
  })

  it('of an unknown provider are said once a listing, and take nothing with them', async () => {
    const { at, deployment, path } = discovering()
    path.names = ['nobody/one', 'acme/one']

    for (const clock of ['03:00', '03:05', '03:10']) expect(keysOf(await at(clock))).toEqual(['acme-one'])

    expect(deployment.lines.warnings).toEqual(['keys that were discovered cannot be watched'])
  })

  it('are the same for all functions of one sweep: the later ones take what the first one kept', async () => {
    const { at, path } = discovering()
    path.names = ['acme/one']
    await at('03:00')

    path.names = []

    expect(keysOf(await at('03:20', 'stored'))).toEqual(['acme-one'])
    expect(path.listings).toBe(1)
  })
})
