import type { AwsPlace } from '../../../lambda/io/aws-clients.ts'

/** Options of every command that speaks with a deployment. */
export const PLACE_OPTIONS = { stack: 'value', region: 'value', profile: 'value' } as const

export const PLACE_HELP = `  --stack <name>     the stack (default: the deployment named in watchdog.config.ts, else CreditWatchdog)
  --region <name>    the AWS region; else as AWS_REGION or the profile says
  --profile <name>   the AWS profile; else as AWS_PROFILE says
`

export interface PlaceTyped {
  readonly stack: string | undefined
  readonly region: string | undefined
  readonly profile: string | undefined
}

/** What was typed; the rest is the SDK's own business. */
export function placeOf({ region, profile }: Pick<PlaceTyped, 'region' | 'profile'>): AwsPlace {
  return { ...(region !== undefined && { region }), ...(profile !== undefined && { profile }) }
}
