import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CATALOGUE_FILE, WATCH_LIST_FILE } from '../../lambda/contract.ts'
import { writeWatchList } from '../../lambda/core/watch-list-json.ts'
import { writeFunction } from '../../lib/write-function.ts'
import { type Figure, figure, median } from './figure.ts'
import { filesOfStart } from './files-of-start.ts'
import { watchListOf } from './watch-list-of.ts'

const TARGET_BYTES = 1_200_000
const STARTS = 15
const ENVIRONMENT = {
  DEPLOYMENT_NAME: 'Bench',
  STATE_TABLE_NAME: 'state',
  ALERTS_TOPIC_ARN: 'arn:aws:sns:eu-west-1:123456789012:alerts',
  AWS_REGION: 'eu-west-1',
}

/**
 * What a start reads, and the CPU time of a process that imports it against one that does nothing, in turn. The watch list's keys are in the
 * Parameter Store, whose client is loaded with it.
 */
export async function bundle(): Promise<readonly Figure[]> {
  const directory = mkdtempSync(join(tmpdir(), 'credit-watchdog-bench-'))
  try {
    const code = filesOfStart(writeFunction(directory), ['parameter-store']).reduce((sum, file) => sum + file.bytes, 0)
    const bytes = code + statSync(join(directory, CATALOGUE_FILE)).size
    writeFileSync(join(directory, WATCH_LIST_FILE), writeWatchList(watchListOf(10, () => 'https://api.deepseek.com')))
    const path = join(directory, 'index.mjs')
    const empty: number[] = []
    const importing: number[] = []
    for (let start = 0; start < STARTS; start++) {
      empty.push(cpuMsOf(''))
      importing.push(cpuMsOf(`await import(${JSON.stringify(path)});`))
    }
    return [
      figure('bundle as a start reads it, minified, with the catalogue / budget', bytes, 'bytes', TARGET_BYTES),
      figure('start that imports the bundle: CPU / empty process', median(importing), 'ms', median(empty)),
    ]
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function cpuMsOf(code: string): number {
  const report = 'const { user, system } = process.cpuUsage(); process.stdout.write(String((user + system) / 1000))'
  const { stdout, stderr } = spawnSync(process.execPath, ['-e', `(async () => { ${code} ${report} })()`], {
    env: ENVIRONMENT,
    encoding: 'utf8',
  })
  const cpuMs = Number(stdout)
  if (stdout === '' || Number.isNaN(cpuMs)) throw new Error(`the start was not measured: ${stderr || stdout}`)
  return cpuMs
}
