import fc from 'fast-check'
import { expect, it } from 'vitest'
import { shareHosts } from '../../lambda/io/share-hosts.ts'

it('everything is done once, in order within a host, and never more at once than allowed', async () => {
  const hosts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 60 })
  const limit = fc.integer({ min: 1, max: 8 })

  await fc.assert(
    fc.asyncProperty(hosts, limit, limit, fc.scheduler(), async (items, connections, perHost, scheduler) => {
      const running = new Map<string, number>()
      const begun: number[] = []
      const ended: number[] = []

      const all = shareHosts(
        items,
        host => host,
        { connections, perHost },
        async (host, index) => {
          begun.push(index)
          running.set(host, (running.get(host) ?? 0) + 1)
          expect(running.get(host)).toBeLessThanOrEqual(perHost)
          expect([...running.values()].reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(connections)
          await scheduler.schedule(Promise.resolve())
          running.set(host, (running.get(host) ?? 0) - 1)
          ended.push(index)
        },
      )
      await scheduler.waitFor(all)

      expect(ended.toSorted((one, other) => one - other)).toEqual(items.map((_, index) => index))
      for (const host of new Set(items)) {
        const own = begun.filter(index => items[index] === host)
        expect(own).toEqual(own.toSorted((one, other) => one - other))
      }
    }),
  )
})

it('a host that has room is never left waiting while there is room at all', async () => {
  const open: (() => void)[] = []
  const begun: string[] = []

  const all = shareHosts(
    ['slow', 'slow', 'slow', 'fast', 'fast'],
    host => host,
    { connections: 4, perHost: 2 },
    host => {
      begun.push(host)
      return new Promise(resolve => open.push(resolve))
    },
  )

  expect(begun.toSorted()).toEqual(['fast', 'fast', 'slow', 'slow'])
  while (open.length > 0) {
    open.shift()?.()
    await Promise.resolve()
    await Promise.resolve()
  }
  await all
  expect(begun).toHaveLength(5)
})

it('what fails makes the whole fail', async () => {
  const failing = shareHosts(
    [1, 2],
    () => 'host',
    { connections: 1, perHost: 1 },
    async () => {
      throw new Error('no')
    },
  )

  await expect(failing).rejects.toThrow('no')
})

it('what hangs makes room for others after its time, up to so many in all', async () => {
  const hanging = Array.from({ length: 6 }, () => 'hangs')
  const answering = Array.from({ length: 20 }, () => 'answers')
  const slow = { afterMs: 20, atMost: 5 }
  let running = 0
  let most = 0
  let answered = 0

  await Promise.race([
    shareHosts(
      [...hanging, ...answering],
      host => host,
      { connections: 3, perHost: 4, slow },
      async host => {
        running++
        most = Math.max(most, running)
        if (host === 'hangs') await new Promise(() => {})
        running--
        answered++
      },
    ),
    new Promise(resolve => setTimeout(resolve, 200)),
  ])

  expect(answered).toBe(20)
  expect(most).toBeLessThanOrEqual(5)
})

it('what a host holds that has not answered yet takes no room once others have', async () => {
  const running = { hangs: 0, answers: 0 }
  const most = { hangs: 0, answers: 0 }
  const hosts = [...Array<'hangs'>(8).fill('hangs'), ...Array<'answers'>(30).fill('answers')]
  const slow = { afterMs: 60_000, atMost: 8 }
  let answered = 0

  void shareHosts(
    hosts,
    host => host,
    { connections: 4, perHost: 4, slow },
    async host => {
      most[host] = Math.max(most[host], ++running[host])
      if (host === 'hangs') await new Promise(() => {})
      await new Promise(resolve => setTimeout(resolve, 5))
      running[host]--
      answered++
    },
  )
  await expect.poll(() => answered).toBe(30)

  expect(most).toEqual({ hangs: 4, answers: 4 })
})
