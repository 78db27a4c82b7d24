import { createScrubber, scrubSecret } from '../../../lambda/core/scrub.ts'
import { type CommandIo, EXIT, UsageError } from '../../command-io.ts'
import { type LocalConfiguration, requireConfiguration } from '../deployment/local-configuration.ts'
import { type OperatorAws, withAws } from '../deployment/open-aws.ts'
import { type PlaceTyped, placeOf } from '../deployment/place.ts'
import { looksLikeAnother } from '../shared/discover-keys.ts'
import { credentialOf, type NamedCredential, whereIs } from './credential-of.ts'
import { probeKey } from './probe-key.ts'
import { readSecret } from './read-secret.ts'
import { storeParameter, storeSecret } from './store.ts'

export interface PutOptions extends PlaceTyped {
  readonly admin: boolean
  readonly 'no-probe': boolean
}

/** Asks for a key, asks its provider about it, and stores it where the configuration says. */
export async function putKey(name: string, options: PutOptions, io: CommandIo): Promise<number> {
  const local = await requireConfiguration(io, 'local')
  const named = credentialOf(local, name, options.admin)
  return withAws(placeOf(options), io, async aws => {
    // Before anybody is asked for a key: no use where it cannot be stored.
    await aws.ssm.config.credentials()
    const region = await aws.ssm.config.region()
    const { value, trimmed } = await readSecret(io, `${options.admin ? 'Admin key' : 'Key'} for ${name}`)
    const scrub = scrubberFor(value, local)
    if (trimmed) io.stdout.write('White space around it was cut off.\n')
    refuseStranger(named, value, local)

    const probed = options['no-probe'] ? undefined : await probeKey(named, value, local, io)
    if (probed) io.stdout.write(`${scrub(probed.text)}\n`)
    if (probed?.rejected) {
      io.stderr.write(`Not stored. To store it all the same: credit-watchdog keys put ${name} --no-probe\n`)
      return EXIT.trouble
    }
    const as = await store(aws, named, value)
    io.stdout.write(
      `Stored as ${whereIs(named.credential)} (${as}, ${region}).\n` +
        'The deployed watchdog reads it within the hour, and at once where the old one is refused.\n',
    )
    return EXIT.ok
  })
}

function scrubberFor(value: string, { providers }: LocalConfiguration): (text: string) => string {
  const scrub = createScrubber(providers)
  return text => scrub(scrubSecret(text, value))
}

/** With another provider's unmistakable beginning it is not shown to this one. */
function refuseStranger({ key, provider, admin }: NamedCredential, value: string, local: LocalConfiguration): void {
  if (admin || !Object.values(provider.hosts).includes(key.baseUrl)) return
  const stranger = looksLikeAnother(value, provider, local.providers)
  if (stranger === undefined) return
  throw new UsageError(
    `This looks like a key of ${stranger.name}, not of ${provider.name}. It was not sent anywhere and not stored.`,
  )
}

async function store(aws: OperatorAws, { credential }: NamedCredential, value: string): Promise<string> {
  switch (credential.from) {
    case 'parameter':
      return storeParameter(aws.ssm, credential.name, value)
    case 'secret':
      return storeSecret(aws.secrets, credential, value)
    case 'env':
      throw new UsageError(`The key is the environment variable ${credential.name}: there is nothing to store.`)
  }
}
