import { paginateListStackResources } from '@aws-sdk/client-cloudformation'
import {
  CheckIfPhoneNumberIsOptedOutCommand,
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  paginateListSMSSandboxPhoneNumbers,
} from '@aws-sdk/client-sns'
import type { Recipient } from '../../../lambda/core/watch-list.ts'
import { awsTrouble } from '../deployment/aws-trouble.ts'
import type { Deployed } from '../deployment/find-deployment.ts'
import type { OperatorAws } from '../deployment/open-aws.ts'
import { listSubscriptions, type Subscription } from '../deployment/subscriptions.ts'

/** Something of AWS's, or why it could not be read: not read is not "no". */
export type Read<T> = { readonly value: T } | { readonly notRead: string }

/** What AWS says of who can be reached. */
export interface ReachFacts {
  readonly region: string
  readonly alerts: Read<readonly Subscription[]>
  /** Undefined where the stack names no such topic. */
  readonly operations?: Read<readonly Subscription[]>
  readonly inSandbox: Read<boolean>
  /** Numbers of the sandbox, and whether they are verified. */
  readonly sandbox: Read<ReadonlyMap<string, boolean>>
  readonly optedOut: Read<ReadonlyMap<string, boolean>>
  /** USD a month; undefined: the account's default. */
  readonly smsLimitUsd: Read<number | undefined>
  /** When the stack made each subscription, by its logical id. Where it was changed since, that is not known. */
  readonly subscribedAt: Read<ReadonlyMap<string, Date>>
}

/** Reads all that the recipients make necessary; nothing about SMS where nobody gets one. */
export async function readReachFacts(
  aws: OperatorAws,
  deployed: Deployed,
  recipients: readonly Recipient[],
): Promise<ReachFacts> {
  const phones = recipients.flatMap(({ channel, to }) => (channel === 'sms' ? [to] : []))
  const forPhones = <T>(none: T, read: () => Promise<T>) => orWhy(async () => (phones.length === 0 ? none : read()))
  const { operationsTopicArn } = deployed
  const [alerts, operations, inSandbox, sandbox, optedOut, smsLimitUsd, subscribedAt] = await Promise.all([
    orWhy(() => listSubscriptions(aws.sns, deployed.topicArn)),
    operationsTopicArn === undefined ? undefined : orWhy(() => listSubscriptions(aws.sns, operationsTopicArn)),
    forPhones(false, async () => (await aws.sns.send(new GetSMSSandboxAccountStatusCommand({}))).IsInSandbox === true),
    forPhones(new Map(), () => sandboxNumbers(aws)),
    forPhones(new Map(), () => optOuts(aws, phones)),
    forPhones(undefined, () => smsLimit(aws)),
    orWhy(() => madeAt(aws, deployed.stack)),
  ])
  return {
    region: deployed.region,
    alerts,
    ...(operations && { operations }),
    inSandbox,
    sandbox,
    optedOut,
    smsLimitUsd,
    subscribedAt,
  }
}

async function orWhy<T>(read: () => Promise<T>): Promise<Read<T>> {
  try {
    return { value: await read() }
  } catch (error) {
    const trouble = awsTrouble(error)
    if (trouble === undefined) throw error
    return { notRead: trouble.text }
  }
}

async function sandboxNumbers({ sns }: OperatorAws): Promise<ReadonlyMap<string, boolean>> {
  const numbers = new Map<string, boolean>()
  for await (const { PhoneNumbers = [] } of paginateListSMSSandboxPhoneNumbers({ client: sns }, {})) {
    for (const { PhoneNumber = '', Status } of PhoneNumbers) numbers.set(PhoneNumber, Status === 'Verified')
  }
  return numbers
}

async function optOuts({ sns }: OperatorAws, phones: readonly string[]): Promise<ReadonlyMap<string, boolean>> {
  const optedOut = new Map<string, boolean>()
  for (const phoneNumber of new Set(phones)) {
    const { isOptedOut } = await sns.send(new CheckIfPhoneNumberIsOptedOutCommand({ phoneNumber }))
    optedOut.set(phoneNumber, isOptedOut === true)
  }
  return optedOut
}

async function smsLimit({ sns }: OperatorAws): Promise<number | undefined> {
  const { attributes = {} } = await sns.send(new GetSMSAttributesCommand({ attributes: ['MonthlySpendLimit'] }))
  const { MonthlySpendLimit } = attributes
  return MonthlySpendLimit === undefined || MonthlySpendLimit === '' ? undefined : Number(MonthlySpendLimit)
}

async function madeAt({ cloudFormation }: OperatorAws, stack: string): Promise<ReadonlyMap<string, Date>> {
  const made = new Map<string, Date>()
  for await (const page of paginateListStackResources({ client: cloudFormation }, { StackName: stack })) {
    for (const resource of page.StackResourceSummaries ?? []) {
      const { LogicalResourceId = '', ResourceStatus, LastUpdatedTimestamp } = resource
      if (
        resource.ResourceType === 'AWS::SNS::Subscription' &&
        ResourceStatus === 'CREATE_COMPLETE' &&
        LastUpdatedTimestamp
      )
        made.set(LogicalResourceId, LastUpdatedTimestamp)
    }
  }
  return made
}
