import fc from 'fast-check'
import { expect, it } from 'vitest'
import { flatten, unflatten } from '../../../lambda/core/forecast/flat-points.ts'

const point = fc.record({
  minute: fc.nat(),
  balance: fc.double({ noNaN: true, noDefaultInfinity: true }),
  credited: fc.double({ noNaN: true, noDefaultInfinity: true }),
})

it('points that were laid flat are the same again', () => {
  fc.assert(
    fc.property(fc.array(point), points => {
      expect(unflatten(flatten(points))).toEqual(points)
    }),
  )
})
