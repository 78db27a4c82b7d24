import { describe, expect, it } from 'vitest'
import { ACT_SECRETS } from '../../simulator/acts/act.ts'
import { ACTS } from '../../simulator/acts/acts.ts'
import { loadAnswers } from '../../simulator/load-answers.ts'

describe.each(ACTS)('act $name', act => {
  it('tells its events in the order of time, none after the last sweep', () => {
    const times = act.events.map(event => event.at)

    expect(times.map(Date.parse)).toEqual(times.map(Date.parse).toSorted((one, other) => one - other))
    expect(Date.parse(times.at(-1) ?? '')).toBeLessThan(Date.parse(act.until))
  })

  it('uses answers that are recorded, of providers it starts', () => {
    for (const { provider, behaviour } of act.events) {
      expect(act.providers).toContain(provider)
      if (behaviour.kind === 'recorded') expect(Object.keys(loadAnswers(provider))).toContain(behaviour.file)
    }
  })

  it('has a simulated secret for each of its keys', () => {
    const keys = act.keys(provider => `http://127.0.0.1/${provider}`)

    for (const { key } of keys) expect(ACT_SECRETS).toHaveProperty((key as { name: string }).name)
  })
})
