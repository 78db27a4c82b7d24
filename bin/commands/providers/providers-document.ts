import { prepareRows } from '../../../lambda/core/match-signature.ts'
import type { Evidence, Provider } from '../../../lambda/core/provider.ts'
import { evidenceInWords } from './evidence.ts'
import { askedInWords, facts } from './provider-page.ts'
import { COLUMNS, rowOf } from './providers-table.ts'

/** `docs/providers.md`, whole: written by `scripts/providers-doc.ts`, compared by a test. */
export function providersDocument(providers: readonly Provider[]): string {
  const balances = providers.filter(provider => provider.probes.some(probe => probe.kind === 'balance')).length
  return `${[
    '# Providers',
    '<!-- Generated from lambda/providers by scripts/providers-doc.ts: change the data, not this page. -->',
    `${providers.length} providers, ${balances} of them with something to read.`,
    [
      '- **Reads**: what can be measured. A *balance* is judged against your lines and is empty at zero; *headroom*, *spend* and *limit* are shown.',
      '- **How**: a *free read* of the balance, a *free call* that is refused when the account is blocked, or a tiny paid *call* and what one costs.',
      '- **Noticed within**: the longest time until an empty account is told, by the default schedule (5 minutes) and budget ($0.02 a day for each key). *By opting in*: calls cost too much to be made unasked; name a model in the pool. *Your own errors*: nothing safe shows it; paste an error into `credit-watchdog explain`.',
      '- **Known**: how sure we are of the way it is read, and of the words of an empty account. What nobody confirmed is never told as certain.',
    ].join('\n'),
    [
      `| ${COLUMNS.map(sentenceCase).join(' | ')} |`,
      `|${COLUMNS.map(() => ' --- ').join('|')}|`,
      ...providers.map(provider => {
        const [id = '', ...cells] = rowOf(provider)
        return `| [${id}](#${id}) | ${cells.map(escapeCell).join(' | ')} |`
      }),
    ].join('\n'),
    ...providers.map(section),
  ].join('\n\n')}\n`
}

function section(provider: Provider): string {
  const names = provider.aliases?.length ? `Also called ${provider.aliases.join(', ')}.` : ''
  const rows = prepareRows(provider).map(
    ({ row, name }) =>
      `| ${row.kind} | ${escapeCell(name.slice(provider.id.length + 2))}${row.ownWords ? ' (own words)' : ''} | ${link(row.evidence)} |`,
  )
  return [
    `<a id="${provider.id}"></a>`,
    `## ${provider.name}`,
    names,
    facts(provider)
      .map(([label, text]) => `- ${label}: ${text}`)
      .join('\n'),
    [
      ...provider.probes.map(probe => {
        const { method = 'GET', path, credential } = probe.request
        const key = credential === 'adminKey' ? ' with the admin key' : ''
        return `- asks **${probe.id}**: \`${method} ${path}\`${key}; ${askedInWords(probe, provider)} (${link(probe.evidence)})`
      }),
      ...usageLines(provider),
      ...(provider.noSafeProbe === undefined ? [] : [`- ${provider.noSafeProbe}`]),
    ].join('\n'),
    ...(rows.length === 0 ? [] : [['| Verdict | Answer | Evidence |', '| --- | --- | --- |', ...rows].join('\n')]),
    consolesOf(provider),
    (provider.gotchas ?? []).map(text => `> ${text}`).join('\n>\n'),
  ]
    .filter(part => part !== '')
    .join('\n\n')
}

function usageLines({ usage, billed }: Provider): readonly string[] {
  return [usage, billed].flatMap(probe => {
    if (probe === undefined) return []
    const { method = 'GET', path, credential } = probe.request
    const key = credential === 'adminKey' ? ' with the admin key' : ''
    const covers = probe.covers === undefined ? '' : ', language models only'
    return [
      `- asks **${probe.id}**: \`${method} ${path}\`${key}; free, once when it burns${covers} (${link(probe.evidence)})`,
    ]
  })
}

function consolesOf({ consoles }: Provider): string {
  return Object.entries(consoles)
    .map(([name, target]) => (target.startsWith('https://') ? `[${name}](${target})` : `${name}: ${target}`))
    .join(' · ')
}

function link(evidence: Evidence): string {
  if ('documented' in evidence) return `[documented](${evidence.documented})`
  if ('seen' in evidence && evidence.seen.startsWith('https://')) return `[seen ${evidence.on}](${evidence.seen})`
  return escapeCell(evidenceInWords(evidence))
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|')
}

function sentenceCase(head: string): string {
  return `${head.slice(0, 1)}${head.slice(1).toLowerCase()}`
}
