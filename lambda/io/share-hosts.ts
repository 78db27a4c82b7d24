/** How much may run at once. */
export interface Shares {
  readonly connections: number
  readonly perHost: number
}

/**
 * Runs `work` over all items, in order within a host: so many at once over all, and so many per host, taking the hosts in turn. One slow
 * host then holds up nobody else.
 */
export async function shareHosts<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  { connections, perHost }: Shares,
  work: (item: Item, index: number) => Promise<void>,
): Promise<void> {
  const hosts = new Map<string, { readonly waiting: number[]; running: number; next: number }>()
  for (const [index, item] of items.entries()) {
    const host = hosts.get(hostOf(item)) ?? { waiting: [], running: 0, next: 0 }
    host.waiting.push(index)
    hosts.set(hostOf(item), host)
  }
  type Host = typeof hosts extends Map<string, infer Each> ? Each : never
  const ready = [...hosts.values()]
  let running = 0
  let left = items.length
  if (left === 0) return

  await new Promise<void>((resolve, reject) => {
    const hasMore = (host: Host) => host.next < host.waiting.length
    function start(): void {
      while (running < connections) {
        const host = ready.shift()
        if (host === undefined) return
        const index = host.waiting[host.next++]
        const item = index === undefined ? undefined : items[index]
        if (index === undefined || item === undefined) continue
        running++
        host.running++
        if (hasMore(host) && host.running < perHost) ready.push(host)
        work(item, index).then(() => finish(host), reject)
      }
    }
    function finish(host: Host): void {
      const wasFull = host.running >= perHost
      running--
      host.running--
      left--
      if (wasFull && hasMore(host)) ready.push(host)
      if (left === 0) resolve()
      else start()
    }
    start()
  })
}
