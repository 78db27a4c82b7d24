import { describe, expect, it } from 'vitest'
import type { Credential } from '../../lambda/core/watch-list.ts'
import { createCredentials } from '../../lambda/io/credentials.ts'
import { envSource } from '../../lambda/io/env-source.ts'
import { openParameterStore } from '../../lambda/io/on-demand/parameter-store.ts'
import { openSecretStore } from '../../lambda/io/on-demand/secret-store.ts'
import { parameterSource } from '../../lambda/io/parameter-source.ts'
import { secretSource } from '../../lambda/io/secret-source.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { startAws } from './shared/aws-stand-in.ts'
import { closedPort, serve } from './shared/loopback.ts'
import { CREDENTIALS } from './shared/table.ts'

const KEY = 'kie-0123456789abcdef'
const HOUR_MS = 3_600_000
const aws = (endpoint: string) => ({ endpoint, region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 })
const parameter = (name: string): Credential => ({ from: 'parameter', name })

function fromParameters(endpoint: string, clock = systemClock) {
  return createCredentials({ clock, sources: { parameter: parameterSource(openParameterStore(aws(endpoint))) } })
}

describe('a key in the Parameter Store', () => {
  it.each([
    ['as it is', KEY, { secret: KEY }],
    ['without the white space around it', ` ${KEY}\n`, { secret: KEY }],
    ['not when it is empty', '  ', { problem: 'empty', detail: 'the parameter /kie is empty' }],
    ['not when it is a placeholder', 'changeme', { problem: 'placeholder', detail: expect.stringContaining('/kie') }],
    ['not when more than a key is in it', `${KEY}\nother`, { problem: 'malformed', detail: expect.any(String) }],
  ])('is read %s', async (_, value, expected) => {
    await using stand = await startAws({ parameters: { '/kie': value } })

    expect(await fromParameters(stand.origin).resolve([parameter('/kie')])).toMatchObject([expected])
  })

  it('is asked for ten at a time, each once', async () => {
    const names = Array.from({ length: 23 }, (_, index) => `/key-${index}`)
    await using stand = await startAws({ parameters: Object.fromEntries(names.map(name => [name, KEY + name])) })

    const resolved = await fromParameters(stand.origin).resolve([...names, ...names].map(parameter))

    expect(resolved).toMatchObject([...names, ...names].map(name => ({ secret: KEY + name })))
    expect(stand.asked.map(each => each.length)).toEqual([10, 10, 3])
  })

  it('that is missing or denied says so and keeps no other from being read', async () => {
    await using stand = await startAws({ parameters: { '/good': KEY, '/denied': KEY }, denied: ['/denied'] })

    const resolved = await fromParameters(stand.origin).resolve(['/good', '/denied', '/gone'].map(parameter))

    expect(resolved).toMatchObject([
      { secret: KEY },
      { problem: 'denied', detail: 'the parameter /denied may not be read (AccessDeniedException)' },
      { problem: 'missing', detail: 'the parameter /gone does not exist' },
    ])
  })

  it('is unreachable where nobody answers', async () => {
    const credentials = fromParameters(`http://127.0.0.1:${await closedPort()}`)

    expect(await credentials.resolve([parameter('/kie')])).toMatchObject([{ problem: 'unreachable' }])
  })

  it('is kept for an hour, then read again', async () => {
    await using stand = await startAws({ parameters: { '/kie': KEY } })
    let now = new Date('2025-12-04T12:00:00Z')
    const credentials = fromParameters(stand.origin, { now: () => now, sleep: async () => {} })
    await credentials.resolve([parameter('/kie')])
    stand.parameters['/kie'] = `${KEY}-new`

    now = new Date(now.getTime() + HOUR_MS - 1)
    expect(await credentials.resolve([parameter('/kie')])).toMatchObject([{ secret: KEY }])
    now = new Date(now.getTime() + 1)
    expect(await credentials.resolve([parameter('/kie')])).toMatchObject([{ secret: `${KEY}-new` }])
    expect(stand.asked).toHaveLength(2)
  })

  it('is read again at once on demand, and a failure is never kept', async () => {
    await using stand = await startAws()
    const credentials = fromParameters(stand.origin)

    expect(await credentials.resolve([parameter('/kie')])).toMatchObject([{ problem: 'missing' }])
    stand.parameters['/kie'] = KEY
    expect(await credentials.resolve([parameter('/kie')])).toMatchObject([{ secret: KEY }])
    stand.parameters['/kie'] = `${KEY}-new`
    expect(await credentials.refresh(parameter('/kie'))).toMatchObject({ secret: `${KEY}-new` })
  })
})

describe('a key in Secrets Manager', () => {
  async function startSecrets(value: string | undefined, type = 'ResourceNotFoundException') {
    return serve((_, response) => {
      response.setHeader('content-type', 'application/x-amz-json-1.1')
      if (value === undefined) response.writeHead(400).end(JSON.stringify({ __type: type }))
      else response.end(JSON.stringify({ Name: 'keys', SecretString: value }))
    })
  }

  it.each<[string, string | undefined, string | undefined, object]>([
    ['whole', KEY, undefined, { secret: KEY }],
    ['one field', JSON.stringify({ kie: KEY, other: 1 }), 'kie', { secret: KEY }],
    [
      'no such field',
      '{"a":1}',
      'kie',
      { problem: 'missing', detail: 'the secret keys, field kie is not in the secret' },
    ],
    ['a field of what is no JSON', KEY, 'kie', { problem: 'malformed', detail: expect.not.stringContaining(KEY) }],
    ['none', undefined, undefined, { problem: 'missing', detail: 'the secret keys does not exist' }],
  ])('%s', async (_, value, field, expected) => {
    await using stand = await startSecrets(value)
    const source = secretSource(openSecretStore(aws(stand.origin)))
    const credentials = createCredentials({ clock: systemClock, sources: { secret: source } })

    const resolved = await credentials.resolve([{ from: 'secret', name: 'keys', ...(field && { field }) }])

    expect(resolved).toMatchObject([expected])
  })
})

describe('a key in the environment', () => {
  it('is read where that is allowed', async () => {
    const credentials = createCredentials({ clock: systemClock, sources: { env: envSource({ KIE_API_KEY: KEY }) } })

    expect(
      await credentials.resolve([
        { from: 'env', name: 'KIE_API_KEY' },
        { from: 'env', name: 'NONE' },
      ]),
    ).toMatchObject([{ secret: KEY }, { problem: 'missing', detail: 'the environment variable NONE is not set' }])
  })

  it('is not read in the Lambda, which has no such source', async () => {
    const credentials = createCredentials({ clock: systemClock, sources: {} })

    expect(await credentials.resolve([{ from: 'env', name: 'KIE_API_KEY' }])).toEqual([
      { problem: 'missing', detail: 'the environment variable cannot be read here' },
    ])
  })
})
