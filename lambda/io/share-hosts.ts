/** How much may run at once. */
export interface Shares {
  readonly connections: number
  readonly perHost: number
  /**
   * What takes longer than this makes room for others, and so does what a host that has not answered yet holds once others have: up to so
   * many in all. Hosts that hang hold up nobody else. @default nothing does
   */
  readonly slow?: { readonly afterMs: number; readonly atMost: number }
}

interface Host {
  readonly waiting: number[]
  next: number
  running: number
  /** Of those, the ones that have not taken too long yet. */
  runningShort: number
  hasAnswered: boolean
}

/**
 * Runs `work` over all items, in order within a host: so many at once over all, and so many per host, taking the hosts in turn, those that
 * have answered and those that have not by turns. `work` is told whether its host has nothing left to start.
 */
export async function shareHosts<Item>(
  items: readonly Item[],
  hostOf: (item: Item) => string,
  { connections, perHost, slow }: Shares,
  work: (item: Item, index: number, isLastOfHost: boolean) => Promise<void>,
): Promise<void> {
  const untried = [...byHost(items, hostOf).values()]
  const answering: Host[] = []
  let running = 0
  /** Of those that have not taken too long: the ones of hosts that have answered, and of hosts that have not. */
  const short = { answering: 0, untried: 0 }
  let wasUntried = false
  let left = items.length
  if (left === 0) return

  await new Promise<void>((resolve, reject) => {
    const hasMore = (host: Host) => host.next < host.waiting.length
    const queueOf = (host: Host) => (host.hasAnswered ? answering : untried)
    const count = (host: Host, more: 1 | -1) => {
      host.runningShort += more
      short[host.hasAnswered ? 'answering' : 'untried'] += more
    }

    function nextHost(): Host | undefined {
      if (running >= (slow?.atMost ?? connections)) return undefined
      const mayAnswering = answering.length > 0 && short.answering < connections
      const mayUntried = untried.length > 0 && short.answering + short.untried < connections
      wasUntried = mayUntried && !(mayAnswering && wasUntried)
      if (wasUntried) return untried.shift()
      return mayAnswering ? answering.shift() : undefined
    }
    function start(): void {
      for (let host = nextHost(); host !== undefined; host = nextHost()) {
        const index = host.waiting[host.next++]
        const item = index === undefined ? undefined : items[index]
        if (index === undefined || item === undefined) continue
        running++
        host.running++
        count(host, 1)
        if (hasMore(host) && host.running < perHost) queueOf(host).push(host)
        const call = { host, isLong: false }
        const patience = slow && setTimeout(overdue, slow.afterMs, call)
        work(item, index, !hasMore(host)).then(() => finish(call, patience), reject)
      }
    }
    function overdue(call: { readonly host: Host; isLong: boolean }): void {
      call.isLong = true
      count(call.host, -1)
      start()
    }
    function finish({ host, isLong }: { readonly host: Host; isLong: boolean }, patience?: NodeJS.Timeout): void {
      clearTimeout(patience)
      const wasFull = host.running >= perHost
      running--
      host.running--
      left--
      if (!isLong) {
        count(host, -1)
        answered(host)
      }
      if (wasFull && hasMore(host)) queueOf(host).push(host)
      if (left === 0) resolve()
      else start()
    }
    /** What it still has running is that of a host that answers. */
    function answered(host: Host): void {
      if (host.hasAnswered) return
      short.untried -= host.runningShort
      short.answering += host.runningShort
      host.hasAnswered = true
      const place = hasMore(host) ? untried.indexOf(host) : -1
      if (place !== -1) answering.push(...untried.splice(place, 1))
    }
    start()
  })
}

function byHost<Item>(items: readonly Item[], hostOf: (item: Item) => string): ReadonlyMap<string, Host> {
  const hosts = new Map<string, Host>()
  for (const [index, item] of items.entries()) {
    const name = hostOf(item)
    const host = hosts.get(name) ?? { waiting: [], next: 0, running: 0, runningShort: 0, hasAnswered: false }
    host.waiting.push(index)
    hosts.set(name, host)
  }
  return hosts
}
