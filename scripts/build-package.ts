import { spawnSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { writeFunction } from '../lib/write-function.ts'

/** Before `npm pack`: JavaScript, declarations, the built function and the demo's answers, all in `dist`. Node runs no TypeScript in node_modules. */
const root = join(import.meta.dirname, '..')
const dist = join(root, 'dist')
const typescript = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin', 'tsc')

rmSync(dist, { recursive: true, force: true })
const { status } = spawnSync(process.execPath, [typescript, '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
})
if (status !== 0) process.exit(status ?? 1)
writeFunction(join(dist, 'function'))
cpSync(join(root, 'simulator', 'answers'), join(dist, 'simulator', 'answers'), { recursive: true })
