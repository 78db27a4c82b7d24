import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { questionsOf } from '../../lambda/core/questions-of.ts'
import { readBalance } from '../../lambda/core/reading.ts'
import { readUsage } from '../../lambda/core/usage/read-usage.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { AT, missingOf, observe, promised, RECORDED } from './recorded.ts'

const classify = createClassifier(PROVIDERS)

describe('every recorded answer', () => {
  it.each(RECORDED.map(recorded => [`${recorded.provider.id}/${recorded.file}`, recorded] as const))(
    '%s is judged as its name says',
    (_, { provider, file, answer, probe }) => {
      const verdict = classify(observe(answer), { provider, ...(probe && { probe }) })

      expect(verdict.kind, `${verdict.signature}: ${verdict.words}`).toBe(promised(file))
      const { certainty, blame, upstream, resetsInSeconds } = answer.expect ?? {}
      if (certainty) expect(verdict.certainty).toBe(certainty)
      if (blame) expect(verdict.blame).toBe(blame)
      if (upstream) expect(verdict.upstream).toBe(upstream)
      if (resetsInSeconds !== undefined) {
        const seconds = ((verdict.resetsAt?.getTime() ?? 0) - AT.getTime()) / 1_000
        expect(Math.abs(seconds - resetsInSeconds), `${seconds} s`).toBeLessThanOrEqual(1)
      }
    },
  )

  it.each(RECORDED.map(recorded => [`${recorded.provider.id}/${recorded.file}`, recorded] as const))(
    '%s says where it is from, and answers a probe that exists',
    (_, { answer, probe }) => {
      expect(answer.source.length).toBeGreaterThan(10)
      expect(answer.source).not.toMatch(/\bref \d|\/work\//)
      if (answer.probe !== undefined) expect(probe?.id).toBe(answer.probe)
    },
  )

  it.each(
    RECORDED.filter(({ answer }) => answer.expect?.amounts).map(
      recorded => [`${recorded.provider.id}/${recorded.file}`, recorded] as const,
    ),
  )('%s reads as the amounts it promises', (_, { provider, answer, probe }) => {
    if (probe?.kind !== 'balance') throw new Error('amounts are promised of an answer to no balance probe')

    const readings = readBalance(probe, observe(answer), Object.values(provider.hosts)[0] ?? '')

    expect(readings).toHaveProperty('amounts')
    if (!('amounts' in readings)) return
    expect(readings.amounts.map(({ amount, unit }) => ({ amount, unit }))).toEqual(answer.expect?.amounts)
    expect(
      readings.amounts.map(({ granted, expiring }) => ({ ...(granted && { granted }), ...(expiring && { expiring }) })),
    ).toEqual(answer.expect?.parts ?? readings.amounts.map(() => ({})))
  })
})

describe('every recorded usage report', () => {
  const reports = RECORDED.flatMap(({ provider, file, answer, probe }) =>
    probe?.kind === 'usage' && answer.expect?.usage
      ? [[`${provider.id}/${file}`, answer, probe, answer.expect.usage] as const]
      : [],
  )

  it.each(reports)('%s reads as the models and the hour it promises', (_, answer, probe, expected) => {
    const { since, at, from, unit, total, models, busiest } = expected
    const observation = { ...observe(answer), at: new Date(at) }

    const read = readUsage({ probe, observation, since: new Date(since), scrub: text => text })

    expect(read).toMatchObject({ since: from ?? new Date(since).toISOString(), unit, total, models })
    expect(read?.busiest?.at).toBe(busiest)
  })

  it('is there of every provider that is asked for one', () => {
    expect(reports).toHaveLength(PROVIDERS.flatMap(questionsOf).filter(({ kind }) => kind === 'usage').length)
  })
})

describe.each(PROVIDERS.map(provider => [provider.id, provider] as const))('%s', (id, provider) => {
  const own = RECORDED.filter(recorded => recorded.provider.id === id)
  const missing = missingOf(provider)

  it.each(['exhausted', 'rejected'] as const)('has a recorded %s answer, or says why there is none', kind => {
    const known = own.some(({ file }) => promised(file) === kind)

    expect(known || (missing[kind] ?? '').length > 10).toBe(true)
    expect(known && missing[kind] !== undefined, 'missing.json speaks of what is there').toBe(false)
  })

  it.each(questionsOf(provider).map(probe => [probe.id, probe] as const))(
    'has a healthy answer to its probe %s, which proves it and reads its amounts',
    (_, probe) => {
      const healthy = own.filter(({ file, answer }) => promised(file) === 'healthy' && answer.probe === probe.id)

      if (missing[`healthy-${probe.id}`] !== undefined) return
      expect(healthy.length).toBeGreaterThan(0)
      if (probe.kind === 'balance') {
        for (const { file, answer } of healthy) expect(answer.expect?.amounts, file).toBeDefined()
      }
      if (probe.kind === 'usage') {
        for (const { file, answer } of healthy) expect(answer.expect?.usage, file).toBeDefined()
      }
    },
  )
})

describe("words that are marked as one provider's own", () => {
  const notBilling = RECORDED.filter(
    ({ file }) => !['exhausted', 'capped', 'suspended'].includes(promised(file) ?? ''),
  ).map(recorded => ({ recorded, text: observe(recorded.answer).body }))
  const rows = PROVIDERS.flatMap(provider =>
    provider.signatures.flatMap(row =>
      row.ownWords && row.says && row.kind !== 'throttled' ? [{ provider, says: row.says }] : [],
    ),
  )

  it.each(rows.map(({ provider, says }) => [`${provider.id}: ${says}`, provider, says] as const))(
    '%s are in no other answer that is not about money',
    (_, provider, says) => {
      const found = notBilling.filter(({ recorded, text }) => recorded.provider.id !== provider.id && says.test(text))

      expect(found.map(({ recorded }) => `${recorded.provider.id}/${recorded.file}`)).toEqual([])
    },
  )
})
