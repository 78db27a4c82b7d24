import type { Output } from '../../command-io.ts'

/** One line that says what is going on, on a terminal only; it is gone when the answer comes. */
export function createProgress(output: Output): { show(calls: number): void; clear(): void } {
  if (output.isTTY !== true) return { show() {}, clear() {} }
  const wipe = '\r\u001b[2K'
  return {
    show: calls => {
      output.write(`${wipe}Asking ${calls} question${calls === 1 ? '' : 's'} ...`)
    },
    clear: () => {
      output.write(wipe)
    },
  }
}
