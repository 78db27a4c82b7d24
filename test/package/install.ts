import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'

const PROJECT = join(import.meta.dirname, '..', '..')

export interface Manifest {
  readonly name: string
  readonly dependencies: Readonly<Record<string, string>>
  readonly peerDependencies: Readonly<Record<string, string>>
}

/** `npm pack`, as anybody would run it. Gives the tarball's path. */
export function pack(directory: string): string {
  const packed = execFileSync('npm', ['pack', '--silent', '--pack-destination', directory], {
    cwd: PROJECT,
    encoding: 'utf8',
  })
  return join(directory, packed.trim().split('\n').at(-1) ?? '')
}

/**
 * A copy of the example with the tarball in its `node_modules`, and beside it exactly what the tarball's manifest asks for: no network, and
 * whatever it needs without saying so is missed. The copies of the dependencies are this project's own.
 */
export function installInto(app: string, tarball: string): Manifest {
  cpSync(join(PROJECT, 'examples', 'cdk-app'), app, { recursive: true })
  const modules = join(app, 'node_modules')
  const home = join(modules, 'credit-watchdog')
  mkdirSync(home, { recursive: true })
  execFileSync('tar', ['-xzf', tarball, '-C', home, '--strip-components=1'])
  const manifest: Manifest = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  for (const name of Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies })) {
    const link = join(modules, name)
    mkdirSync(dirname(link), { recursive: true })
    symlinkSync(join(PROJECT, 'node_modules', name), link, 'dir')
  }
  mkdirSync(join(modules, '.bin'))
  symlinkSync(join('..', 'credit-watchdog', 'bin', 'credit-watchdog.js'), join(modules, '.bin', 'credit-watchdog'))
  return manifest
}
