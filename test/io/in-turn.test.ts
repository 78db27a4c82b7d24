import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { inTurn } from '../../lambda/io/in-turn.ts'

it('each item has a turn of its own, in order', async () => {
  const done: string[] = []
  const turns = inTurn<string>(item => done.push(item))

  for (const item of ['a', 'b', 'c']) turns.add(item)
  await nextTurn()
  const afterOne = [...done]
  await turns.done()

  expect(afterOne.length).toBeLessThan(3)
  expect(done).toEqual(['a', 'b', 'c'])
})

it('what is added later is done, too', async () => {
  const done: number[] = []
  const turns = inTurn<number>(item => done.push(item))

  turns.add(0)
  await turns.done()
  turns.add(1)
  await turns.done()

  expect(done).toEqual([0, 1])
})

it('nothing to do is done at once', async () => {
  await expect(inTurn(() => {}).done()).resolves.toBeUndefined()
})

it('work that fails is not passed over', async () => {
  const done: string[] = []
  const turns = inTurn<string>(item => {
    if (item === 'a') throw new Error('no room')
    done.push(item)
  })

  for (const item of ['a', 'b']) turns.add(item)

  await expect(turns.done()).rejects.toThrow('no room')
  expect(done).toEqual(['b'])
})
