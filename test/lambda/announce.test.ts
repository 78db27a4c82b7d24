import { describe, expect, it } from 'vitest'
import type { ConditionChanged } from '../../lambda/core/condition-changed.ts'
import type { Unannounced } from '../../lambda/ports.ts'
import { sweep } from '../../lambda/sweep.ts'
import { acme, aWatchList } from '../support/builders.ts'
import { deploy, EMPTY } from '../support/sweeping.ts'

/** A deployment whose events end in a list. */
function announcing(answer: (changes: readonly ConditionChanged[]) => readonly Unannounced[] = () => []) {
  const deployment = deploy()
  const announced: ConditionChanged[] = []
  const announcer = {
    announce: async (changes: readonly ConditionChanged[]) => {
      announced.push(...changes)
      return answer(changes)
    },
  }
  let runs = 0
  const run = () => {
    const now = deployment.ports.clock.now()
    return sweep(
      aWatchList(),
      { ...deployment.ports, announcer },
      {
        owner: `run-${++runs}`,
        deadline: new Date(now.getTime() + 240_000),
        providers: [acme],
        deployment: { name: 'Test' },
      },
    )
  }
  return { deployment, announced, run }
}

describe('events', () => {
  it('follow each delivered notice about a pool, once', async () => {
    const { deployment, announced, run } = announcing()
    deployment.reply = () => EMPTY

    const { notices } = await run()
    await run()

    expect(announced.map(change => [change.noticeId, change.kind, change.condition])).toEqual([
      [notices[0]?.id, 'opened', 'exhausted'],
    ])
  })

  it('wait until the notice has gone out', async () => {
    const { deployment, announced, run } = announcing()
    deployment.reply = () => EMPTY
    const { publish } = deployment
    deployment.publish = () => ({ outcome: 'refused', detail: 'no' })

    await run()
    const before = announced.length
    deployment.publish = publish
    await run()

    expect([before, announced.length]).toEqual([0, 1])
  })

  it('that fail are warned of, and the notice stays delivered', async () => {
    const { deployment, run } = announcing(changes => changes.map(({ noticeId }) => ({ noticeId, detail: 'no' })))
    deployment.reply = () => EMPTY

    await run()
    await run()

    expect(deployment.published).toHaveLength(1)
    expect(deployment.lines.warnings).toEqual(['events were not put on the bus; the notices have gone out'])
  })
})
