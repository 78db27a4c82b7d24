import { BlockList, isIP } from 'node:net'

/** Where a configuration is used: in `deploy` what a Lambda can reach and may be trusted with, in `local` also this machine. */
export interface Surroundings {
  readonly mode: 'deploy' | 'local'
  /** The function runs in a VPC: private addresses can be reached. */
  readonly vpc: boolean
}

/**
 * Why a base URL may not be asked, or undefined. The sweep sends a secret to it and puts the answer into mails: never in clear text over a
 * network, and never to the link-local addresses where clouds hand out credentials.
 */
export function baseUrlProblem(text: string, hasKey: boolean, { mode, vpc }: Surroundings): string | undefined {
  if (!URL.canParse(text)) return 'allowed is an https URL, such as https://gateway.example.com/v1.'
  const url = new URL(text)
  if (url.username !== '' || url.password !== '')
    return 'holds a user name or password; allowed is a bare https URL. Give the secret in `key`.'
  if (url.search !== '' || url.hash !== '') return 'holds a query or fragment; allowed is a bare https URL.'
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return `is ${url.protocol}; allowed is https.`
  switch (placeOf(url.hostname)) {
    case 'never':
      return 'is a link-local or metadata address, where clouds hand out credentials; it is never asked.'
    case 'loopback':
      if (mode === 'local') return undefined
      return 'is this machine, which the deployed function cannot reach; give the address it has there, or watch it with `check`.'
    case 'private':
      if (mode === 'deploy' && !vpc)
        return 'is a private address; allowed only when the construct is given a `vpc` that reaches it.'
      if (url.protocol === 'http:' && hasKey) return 'would send the key in clear text; allowed with a key is https.'
      return undefined
    case 'public':
      return url.protocol === 'https:'
        ? undefined
        : `is not encrypted; allowed is https: https://${url.host}${url.pathname.replace(/\/$/, '')}.`
  }
}

/** A host that the internet reaches, as far as its name or address tells. */
export function isPublicHost(hostname: string): boolean {
  return placeOf(hostname) === 'public'
}

type Place = 'never' | 'loopback' | 'private' | 'public'

const NEVER = blockList(
  ['169.254.0.0', 16, 'ipv4'],
  ['0.0.0.0', 8, 'ipv4'],
  ['224.0.0.0', 3, 'ipv4'],
  ['fe80::', 10, 'ipv6'],
  ['ff00::', 8, 'ipv6'],
)
NEVER.addAddress('::', 'ipv6')
NEVER.addAddress('fd00:ec2::254', 'ipv6')
NEVER.addAddress('100.100.100.200', 'ipv4')

const LOOPBACK = blockList(['127.0.0.0', 8, 'ipv4'])
LOOPBACK.addAddress('::1', 'ipv6')

const PRIVATE = blockList(
  ['10.0.0.0', 8, 'ipv4'],
  ['172.16.0.0', 12, 'ipv4'],
  ['192.168.0.0', 16, 'ipv4'],
  ['100.64.0.0', 10, 'ipv4'],
  ['fc00::', 7, 'ipv6'],
)

/** The URL parser has already written every spelling of an address (decimal, hexadecimal, IPv4 in IPv6) in one form. */
function placeOf(hostname: string): Place {
  const host = hostname.replace(/^\[|\]$|\.$/g, '').toLowerCase()
  const version = isIP(host)
  if (version === 0) return placeOfName(host)
  const family = version === 4 ? 'ipv4' : 'ipv6'
  if (NEVER.check(host, family)) return 'never'
  if (LOOPBACK.check(host, family)) return 'loopback'
  return PRIVATE.check(host, family) ? 'private' : 'public'
}

function placeOfName(host: string): Place {
  if (/^(?:metadata|instance-data)(?:\.|$)/.test(host)) return 'never'
  if (host === 'localhost' || host.endsWith('.localhost')) return 'loopback'
  return !host.includes('.') || /\.(?:local|internal|lan|home\.arpa)$/.test(host) ? 'private' : 'public'
}

function blockList(...subnets: readonly (readonly [string, number, 'ipv4' | 'ipv6'])[]): BlockList {
  const list = new BlockList()
  for (const [network, prefix, family] of subnets) list.addSubnet(network, prefix, family)
  return list
}
