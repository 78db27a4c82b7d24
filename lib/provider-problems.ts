import type { Evidence, Provider } from '../lambda/core/provider.ts'
import { questionsOf } from '../lambda/core/questions-of.ts'
import { answerProblems, type ProviderAnswer } from './answer-problems.ts'

/**
 * Everything that is wrong with a provider, one sentence each; none is what a test wants. The catalogue's own providers are held to it,
 * and a private one (`defineProvider`) should be: `expect(providerProblems(acme, [{ verdict: 'exhausted', status: 402, body }])).toEqual([])`.
 */
export function providerProblems(provider: Provider, answers: readonly ProviderAnswer[] = []): readonly string[] {
  return [
    ...nameProblems(provider),
    ...hostProblems(provider),
    ...probeProblems(provider),
    ...signatureProblems(provider),
    ...linkProblems(provider),
    ...answers.flatMap((answer, index) => answerProblems(provider, answer, index)),
  ]
}

const HTTPS = /^https:\/\/[\w.-]+(?:\/\S*)?$/
const EMAIL = /^[\w.+-]+@[\w-]+(?:\.[\w-]+)+$/
const LOCAL = /^http:\/\/localhost:\d+$/
const FILLED = ['model', 'day', 'dayIso', 'month', 'monthIso']
const SINCE = ['since', 'sinceIso', 'sinceDay', 'untilDay']
const MOST_USD = 0.01

function nameProblems({ id, aliases = [], env, adminEnv = [] }: Provider): string[] {
  return [
    ...when(!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id), `id '${id}' is not lower-case kebab`),
    ...aliases.filter(alias => !/^[a-z0-9]+(?:[-._][a-z0-9]+)*$/.test(alias)).map(alias => `alias '${alias}' is odd`),
    ...when(env.length === 0, 'no environment variable is named'),
    ...[...env, ...adminEnv]
      .filter(name => !/^[A-Z][A-Z0-9_]+$/.test(name) || /^(?:VITE|NEXT_PUBLIC|REACT_APP)_/.test(name))
      .map(name => `${name} is not a variable for a secret (those of browsers are public)`),
  ]
}

function hostProblems({ hosts }: Provider): string[] {
  return [
    ...when(Object.keys(hosts).length === 0, 'no host is given'),
    ...Object.values(hosts)
      .filter(host => !LOCAL.test(host) && !/^https:\/\/[\w.{}-]+(?::\d+)?(?:\/[\w.{}/-]*[^/])?$/.test(host))
      .map(host => `host ${host} is not https, or ends in '/'`),
  ]
}

function probeProblems(provider: Provider): string[] {
  const { probes, noSafeProbe = '', pools = [] } = provider
  const questions = questionsOf(provider)
  const known = [...FILLED, ...Object.keys(provider.parameters ?? {})]
  const asksOfItself = probes.some(
    probe => probe.request.credential !== 'adminKey' && (probe.kind !== 'canary' || probe.optIn === undefined),
  )
  const ids = questions.map(probe => probe.id)
  return [
    ...when(!asksOfItself && noSafeProbe.length < 20, 'nothing is asked, and noSafeProbe does not say why'),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map(id => `probe '${id}' is there twice`),
    ...when(
      pools.length > 0 && !probes.some(probe => probe.kind === 'canary'),
      'there are pools, and no canary to ask for their models',
    ),
    ...when(
      questions.some(({ request }) => request.credential === 'adminKey') && (provider.adminEnv ?? []).length === 0,
      'an admin key is asked for, and adminEnv does not say where people keep it',
    ),
    ...questions.flatMap(probe => [
      ...about(`probe '${probe.id}'`, evidenceProblem(probe.evidence)),
      ...when(!/^(?:\/|https:\/\/)/.test(probe.request.path), `probe '${probe.id}' has a path without '/' or https://`),
      ...when(
        probe.kind === 'canary' && probe.costUsd >= MOST_USD,
        `canary '${probe.id}' costs a cent or more: that is no canary`,
      ),
      ...[...probe.request.path.matchAll(/\{(\w+)\}/g)]
        .filter(([, name = '']) => !known.includes(name) && !(probe.kind === 'usage' && SINCE.includes(name)))
        .map(([, name]) => `probe '${probe.id}' needs {${name}}, which is no parameter`),
    ]),
  ]
}

function signatureProblems({ signatures }: Provider): string[] {
  return signatures.flatMap((row, index) => {
    const name = `signature ${index} (${row.kind})`
    const conditions = [row.status, row.code, row.says, row.field].filter(condition => condition !== undefined)
    return [
      ...when(conditions.length === 0, `${name} has no condition: it would match everything`),
      ...when(row.ownWords === true && !row.says && !row.code, `${name} claims own words and has none`),
      ...(row.code ?? [])
        .filter(code => code !== code.toLowerCase())
        .map(code => `${name}: '${code}' is not lower case`),
      ...about(name, evidenceProblem(row.evidence)),
    ]
  })
}

function linkProblems({ consoles, units = {}, shownIn, gotchas = [] }: Provider): string[] {
  return [
    ...Object.entries(consoles)
      .filter(([name, link]) => !HTTPS.test(link) && !(name === 'support' && EMAIL.test(link)))
      .map(([name, link]) => `${name} page ${link} is no https link`),
    ...Object.entries(units).flatMap(([unit, { usd, evidence }]) => [
      ...when(usd <= 0, `unit '${unit}' is worth nothing`),
      ...about(`unit '${unit}'`, evidenceProblem(evidence)),
    ]),
    ...when(
      shownIn !== undefined && units[shownIn] === undefined,
      `amounts are shown in '${shownIn}', whose worth is not given`,
    ),
    ...gotchas.filter(text => !/^\S.{15,200}[.?]$/.test(text)).map(text => `"${text}" is no whole sentence`),
  ]
}

function evidenceProblem(evidence: Evidence): string | undefined {
  if ('documented' in evidence) return HTTPS.test(evidence.documented) ? undefined : `no link: ${evidence.documented}`
  if ('unconfirmed' in evidence) return evidence.unconfirmed.length > 10 ? undefined : 'no word on what is missing'
  const dated = /^20\d\d-\d\d-\d\d$/.test(evidence.on)
  return dated && evidence.seen.length > 10 ? undefined : `no day, or no word on where: ${evidence.seen}`
}

function about(name: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${name}: ${problem}`]
}

function when(wrong: boolean, text: string): string[] {
  return wrong ? [text] : []
}
