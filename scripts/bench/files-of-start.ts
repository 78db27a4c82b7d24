import { basename } from 'node:path'
import type { Metafile } from 'esbuild'

type Output = Metafile['outputs'][string]

/** What a start reads of a bundle: its entry, all that is imported at once from there, and the parts of these names with theirs. */
export function filesOfStart({ outputs }: Metafile, parts: readonly string[] = []): readonly Output[] {
  const wanted = Object.entries(outputs).filter(
    ([path, { entryPoint }]) =>
      entryPoint !== undefined && ['index.mjs', ...parts].some(part => basename(path).startsWith(part)),
  )
  const found = new Map<string, Output>(wanted)
  for (const { imports } of found.values())
    for (const { path, kind } of imports) {
      const output = outputs[path]
      if (kind === 'import-statement' && output) found.set(path, output)
    }
  return [...found.values()]
}
