import { describe, expect, it } from 'vitest'
import { discoverKeys } from '../../bin/commands/shared/discover-keys.ts'
import type { Provider } from '../../lambda/core/provider.ts'
import { PROVIDERS } from '../../lambda/providers/all.ts'

const discover = (variables: Readonly<Record<string, string>>, providers: readonly Provider[] = PROVIDERS) =>
  discoverKeys(
    new Map(Object.entries(variables).map(([name, value]) => [name, { value, from: 'the environment' }])),
    providers,
  )

const names = (variables: Readonly<Record<string, string>>) =>
  discover(variables).keys.map(({ name, provider, variable }) => [name, provider.id, variable])

describe('the keys found in the environment', () => {
  it.each<[string, Record<string, string>, string[][]]>([
    ['every usual variable of a provider', { KIE_AI_API_KEY: 'some-key-1234' }, [['kie', 'kie', 'KIE_AI_API_KEY']]],
    [
      'one key in two variables once',
      { KIE_API_KEY: 'some-key-1234', KIE_AI_API_KEY: ' some-key-1234 ' },
      [['kie', 'kie', 'KIE_API_KEY']],
    ],
    [
      'two keys of one provider under two names',
      { KIE_API_KEY: 'some-key-1234', KIE_AI_API_KEY: 'other-key-1234' },
      [
        ['kie', 'kie', 'KIE_API_KEY'],
        ['kie-2', 'kie', 'KIE_AI_API_KEY'],
      ],
    ],
    [
      "a reseller's key in OPENAI_API_KEY, by the host beside it",
      { OPENAI_API_KEY: 'some-key-1234', OPENAI_BASE_URL: 'https://api.aimlapi.com/v1' },
      [['aimlapi', 'aimlapi', 'OPENAI_API_KEY']],
    ],
    [
      'a local server with a dummy for a key',
      { OPENAI_API_KEY: 'ollama', OPENAI_API_BASE: 'http://localhost:11434/v1/' },
      [['openai-compatible', 'openai-compatible', 'OPENAI_API_KEY']],
    ],
    ['nothing in a variable of no provider', { MY_API_KEY: 'some-key-1234' }, []],
  ])('hold %s', (_, variables, expected) => {
    expect(names(variables)).toEqual(expected)
  })

  it("take a provider's other host from the address beside the key", () => {
    const { keys } = discover({ OPENAI_API_KEY: 'some-key-1234', OPENAI_BASE_URL: 'https://eu.api.openai.com/v1' })

    expect(keys).toMatchObject([
      { provider: { id: 'openai' }, baseUrl: expect.stringMatching(/^https:\/\/eu\.api\.openai\.com/) },
    ])
  })

  it('take an admin key along', () => {
    expect(discover({ OPENAI_API_KEY: 'some-key-1234', OPENAI_ADMIN_KEY: 'other-key-1234' }).keys).toMatchObject([
      { name: 'openai', adminVariable: 'OPENAI_ADMIN_KEY' },
    ])
  })

  it('need what the provider asks for beside the key, and say in which variable', () => {
    const key = { AZURE_OPENAI_API_KEY: 'some-key-1234' }

    expect(discover(key)).toMatchObject({
      keys: [],
      passedOver: [{ why: expect.stringContaining('set AZURE_OPENAI_RESOURCE') }],
    })
    expect(discover({ ...key, AZURE_OPENAI_RESOURCE: 'acme' }).keys).toMatchObject([
      { parameters: { resource: 'acme' } },
    ])
  })

  it('go to the provider whose keys look so, where several use one variable', () => {
    const [kie] = PROVIDERS.filter(({ id }) => id === 'kie')
    if (kie === undefined) throw new Error('the catalogue has no kie')
    const one: Provider = { ...kie, id: 'one', env: ['SHARED_KEY'] }
    const two: Provider = { ...kie, id: 'two', env: ['TWO_KEY', 'SHARED_KEY'], keyPattern: /\btwo-[a-z]{8}\b/ }

    expect(discover({ SHARED_KEY: 'two-abcdefgh' }, [one, two]).keys).toMatchObject([{ provider: { id: 'two' } }])
    expect(discover({ SHARED_KEY: 'abcdefgh-ijk' }, [one, two]).keys).toMatchObject([{ provider: { id: 'one' } }])
  })

  it('never carry a value', () => {
    const variables = {
      KIE_API_KEY: 'marker-1234567890',
      OPENAI_API_KEY: 'sk-marker-...',
      ANTHROPIC_API_KEY: 'marker with space',
    }

    const { keys, passedOver } = discover(variables)

    expect(JSON.stringify([keys, passedOver])).not.toMatch(/marker/)
    expect(passedOver.map(({ variable }) => variable).sort()).toEqual(['ANTHROPIC_API_KEY', 'OPENAI_API_KEY'])
  })
})
