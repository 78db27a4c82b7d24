#!/usr/bin/env node
// Plain JavaScript, so that any Node starts it. The packed command is JavaScript too, in dist. In a clone it is TypeScript, which Node runs
// directly from 24 on: an older one hands over to the Node among our own dependencies.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = path => fileURLToPath(new URL(path, import.meta.url))

if (!existsSync(here('credit-watchdog.ts'))) {
  await import('../dist/bin/credit-watchdog.js')
} else if (Number.parseInt(process.versions.node, 10) >= 24) {
  await import('./credit-watchdog.ts')
} else {
  const own = [here('../node_modules/node/bin/node'), here('../node_modules/node/bin/node.exe')].find(existsSync)
  if (own === undefined) {
    process.stderr.write(
      `credit-watchdog needs Node 24 or newer, this is ${process.version}. Run npm ci first: it installs one beside the code.\n`,
    )
    process.exitCode = 64
  } else {
    // The -- keeps our --env-file from Node, which would take it for its own even behind the script.
    const child = spawn(own, ['--', here('credit-watchdog.ts'), ...process.argv.slice(2)], { stdio: 'inherit' })
    // Ctrl-C reaches the child by itself; this process only has to stay until it has ended.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143)
    })
  }
}
