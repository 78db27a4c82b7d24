import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { NoticeKind } from '../../lambda/core/notice.ts'
import { fromParameter } from '../../lib/configuration/define.ts'
import { stackOf, templateOf } from './synthesise.ts'

const runbook = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8')

/** By the anchor that GitHub gives it. */
const sections = new Map(
  runbook
    .split(/^## /m)
    .slice(1)
    .map(section => [anchorOf(section.slice(0, section.indexOf('\n'))), section] as const),
)

/** A kind that is added fails the type check here. */
const KINDS: Readonly<Record<NoticeKind, true>> = {
  opened: true,
  worse: true,
  reminder: true,
  recovered: true,
  closed: true,
  flapping: true,
  steady: true,
  unclear: true,
  acknowledged: true,
  watched: true,
  summary: true,
  test: true,
}

/** So many keys that one function does not sweep them. */
const SPREAD = {
  keys: Array.from({ length: 101 }, (_, index) => ({
    name: `key-${index}`,
    provider: 'kie',
    key: fromParameter(`/kie/${index}`),
  })),
  keysPerFunction: 100,
  alarmsPer: 'deployment',
} as const

const linkedByAlarms = [stackOf(), stackOf({ alarmsPer: 'deployment' }), stackOf(SPREAD)].flatMap(({ watchdog }) =>
  watchdog.alarms.map(alarm => {
    const { alarmDescription = '' } = alarm.node.defaultChild as { alarmDescription?: string }
    return /docs\/runbook\.md#([a-z-]+)$/.exec(alarmDescription)?.[1] ?? `no link in: ${alarmDescription}`
  }),
)

function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[^a-z0-9 -]/g, '')
    .replaceAll(' ', '-')
}

describe('the runbook', () => {
  it.each([...new Set(linkedByAlarms)])('has a section for the alarm: %s', section => {
    expect(sections.get(section)).toMatch(/\*\*Meaning\.\*\* .*\*\*Look\.\*\*.*\*\*Do\.\*\*/s)
  })

  it.each(Object.keys(KINDS))('has a section for the notice: %s', kind => {
    expect(sections.get(`notice-${kind}`)).toMatch(/\*\*Meaning\.\*\* .*\*\*Look\.\*\*.*\*\*Do\.\*\*/s)
  })

  it('has none for what there is not', () => {
    const wanted = [...linkedByAlarms, ...Object.keys(KINDS).map(kind => `notice-${kind}`)]

    expect([...sections.keys()].toSorted()).toEqual([...new Set(wanted)].toSorted())
  })

  it('links to its own sections only', () => {
    const links = [...runbook.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, anchor]) => anchor)

    expect(links.length).toBeGreaterThan(10)
    for (const link of links) expect([...sections.keys()]).toContain(link)
  })

  it('names every alarm of a template', () => {
    const names = Object.values(templateOf().findResources('AWS::CloudWatch::Alarm')).map(alarm =>
      String(alarm.Properties.AlarmName).replace(/^Shop (?:.*: )?/, ''),
    )

    for (const name of names) expect(runbook.toLowerCase()).toContain(name.toLowerCase())
  })
})
