import { describe, expect, it } from 'vitest'
import { baseUrlProblem, type Surroundings } from '../../lib/configuration/base-url.ts'
import { problemsOf, withKey } from './minimal.ts'

const DEPLOY: Surroundings = { mode: 'deploy', vpc: false }
const VPC: Surroundings = { mode: 'deploy', vpc: true }
const LOCAL: Surroundings = { mode: 'local', vpc: false }

describe('base URLs', () => {
  it.each([
    ['https everywhere', 'https://gateway.example.com/v1', true, DEPLOY],
    ['loopback in clear text on this machine', 'http://127.0.0.1:8080', true, LOCAL],
    ['localhost on this machine', 'http://localhost:11434', false, LOCAL],
    ['IPv6 loopback on this machine', 'http://[::1]:1234', false, LOCAL],
    ['a private address without a key on this machine', 'http://192.168.1.20:1234', false, LOCAL],
    ['a private address without a key in a VPC', 'http://10.0.0.5:8000', false, VPC],
    ['a private address with a key over https in a VPC', 'https://10.0.0.5', true, VPC],
    ['a name inside the VPC', 'http://ollama.internal:11434', false, VPC],
  ] as const)('allows %s', (_title, url, hasKey, surroundings) => {
    expect(baseUrlProblem(url, hasKey, surroundings)).toBeUndefined()
  })

  it.each([
    ['what is no URL', 'gateway.example.com', false, DEPLOY, 'https URL'],
    ['clear text', 'http://gateway.example.com/v1', false, LOCAL, 'https://gateway.example.com/v1'],
    ['another protocol', 'ftp://gateway.example.com', false, LOCAL, 'allowed is https'],
    ['a password', 'https://user:word@gateway.example.com', false, LOCAL, 'user name'],
    ['a query', 'https://gateway.example.com?key=1', false, LOCAL, 'query'],
    ['loopback when deploying', 'http://localhost:11434', false, DEPLOY, 'cannot reach'],
    ['a private address without a VPC', 'http://10.0.0.5', false, DEPLOY, '`vpc`'],
    ['a private address in IPv6 without a VPC', 'http://[fd12:3456::1]', false, DEPLOY, '`vpc`'],
    ['a key in clear text in a VPC', 'http://10.0.0.5', true, VPC, 'clear text'],
    ['a key in clear text to a private address from here', 'http://192.168.1.20', true, LOCAL, 'clear text'],
    ['the metadata address', 'http://169.254.169.254/latest', false, VPC, 'credentials'],
    ['the metadata address from here', 'https://169.254.169.254', false, LOCAL, 'credentials'],
    ['the metadata address as one number', 'http://2852039166', false, LOCAL, 'credentials'],
    ['the metadata address in IPv6', 'http://[::ffff:169.254.169.254]', false, LOCAL, 'credentials'],
    ["the containers' credentials", 'http://169.254.170.2', false, VPC, 'credentials'],
    ["AWS's metadata in IPv6", 'http://[fd00:ec2::254]', false, VPC, 'credentials'],
    ['link-local in IPv6', 'http://[fe80::1]', false, LOCAL, 'credentials'],
    ["Google's metadata name", 'http://metadata.google.internal', false, VPC, 'credentials'],
    ['every address', 'http://0.0.0.0:11434', false, LOCAL, 'credentials'],
  ] as const)('refuses %s', (_title, url, hasKey, surroundings, words) => {
    expect(baseUrlProblem(url, hasKey, surroundings)).toContain(words)
  })

  it('names the path and the URL', () => {
    const [problem] = problemsOf(withKey({ baseUrl: 'http://gateway.example.com' }))

    expect(problem).toEqual({
      path: 'keys[0].baseUrl',
      text: expect.stringContaining('"http://gateway.example.com" is not encrypted'),
    })
  })

  it("refuses a local server's default address when deploying", () => {
    const problems = problemsOf(withKey({ provider: 'openai-compatible', key: undefined }))

    expect(problems.map(problem => problem.path)).toEqual(['keys[0].baseUrl'])
  })
})
