import type { CommandIo } from '../../command-io.ts'

/** Whether block characters can be read where this is printed: by the locale's character set, as POSIX ranks the variables. */
export function showsBlocks(env: CommandIo['env']): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find(value => (value ?? '') !== '')
  return /utf-?8/i.test(locale ?? '') && env.TERM !== 'dumb'
}
