/** How much may run at once. */
export interface Shares {
  readonly connections: number
  readonly perHost: number
  /** What takes longer than this makes room for others, up to so many in all: hosts that hang hold up nobody else. @default nothing does */
  readonly slow?: { readonly afterMs: number; readonly atMost: number }
}

/**
 * Runs `work` over all items, in order within a host: so many at once over all, and so many per host, taking the hosts in turn. One slow
 * host then holds up nobody else. `work` is told whether its host has nothing left to start.
 */
export async function shareHosts<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  { connections, perHost, slow }: Shares,
  work: (item: Item, index: number, isLastOfHost: boolean) => Promise<void>,
): Promise<void> {
  const hosts = new Map<string, { readonly waiting: number[]; running: number; next: number }>()
  for (const [index, item] of items.entries()) {
    const host = hosts.get(hostOf(item)) ?? { waiting: [], running: 0, next: 0 }
    host.waiting.push(index)
    hosts.set(hostOf(item), host)
  }
  type Host = typeof hosts extends Map<string, infer Each> ? Each : never
  type Call = { readonly host: Host; isLong: boolean }
  const ready = [...hosts.values()]
  let running = 0
  let runningLong = 0
  let left = items.length
  if (left === 0) return

  await new Promise<void>((resolve, reject) => {
    const hasMore = (host: Host) => host.next < host.waiting.length
    const hasRoom = () => running - runningLong < connections && running < (slow?.atMost ?? connections)
    function start(): void {
      while (hasRoom()) {
        const host = ready.shift()
        if (host === undefined) return
        const index = host.waiting[host.next++]
        const item = index === undefined ? undefined : items[index]
        if (index === undefined || item === undefined) continue
        running++
        host.running++
        if (hasMore(host) && host.running < perHost) ready.push(host)
        const call = { host, isLong: false }
        const patience = slow && setTimeout(overdue, slow.afterMs, call)
        work(item, index, !hasMore(host)).then(() => finish(call, patience), reject)
      }
    }
    function overdue(call: Call): void {
      call.isLong = true
      runningLong++
      start()
    }
    function finish({ host, isLong }: Call, patience: NodeJS.Timeout | undefined): void {
      clearTimeout(patience)
      const wasFull = host.running >= perHost
      if (isLong) runningLong--
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
