import { expect, it } from 'vitest'
import { lookupOnce } from '../../lambda/io/lookup-once.ts'

type Callback = (error: NodeJS.ErrnoException | null, address: string, family: number) => void

/** Looks up when it is told to, and counts. */
function resolver() {
  const asked: string[] = []
  const open: (() => void)[] = []
  const lookup = lookupOnce((name, _options, answer) => {
    asked.push(name)
    open.push(() =>
      name.startsWith('gone') ? answer(new Error(`ENOTFOUND ${name}`), '', 0) : answer(null, '127.0.0.1', 4),
    )
  })
  const look = (name: string) =>
    new Promise<string>((resolve, reject) =>
      lookup(name, {}, ((error, address, family) =>
        error ? reject(error) : resolve(`${address} ${family}`)) as Callback as never),
    )
  const answerAll = () => {
    for (const each of open.splice(0)) each()
  }
  return { asked, look, answerAll }
}

it('a name is looked up once for all who ask meanwhile and afterwards', async () => {
  const { asked, look, answerAll } = resolver()

  const both = [look('api.example.com'), look('api.example.com')]
  answerAll()

  expect(await Promise.all(both)).toEqual(['127.0.0.1 4', '127.0.0.1 4'])
  expect(await look('api.example.com')).toBe('127.0.0.1 4')
  expect(asked).toEqual(['api.example.com'])
})

it('each name is looked up for itself', async () => {
  const { asked, look, answerAll } = resolver()

  const both = [look('one.example.com'), look('other.example.com')]
  answerAll()
  await Promise.all(both)

  expect(asked).toEqual(['one.example.com', 'other.example.com'])
})

it('what failed is looked up again', async () => {
  const { asked, look, answerAll } = resolver()

  const first = look('gone.example.com')
  answerAll()
  await expect(first).rejects.toThrow('ENOTFOUND')
  const second = look('gone.example.com')
  answerAll()

  await expect(second).rejects.toThrow('ENOTFOUND')
  expect(asked).toHaveLength(2)
})
