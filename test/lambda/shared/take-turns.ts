/**
 * Two tasks that pass the same gate step by step, in the order of the draws: `turn` waits until it is one's turn. The second begins when
 * the first says so. When either has ended, the other goes on alone.
 */
export async function takeTurns<T>(
  draws: readonly number[],
  first: (turn: () => Promise<void>, begin: () => void) => Promise<T>,
  second: (turn: () => Promise<void>) => Promise<T>,
): Promise<readonly T[]> {
  const left = [...draws]
  const waiting: (() => void)[] = []
  let running = 1
  const pump = () => {
    if (waiting.length < running) return
    const [next] = waiting.splice((left.shift() ?? 0) % waiting.length, 1)
    next?.()
  }
  const turn = () =>
    new Promise<void>(resolve => {
      waiting.push(resolve)
      pump()
    })
  const ended = <R>(result: R): R => {
    running -= 1
    if (waiting.length > 0) pump()
    return result
  }
  let other: Promise<T> | undefined
  const begin = () => {
    if (other) return
    running += 1
    other = second(turn).then(ended)
  }
  const one = await first(turn, begin).then(ended)
  return other ? [one, await other] : [one]
}
