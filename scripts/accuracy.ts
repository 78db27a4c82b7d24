/**
 * Measures the judge on labelled error responses, one JSON object a line: { id, provider, status, headers, body, kind, also?, loose? }.
 *   npm run accuracy -- errors.jsonl [--misses-only]
 * Without a file it takes the recorded answers of the simulator.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Classify, createClassifier } from '../lambda/core/classify.ts'
import type { Provider, VerdictKind } from '../lambda/core/provider.ts'
import type { Verdict } from '../lambda/core/verdict.ts'
import { findProvider, PROVIDERS } from '../lambda/providers/all.ts'
import type { RecordedAnswer } from '../simulator/recorded-answer.ts'

interface Labelled {
  readonly id: string
  readonly provider: string
  readonly status: number | null
  readonly headers?: Readonly<Record<string, string>>
  readonly body: unknown
  readonly kind: VerdictKind
  /** Other kinds that a fair judge could give. */
  readonly also?: readonly VerdictKind[]
  /** The label itself is open to doubt: shown, not counted. */
  readonly loose?: true
}

interface Judged {
  readonly row: Labelled
  readonly kind: VerdictKind
  readonly signature: string
}

const BILLING: readonly VerdictKind[] = ['exhausted', 'capped', 'suspended']
const ANSWERS = 'simulator/answers'

function report(rows: readonly Labelled[]): void {
  const counted = rows.filter(row => !row.loose)
  const classify = createClassifier(PROVIDERS)
  const judged = counted.map(row => judge(classify, row, providerOf(row)))
  show('The judge', measure(judged))
  show('Leaving its own provider out', measure(counted.map(row => leaveOut(row))))
  for (const [name, says] of BASELINES) {
    show(name, measure(counted.map(row => ({ row, kind: says(row) ? 'exhausted' : 'unknown', signature: name }))), true)
  }
  showKinds(judged)
  showConfusion(judged)
  showMisses(
    'Misses',
    judged.filter(answer => !isRight(answer)),
  )
  showMisses(
    'Loose rows, not counted',
    rows.filter(row => row.loose).map(row => judge(classify, row, providerOf(row))),
  )
  const leftOut = counted.map(row => leaveOut(row)).filter(answer => !isRight(answer))
  showMisses(
    'Misses only when the provider is left out',
    leftOut.filter(({ row }) => isRight(judge(classify, row, providerOf(row)))),
  )
}

function judge(classify: Classify, row: Labelled, provider: Provider | undefined): Judged {
  const body = textOf(row)
  const observation = { at: new Date('2026-11-20T12:00:00Z'), status: row.status, headers: row.headers ?? {}, body }
  const verdict: Verdict = classify(observation, provider ? { provider } : {})
  return { row, kind: verdict.kind, signature: verdict.signature ?? '-' }
}

const without = new Map<string, Classify>()

/** As if nobody had ever written that provider's file: neither its rows nor its own words are known. */
function leaveOut(row: Labelled): Judged {
  const own = providerOf(row)
  const key = own?.id ?? ''
  const classify = without.get(key) ?? createClassifier(PROVIDERS.filter(provider => provider !== own))
  without.set(key, classify)
  return judge(classify, row, undefined)
}

/** 'dmxapi/anthropic' is DMXAPI relaying Anthropic: it is asked as DMXAPI. */
function providerOf(row: Labelled): Provider | undefined {
  return findProvider(row.provider) ?? findProvider(row.provider.split('/', 1).join(''))
}

function isRight({ row, kind }: Judged): boolean {
  return kind === row.kind || (row.also?.includes(kind) ?? false)
}

function isBilling(kind: VerdictKind): boolean {
  return BILLING.includes(kind)
}

interface Measures {
  readonly stops: number
  readonly found: number
  readonly claimed: number
  readonly rightly: number
  readonly right: number
  readonly of: number
}

/** A billing stop is found when a billing kind (or one in `also`) is given; a claim is wrong when no label of the row is a billing kind. */
function measure(judged: readonly Judged[]): Measures {
  const stops = judged.filter(({ row }) => isBilling(row.kind))
  const claims = judged.filter(({ kind }) => isBilling(kind))
  return {
    stops: stops.length,
    found: stops.filter(answer => isBilling(answer.kind) || isRight(answer)).length,
    claimed: claims.length,
    rightly: claims.filter(({ row }) => [row.kind, ...(row.also ?? [])].some(isBilling)).length,
    right: judged.filter(isRight).length,
    of: judged.length,
  }
}

function show(name: string, measures: Measures, billingOnly = false): void {
  const { stops, found, claimed, rightly, right, of } = measures
  const kinds = billingOnly ? '' : `   kind right ${share(right, of)} (${right} of ${of})`
  console.log(`${name}`)
  console.log(
    `  billing recall ${share(found, stops)} (${found} of ${stops})   precision ${share(rightly, claimed)} (${rightly} of ${claimed})${kinds}`,
  )
}

