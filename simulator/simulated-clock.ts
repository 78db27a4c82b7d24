/** A clock that stands still until it is moved; sleeping moves it, and takes no time. */
export interface SimulatedClock {
  now(): Date
  sleep(milliseconds: number): Promise<void>
  /** Forward only: an earlier moment than now changes nothing. */
  advanceTo(moment: Date): void
}

export function createSimulatedClock(start: Date): SimulatedClock {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    async sleep(milliseconds) {
      nowMs += Math.max(0, milliseconds)
    },
    advanceTo(moment) {
      nowMs = Math.max(nowMs, moment.getTime())
    },
  }
}
