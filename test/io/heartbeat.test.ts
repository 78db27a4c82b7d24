import type { RequestListener } from 'node:http'
import { describe, expect, it } from 'vitest'
import { createCredentials } from '../../lambda/io/credentials.ts'
import { createHeartbeat } from '../../lambda/io/heartbeat.ts'
import { systemClock as clock } from '../../lambda/io/system-clock.ts'
import { certificate, privateKey } from './shared/certificate.ts'
import { closedPort, serve } from './shared/loopback.ts'

const SECRET_PATH = '/ping/5b1c9a2e-very-secret'
const credential = { from: 'parameter', name: '/credit-watchdog/heartbeat' } as const

/** Beats once at whatever the parameter holds, and says what was warned of. */
async function beatAt(value: string | undefined): Promise<readonly unknown[]> {
  const warnings: unknown[] = []
  const parameter = async (names: readonly string[]) =>
    new Map(names.flatMap(name => (value === undefined ? [] : [[name, { value }] as const])))
  const heartbeat = createHeartbeat({
    credentials: createCredentials({ clock, sources: { parameter } }),
    credential,
    meter: { warn: (...given) => warnings.push(given) },
    timeoutMs: 300,
    tls: { ca: certificate },
  })
  await heartbeat.beat()
  return warnings
}

function serveTls(listener: RequestListener) {
  return serve(listener, { key: privateKey, cert: certificate })
}

describe('the heartbeat', () => {
  it('calls the URL that is kept as a secret', async () => {
    const asked: (string | undefined)[] = []
    await using outside = await serveTls((request, response) => {
      asked.push(`${request.method} ${request.url}`)
      response.end('OK')
    })

    const warnings = await beatAt(outside.origin + SECRET_PATH)

    expect(asked).toEqual([`GET ${SECRET_PATH}`])
    expect(warnings).toEqual([])
  })

  it.each<[string, RequestListener, unknown]>([
    ['is refused', (_, response) => void response.writeHead(500).end('no'), 'HTTP 500'],
    [
      'is redirected, which is not followed',
      (_, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
      'HTTP 302',
    ],
    ['hangs', () => {}, expect.stringMatching(/TIMEOUT|TimeoutError/i)],
    ['is cut off', request => void request.socket.destroy(), expect.any(String)],
  ])('that %s only warns, without the URL', async (_title, listener, detail) => {
    await using outside = await serveTls(listener)

    const warnings = await beatAt(outside.origin + SECRET_PATH)

    expect(warnings).toEqual([['the heartbeat was not heard', { detail }]])
    expect(JSON.stringify(warnings)).not.toContain('very-secret')
  })

  it('warns where nobody listens, without the URL', async () => {
    const warnings = await beatAt(`https://127.0.0.1:${await closedPort()}${SECRET_PATH}`)

    expect(warnings).toEqual([['the heartbeat was not heard', { detail: 'ECONNREFUSED' }]])
  })

  it.each([
    ['the parameter does not exist', undefined, 'the parameter /credit-watchdog/heartbeat was not found'],
    [
      'it is not https: the URL is a secret',
      `http://hc.example.com${SECRET_PATH}`,
      'what is in /credit-watchdog/heartbeat is no https URL',
    ],
    ['it is no URL at all', 'very-secret', 'what is in /credit-watchdog/heartbeat is no https URL'],
  ])('warns and calls nobody when %s', async (_title, value, detail) => {
    expect(await beatAt(value)).toEqual([['the heartbeat was not heard', { detail }]])
  })
})
