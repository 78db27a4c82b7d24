import { describe, expect, it } from 'vitest'
import type { Provider } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'

const asking = PROVIDERS.flatMap((provider: Provider) =>
  Object.entries(provider.parameters ?? {}).map(([name, parameter]) => ({ provider, name, parameter })),
)

function watch({ id }: Provider) {
  return toWatchList(
    {
      alerts: { email: ['someone@example.com'] },
      keys: [{ name: 'own', provider: id, key: { from: 'parameter', name: '/credit-watchdog/own' } }],
    },
    'deploy',
  )
}

describe('what a provider asks for beside the key', () => {
  const optional = asking.filter(({ parameter }) => 'ask' in parameter && parameter.optional)
  const needed = asking.filter(({ parameter }) => 'ask' in parameter && !parameter.optional)

  it.each(optional.map(each => [each.provider.id, each.name, each.provider] as const))(
    '%s is watched without %s, which only some of its probes need',
    (id, _, provider) => {
      const { watchList } = watch(provider)

      expect(watchList.keys).toMatchObject([{ provider: id, parameters: {} }])
    },
  )

  it.each(needed.map(each => [each.provider.id, each.name, each.provider] as const))(
    '%s is not watched without %s: nothing could be asked',
    (_, name, provider) => {
      expect(() => watch(provider)).toThrow(name)
    },
  )

  it('there is something of both to look at', () => {
    expect(optional.length).toBeGreaterThan(2)
    expect(needed.length).toBeGreaterThan(0)
  })
})
