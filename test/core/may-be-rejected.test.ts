import { expect, it } from 'vitest'
import { mayBeRejected } from '../../lambda/core/may-be-rejected.ts'

const envelope = { code: 'code', ok: [200] }
const answered = (status: number, body = '{}') => ({ at: new Date(0), status, headers: {}, body })

it.each([
  ['HTTP 400', answered(400), true],
  ['HTTP 401', answered(401), true],
  ['HTTP 403', answered(403), true],
  ['HTTP 402', answered(402), false],
  ['HTTP 429', answered(429), false],
  ['HTTP 500', answered(500), false],
  ['a success', answered(200, '{"code":200,"data":5}'), false],
  ['a refusal inside HTTP 200', answered(200, '{"code":401,"msg":"no"}'), true],
  ['a code as text', answered(200, '{"code":"403"}'), true],
  ['an empty account inside HTTP 200', answered(200, '{"code":402}'), false],
  ['a code that is an object, which no text can be made of', answered(200, '{"code":{"toString":401}}'), false],
  ['what is no JSON', answered(200, '<html>401</html>'), false],
  ['no answer at all', { at: new Date(0), failure: 'timeout' as const }, false],
])('%s may be about the key itself, or not', (_, observation, expected) => {
  expect(mayBeRejected(observation, envelope)).toBe(expected)
})

it('a code in the body means nothing where the provider has no envelope', () => {
  expect(mayBeRejected(answered(200, '{"code":401}'), undefined)).toBe(false)
})