function share(part: number, whole: number): string {
  return whole === 0 ? '-' : `${((100 * part) / whole).toFixed(1)} %`
}

function showKinds(judged: readonly Judged[]): void {
  console.log('\nPer kind')
  for (const kind of kindsOf(judged)) {
    const ofKind = judged.filter(({ row }) => row.kind === kind)
    if (ofKind.length > 0)
      console.log(
        `  ${kind.padEnd(12)} ${share(ofKind.filter(isRight).length, ofKind.length).padStart(8)} of ${ofKind.length}`,
      )
  }
}

function showConfusion(judged: readonly Judged[]): void {
  const kinds = kindsOf(judged)
  console.log(
    `\nLabelled (down) and judged (across; a kind in \`also\` counts as the label)\n  ${''.padEnd(12)}${kinds.map(kind => kind.slice(0, 9).padStart(10)).join('')}`,
  )
  for (const label of kinds) {
    const cells = kinds.map(kind => {
      const count = judged.filter(
        answer => answer.row.kind === label && (isRight(answer) ? label : answer.kind) === kind,
      ).length
      return (count === 0 ? '.' : String(count)).padStart(10)
    })
    console.log(`  ${label.padEnd(12)}${cells.join('')}`)
  }
}

function kindsOf(judged: readonly Judged[]): readonly VerdictKind[] {
  return [...new Set(judged.flatMap(({ row, kind }) => [row.kind, kind]))].sort()
}

function showMisses(title: string, judged: readonly Judged[]): void {
  console.log(`\n${title}: ${judged.length}`)
  for (const { row, kind, signature } of judged) {
    const body = textOf(row)
    const labels = [row.kind, ...(row.also ?? [])].join('/')
    console.log(
      `  ${row.id}  ${row.provider} ${row.status ?? '-'}  is ${labels}, judged ${kind} (${signature})\n      ${body.replace(/\s+/g, ' ').slice(0, 220)}`,
    )
  }
}

/** What people do instead, for comparison: each says "this is about money". */
const BASELINES: readonly (readonly [string, (row: Labelled) => boolean])[] = [
  ['Baseline: the words quota, credit, balance, billing', row => /quota|credit|balance|billing/i.test(textOf(row))],
  [
    'Baseline: status 402 or insufficient_quota',
    row => row.status === 402 || textOf(row).includes('insufficient_quota'),
  ],
  ['Baseline: rules of a widely used key gateway', row => gatewayDisables(row)],
]

/** In the manner of key gateways that switch a channel off: a key's 401, a few types and codes, and a few phrases. */
function gatewayDisables(row: Labelled): boolean {
  const text = textOf(row).toLowerCase()
  return (
    row.status === 401 ||
    /"(?:type|code)": ?"(?:insufficient_quota|authentication_error|permission_error|forbidden|invalid_api_key|account_deactivated|billing_not_active|arrearage)"/.test(
      text,
    ) ||
    /your credit balance is too low|this organization has been disabled|you exceeded your current quota|permission denied|the security token included in the request is invalid|operation not allowed|your account is not authorized/.test(
      text,
    )
  )
}

function textOf({ body }: Labelled): string {
  return typeof body === 'string' ? body : (JSON.stringify(body) ?? '')
}

function readJsonLines(file: string): readonly Labelled[] {
  const lines = readFileSync(file, 'utf8').split('\n')
  return lines.filter(line => line.trim() !== '').map(line => JSON.parse(line) as Labelled)
}

function readRecorded(): readonly Labelled[] {
  return readdirSync(ANSWERS, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.json') && basename(file) !== 'missing.json')
    .map(file => {
      const answer = JSON.parse(readFileSync(join(ANSWERS, file), 'utf8')) as RecordedAnswer
      const [provider = ''] = file.split('/')
      const name = basename(file, '.json')
      const kind = name.startsWith('bad-request') ? 'bad-request' : (name.split('-', 1).join('') as VerdictKind)
      return { id: file, provider, status: answer.status, headers: answer.headers ?? {}, body: answer.body, kind }
    })
}

const files = process.argv.slice(2).filter(argument => !argument.startsWith('--'))
const missing = files.find(file => !existsSync(file))
if (missing !== undefined) {
  console.error(
    `No such file: ${missing}. Give a JSONL file of labelled errors, or nothing to measure the recorded answers.`,
  )
  process.exitCode = 64
} else {
  const rows = files.length > 0 ? files.flatMap(readJsonLines) : readRecorded()
  console.log(
    `${rows.length} labelled answers from ${files.length > 0 ? files.map(file => basename(file)).join(', ') : ANSWERS}\n`,
  )
  report(rows)
}
