import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { parseEnv } from 'node:util'
import { type CommandIo, UsageError } from '../../command-io.ts'

/** Variables with where each was read. Values are secrets: they go to the prober and nowhere else. */
export type Environment = ReadonlyMap<string, { readonly value: string; readonly from: string }>

/** The environment, and over it the env files in the order given: a file that was named is what the user wants to know about. */
export function readEnvironment(io: CommandIo, files: readonly string[]): Environment {
  const environment = new Map<string, { value: string; from: string }>()
  for (const [name, value] of Object.entries(io.env)) {
    if (value !== undefined) environment.set(name, { value, from: 'the environment' })
  }
  for (const file of files) {
    for (const [name, value] of Object.entries(parseEnv(readEnvFile(resolve(io.cwd, file), file)))) {
      if (value !== undefined) environment.set(name, { value, from: file })
    }
  }
  return environment
}

function readEnvFile(path: string, asTyped: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable'
    const why = code === 'ENOENT' ? 'does not exist' : code === 'EISDIR' ? 'is a folder' : `cannot be read (${code})`
    throw new UsageError(`The env file ${JSON.stringify(asTyped)} ${why}. Looked for ${path}.`)
  }
}
