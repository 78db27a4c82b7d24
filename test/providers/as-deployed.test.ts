import { describe, expect, it } from 'vitest'
import { createClassifier } from '../../lambda/core/classify.ts'
import { readCatalogue, writeCatalogue } from '../../lambda/core/provider-json.ts'
import type { Verdict } from '../../lambda/core/verdict.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { observe, RECORDED } from './recorded.ts'

const deployed = readCatalogue(writeCatalogue(PROVIDERS))

describe('the catalogue as the function has it', () => {
  it('is as it is written, but for what only people read', () => {
    const written = PROVIDERS.map(({ gotchas: _, ...provider }) => provider)

    expect(withoutEvidence(deployed)).toEqual(withoutEvidence(written))
    expect(deployed.map(({ signatures }) => signatures.map(({ says }) => says))).toEqual(
      written.map(({ signatures }) => signatures.map(({ says }) => says)),
    )
  })

  it('has of all evidence only whether it is confirmed', () => {
    const kept = deployed.flatMap(({ probes, signatures }) =>
      [...probes, ...signatures].map(({ evidence }) => evidence),
    )

    expect(new Set(kept.map(evidence => JSON.stringify(evidence)))).toEqual(
      new Set(['{"documented":""}', '{"unconfirmed":""}']),
    )
  })

  it('judges every recorded answer as the catalogue does, as certain and as much to blame', () => {
    const [asWritten, asDeployed] = [createClassifier(PROVIDERS), createClassifier(deployed)]

    for (const { provider, file, answer, probe } of RECORDED) {
      const same = deployed.find(({ id }) => id === provider.id)
      const asked = probe && { probe }

      const verdict = asDeployed(observe(answer), { ...(same && { provider: same }), ...asked })

      expect(seen(verdict), `${provider.id}/${file}`).toEqual(seen(asWritten(observe(answer), { provider, ...asked })))
    }
  })
})

function withoutEvidence(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value, (name, part) => (name === 'evidence' ? undefined : part)))
}

function seen({ evidence: _, ...verdict }: Verdict) {
  return verdict
}
