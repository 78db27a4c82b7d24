/** The other side: what this process is to do. */
export function receiveOrder<Order>(): Promise<Order> {
  return new Promise(resolve => process.once('message', message => resolve((message as { order: Order }).order)))
}

/** Answers and ends this process. */
export function answer(result: unknown): void {
  process.send?.(result, () => process.exit())
}
