import { describe, expect, it } from 'vitest'
import { discoveredKeys } from '../../lambda/core/discovered-keys.ts'
import { isListingDue } from '../../lambda/core/discovery.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'
import { fromParameter, fromSecret } from '../../lib/configuration/define.ts'
import { toWatchList } from '../../lib/configuration/to-watch-list.ts'
import { aKey, aWatchList } from '../support/builders.ts'

const AT = '2025-12-04T12:00:00.000Z'
const PATH = '/credit-watchdog/keys'
const watchList = aWatchList({
  keys: [],
  discover: [
    { from: 'path', path: PATH },
    { from: 'secret', name: 'prod/ai' },
  ],
})

function found(parameters: readonly string[], fields: readonly string[] = [], keys = watchList.keys) {
  return discoveredKeys({ ...watchList, keys }, PROVIDERS, {
    [`path:${PATH}`]: { listedAt: AT, names: parameters },
    'secret:prod/ai': { listedAt: AT, names: fields },
  })
}

describe('a key that was found', () => {
  it.each(PROVIDERS.map(({ id }) => id))('of %s is watched as one that is named, or it is said what it lacks', id => {
    const { keys, problems } = found([`${id}/main`])

    const named = () => {
      const key = fromParameter(`${PATH}/${id}/main`)
      const configuration = { alerts: {}, keys: [{ name: `${id}-main`, provider: id, key }] }
      return toWatchList(configuration, 'deploy').watchList.keys
    }
    if (problems.length > 0) expect(named).toThrow()
    else expect(keys).toEqual(named())
  })

  it('goes by the alias of its provider, in any case', () => {
    expect(found(['OpenAI/Prod']).keys).toMatchObject([
      { name: 'openai-prod', provider: 'openai', credential: { from: 'parameter', name: `${PATH}/OpenAI/Prod` } },
    ])
  })

  it('in a JSON secret is a field: the provider, or the provider and a name', () => {
    expect(found([], ['kie', 'openai/prod']).keys).toMatchObject([
      { name: 'kie', credential: { from: 'secret', name: 'prod/ai', field: 'kie' } },
      { name: 'openai-prod', credential: { from: 'secret', name: 'prod/ai', field: 'openai/prod' } },
    ])
  })

  it('and is named in the configuration is watched as it says there', () => {
    const keys = [aKey({ name: 'video', credential: fromParameter(`${PATH}/kie/video`) })]

    expect(found(['kie/video'], [], keys)).toEqual({ keys: [], problems: [] })
  })
})

describe('what cannot be watched is said, and the others are', () => {
  it.each([
    ['no-such-provider/main', 'the catalogue has no such provider'],
    ['kie/main/extra', 'allowed is <provider>/<name> or <provider>'],
    ['kie/', 'allowed is <provider>/<name> or <provider>'],
    [`kie/${'long'.repeat(12)}`, 'its name is longer than 40'],
    ['ollama/mine', 'it is a server of your own'],
  ])('%s: %s', (written, why) => {
    const { keys, problems } = found([written, 'openai/main'])

    expect(keys.map(key => key.name)).toEqual(['openai-main'])
    expect(problems).toEqual([expect.stringContaining(why)])
    expect(problems[0]).toContain(`${PATH}/${written}`)
  })

  it('a name that is taken already', () => {
    expect(found(['kie/a'], ['kie/a']).problems).toEqual([
      'the field kie/a of the secret prod/ai is not watched: there is a key kie-a already',
    ])
  })

  it('a field whose name may be a key is not repeated', () => {
    const { problems } = found([], ['sk-proj-Jw3fLk8TzaVe5sNc6XmPoHgD91'])

    expect(problems).toEqual([
      'the field (not shown) of the secret prod/ai is not watched: the catalogue has no such provider',
    ])
  })
})

describe('a listing', () => {
  it.each([
    ['was never made', undefined, true],
    ['is 10 minutes old', '2025-12-04T11:50:00Z', false],
    ['is 15 minutes old, but for the seconds a sweep starts early', '2025-12-04T11:45:09Z', true],
    ['is from a clock that was ahead', '2025-12-04T12:05:00Z', true],
  ])('that %s: due is %s', (_, listedAt, due) => {
    expect(isListingDue(listedAt === undefined ? undefined : { listedAt, names: [] }, new Date(AT))).toBe(due)
  })
})

describe('a configuration that discovers', () => {
  const alerts = {}

  it('names a path, a secret, or both, and needs no keys of its own', () => {
    const { watchList } = toWatchList(
      { alerts, keys: [], discover: [`${PATH}/`, fromSecret('prod/ai', '*')] },
      'deploy',
    )

    expect(watchList.discover).toEqual([
      { from: 'path', path: PATH },
      { from: 'secret', name: 'prod/ai' },
    ])
  })

  it.each([
    ['credit-watchdog/keys', 'discover: got "credit-watchdog/keys"; allowed is a parameter path'],
    ['/', 'discover: got ""; allowed is a parameter path'],
    [fromSecret('prod/ai'), "'*': every field of the secret is a key"],
    [fromParameter(PATH), "allowed is a parameter path such as '/credit-watchdog/keys', or fromSecret('name', '*')"],
    [[PATH, PATH], 'discover[1]: stands twice'],
  ])('%o: %s', (discover, text) => {
    expect(() => toWatchList({ alerts, keys: [], discover }, 'deploy')).toThrow(text)
  })

  it("has no '*' as the key of one entry", () => {
    const keys = [{ name: 'kie', provider: 'kie', key: fromSecret('prod/ai', '*') }]

    expect(() => toWatchList({ alerts, keys }, 'deploy')).toThrow("discover: fromSecret('name', '*')")
  })
})
