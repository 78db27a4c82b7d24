import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isInSpan, spansOf } from '../../lambda/core/spans.ts'

const names = Array.from({ length: 300 }, (_, index) => `key-${String(index).padStart(3, '0')}`)

describe('what is read of the state', () => {
  it('is one span for neighbours, gaps between them included', () => {
    expect(spansOf(['key-010', 'key-040'], names)).toEqual([{ from: 'pool:key-010/', to: 'pool:key-040/\uffff' }])
  })

  it('is a span more where many keys of others lie between', () => {
    expect(spansOf(['key-010', 'key-200'], names)).toHaveLength(2)
  })

  it('has the pools of every key that is asked for, also of one that is watched no more', () => {
    fc.assert(
      fc.property(fc.subarray(names), fc.constantFrom('kie', 'kie-2', 'key-1'), (some, extra) => {
        const wanted = [...some, extra]
        const spans = spansOf(wanted, names)

        return wanted.every(name => spans.some(span => isInSpan(`pool:${name}/default`, span)))
      }),
    )
  })

  it('has no pool of a key whose name only begins alike', () => {
    const [span] = spansOf(['kie'], ['kie', 'kie-2', 'kie2'])

    expect(span && ['kie-2', 'kie2'].filter(name => isInSpan(`pool:${name}/default`, span))).toEqual([])
  })
})
