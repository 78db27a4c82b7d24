import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { createKeyLister } from '../../lambda/io/key-lister.ts'
import { openParameterStore } from '../../lambda/io/on-demand/parameter-store.ts'
import { openSecretStore } from '../../lambda/io/on-demand/secret-store.ts'
import { systemClock } from '../../lambda/io/system-clock.ts'
import { serve } from './shared/loopback.ts'
import { CREDENTIALS } from './shared/table.ts'

const PATH = { from: 'path', path: '/keys' } as const
const SECRET = { from: 'secret', name: 'prod/ai' } as const
const soon = () => new Date(Date.now() + 5_000)

/** The lister before an AWS that gives these answers in turn, with what it was asked. */
async function listing(...answers: readonly { readonly status?: number; readonly body: unknown }[]) {
  const asked: Record<string, unknown>[] = []
  const server = await serve(async (request, response) => {
    const { status = 200, body } = answers[asked.length] ?? { status: 500, body: {} }
    asked.push(JSON.parse(await text(request)))
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body))
  })
  const options = { endpoint: server.origin, region: 'eu-west-1', credentials: CREDENTIALS, maxAttempts: 1 }
  const lister = createKeyLister({
    parameters: openParameterStore(options),
    secrets: openSecretStore(options),
    clock: systemClock,
  })
  return { lister, asked, [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() }
}

const parameters = (...names: readonly string[]) => names.map(Name => ({ Name, Type: 'SecureString' }))

describe('the parameters under a path', () => {
  it('are all listed, page by page, at every depth and never decrypted', async () => {
    await using aws = await listing(
      { body: { Parameters: parameters('/keys/openai/b', '/keys/kie/a'), NextToken: 'more' } },
      { body: { Parameters: parameters('/keys/aimlapi/c') } },
    )

    expect(await aws.lister.list(PATH, soon())).toEqual({ names: ['aimlapi/c', 'kie/a', 'openai/b'] })
    expect(aws.asked).toEqual([
      { Path: '/keys', Recursive: true },
      { Path: '/keys', Recursive: true, NextToken: 'more' },
    ])
  })

  it('are not listed at all where the second page is refused: part of them would end the others', async () => {
    await using aws = await listing(
      { body: { Parameters: parameters('/keys/openai/b'), NextToken: 'more' } },
      { status: 400, body: { __type: 'AccessDeniedException', message: 'arn:aws:iam::1 may not' } },
    )

    expect(await aws.lister.list(PATH, soon())).toEqual({
      problem: 'the parameters under /keys may not be read (AccessDeniedException)',
    })
  })

  it('are given up at the deadline', async () => {
    await using aws = await listing()

    expect(await aws.lister.list(PATH, new Date(0))).toEqual({
      problem: 'the parameters under /keys are too many to be listed in time',
    })
  })
})

describe('the fields of a JSON secret', () => {
  it('are listed by name', async () => {
    await using aws = await listing({ body: { SecretString: '{"kie/video":"one","openai":"two"}' } })

    expect(await aws.lister.list(SECRET, soon())).toEqual({ names: ['kie/video', 'openai'] })
  })

  it.each(['a-plain-key', '["a-plain-key"]', '"a-plain-key"'])(
    'of %s are none, and its text is not repeated',
    async given => {
      await using aws = await listing({ body: { SecretString: given } })

      expect(await aws.lister.list(SECRET, soon())).toEqual({
        problem: 'the secret prod/ai cannot be read: it is no JSON object',
      })
    },
  )
})
