import { createHash, timingSafeEqual } from 'node:crypto'
import { createCredentials } from '../../../lambda/io/credentials.ts'
import { createOnDemand } from '../../../lambda/io/on-demand.ts'
import { systemClock } from '../../../lambda/io/system-clock.ts'
import { type CommandIo, EXIT } from '../../command-io.ts'
import { requireConfiguration } from '../deployment/local-configuration.ts'
import { withAws } from '../deployment/open-aws.ts'
import { type PlaceTyped, placeOf } from '../deployment/place.ts'
import { credentialOf } from './credential-of.ts'
import { readSecret } from './read-secret.ts'

export interface MatchOptions extends PlaceTyped {
  readonly admin: boolean
}

/** Says whether a key is the one that is stored, and nothing else about either. */
export async function matchKey(name: string, options: MatchOptions, io: CommandIo): Promise<number> {
  const local = await requireConfiguration(io, 'local')
  const { credential } = credentialOf(local, name, options.admin)
  return withAws(placeOf(options), io, async aws => {
    await aws.ssm.config.credentials()
    await aws.ssm.config.region()
    const { value } = await readSecret(io, `Key to compare with ${name}`)
    const credentials = createCredentials({ clock: systemClock, sources: createOnDemand(aws.calls).sources })
    const [stored] = await credentials.resolve([credential])
    if (stored === undefined || 'problem' in stored) {
      io.stderr.write(`It cannot be compared: ${stored?.detail ?? 'nothing is stored'}.\n`)
      return EXIT.unknown
    }
    const same = timingSafeEqual(digest(value), digest(stored.secret))
    io.stdout.write(same ? 'the same key\n' : 'another key\n')
    return same ? EXIT.ok : EXIT.trouble
  })
}

/** Of one length, so that not even the length of either is told. */
function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
