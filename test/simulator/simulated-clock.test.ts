import { describe, expect, it } from 'vitest'
import { createSimulatedClock } from '../../simulator/simulated-clock.ts'

const START = new Date('2025-11-20T12:00:00Z')

describe('a simulated clock', () => {
  it('stands still until it is moved', () => {
    const clock = createSimulatedClock(START)

    expect([clock.now(), clock.now()]).toEqual([START, START])
  })

  it('is moved by sleeping, without waiting', async () => {
    const clock = createSimulatedClock(START)

    await clock.sleep(3_600_000)

    expect(clock.now()).toEqual(new Date('2025-11-20T13:00:00Z'))
  })

  it('never goes back', () => {
    const clock = createSimulatedClock(START)

    clock.advanceTo(new Date('2025-11-20T12:30:00Z'))
    clock.advanceTo(START)

    expect(clock.now()).toEqual(new Date('2025-11-20T12:30:00Z'))
  })
})
