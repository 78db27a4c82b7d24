import { text } from 'node:stream/consumers'
import { serve } from '../../io/shared/loopback.ts'

export const TOPIC = 'arn:aws:sns:eu-west-1:123456789012:Alerts'
export const OPERATIONS = 'arn:aws:sns:eu-west-1:123456789012:Operations'
export const OUTPUTS = {
  DeploymentName: 'CreditWatchdog',
  AlertsTopicArn: TOPIC,
  OperationsTopicArn: OPERATIONS,
  StateTableName: 'state',
  FunctionName: 'sweeper',
}

export interface StoredParameter {
  readonly value: string
  readonly type?: string
  readonly keyId?: string
}

/** What stands in the account; a test may change it at any time. */
export interface Account {
  /** Outputs by stack. */
  stacks: Record<string, Readonly<Record<string, string>>>
  /** Resources by stack: what CloudFormation says when they were created. */
  resources: { readonly stack: string; readonly logicalId: string; readonly status: string; readonly at: string }[]
  subscriptions: {
    readonly topic: string
    readonly protocol: string
    readonly endpoint: string
    readonly arn: string
  }[]
  optedOut: readonly string[]
  inSandbox: boolean
  sandboxNumbers: { readonly number: string; readonly status: 'Verified' | 'Pending' }[]
  smsAttributes: Readonly<Record<string, string>>
  parameters: Record<string, StoredParameter>
  secrets: Record<string, string>
  /** Actions that are refused, with the name of the error. */
  refuse: Record<string, string>
  /** Actions that are never answered. */
  hang: Set<string>
}

export interface PublishedTest {
  readonly topic: string
  readonly subject: string
  readonly message: Readonly<Record<string, string>>
  readonly attributes: Readonly<Record<string, string>>
}

type Fields = Readonly<Record<string, unknown>>

/** CloudFormation, SNS, the Parameter Store and Secrets Manager as far as the commands use them, on loopback. */
export async function startAccount(over: Partial<Account> = {}) {
  const account: Account = {
    stacks: { CreditWatchdog: OUTPUTS },
    resources: [],
    subscriptions: [],
    optedOut: [],
    inSandbox: false,
    sandboxNumbers: [],
    smsAttributes: { MonthlySpendLimit: '1' },
    parameters: {},
    secrets: {},
    refuse: {},
    hang: new Set(),
    ...over,
  }
  const published: PublishedTest[] = []
  const asked: { readonly action: string; readonly fields: Fields }[] = []
  const server = await serve(async (request, response) => {
    const body = await text(request)
    const target = String(request.headers['x-amz-target'] ?? '')
    const isJson = target !== ''
    const form = new URLSearchParams(isJson ? '' : body)
    const action = isJson ? (target.split('.').at(-1) ?? '') : (form.get('Action') ?? '')
    const fields: Fields = isJson ? JSON.parse(body) : Object.fromEntries(form)
    asked.push({ action, fields })
    if (account.hang.has(action)) return
    const refusal = account.refuse[action]
    const answer = refusal === undefined ? answerTo(account, published, action, fields) : { error: refusal }
    response.setHeader('content-type', isJson ? 'application/x-amz-json-1.1' : 'text/xml')
    if ('error' in answer) {
      // As AWS does it: the text repeats what was sent.
      const message = `not authorized to perform: x:${action} ${'message' in answer ? answer.message : body}`
      response
        .writeHead(400)
        .end(isJson ? JSON.stringify({ __type: answer.error, message }) : errorXml(answer.error, message))
    } else response.end(isJson ? JSON.stringify(answer.json) : resultXml(action, answer.xml))
  })
  return { ...server, account, published, asked }
}

type Answer =
  | { readonly xml: string; readonly json?: never }
  | { readonly json: unknown; readonly xml?: never }
  | { readonly error: string; readonly message?: string }

function answerTo(account: Account, published: PublishedTest[], action: string, fields: Fields): Answer {
  const field = (name: string) => String(fields[name] ?? '')
  switch (action) {
    case 'DescribeStacks': {
      const name = field('StackName')
      const stacks = Object.entries(account.stacks).filter(([each]) => name === '' || each === name)
      if (name !== '' && stacks.length === 0)
        return { error: 'ValidationError', message: `Stack with id ${name} does not exist` }
      return { xml: `<Stacks>${stacks.map(([each, outputs]) => stackXml(each, outputs)).join('')}</Stacks>` }
    }
    case 'ListStackResources': {
      const members = account.resources.filter(({ stack }) => stack === field('StackName'))
      return {
        xml: `<StackResourceSummaries>${members
          .map(
            ({ logicalId, status, at }) =>
              `<member><LogicalResourceId>${logicalId}</LogicalResourceId><ResourceType>AWS::SNS::Subscription</ResourceType><ResourceStatus>${status}</ResourceStatus><LastUpdatedTimestamp>${at}</LastUpdatedTimestamp></member>`,
          )
          .join('')}</StackResourceSummaries>`,
      }
    }
    case 'ListSubscriptionsByTopic': {
      const members = account.subscriptions.filter(({ topic }) => topic === field('TopicArn'))
      return {
        xml: `<Subscriptions>${members
          .map(
            ({ topic, protocol, endpoint, arn }) =>
              `<member><TopicArn>${topic}</TopicArn><Protocol>${protocol}</Protocol><Endpoint>${endpoint}</Endpoint><SubscriptionArn>${arn}</SubscriptionArn></member>`,
          )
          .join('')}</Subscriptions>`,
      }
    }
    case 'CheckIfPhoneNumberIsOptedOut':
      return { xml: `<isOptedOut>${account.optedOut.includes(field('phoneNumber'))}</isOptedOut>` }
    case 'GetSMSSandboxAccountStatus':
      return { xml: `<IsInSandbox>${account.inSandbox}</IsInSandbox>` }
    case 'ListSMSSandboxPhoneNumbers':
      return {
        xml: `<PhoneNumbers>${account.sandboxNumbers
          .map(
            ({ number, status }) => `<member><PhoneNumber>${number}</PhoneNumber><Status>${status}</Status></member>`,
          )
          .join('')}</PhoneNumbers>`,
      }
    case 'GetSMSAttributes':
      return {
        xml: `<attributes>${Object.entries(account.smsAttributes)
          .map(([key, value]) => `<entry><key>${key}</key><value>${value}</value></entry>`)
          .join('')}</attributes>`,
      }
    case 'Publish':
      published.push({
        topic: field('TopicArn'),
        subject: field('Subject'),
        message: JSON.parse(field('Message') || '{}'),
        attributes: attributesIn(fields),
      })
      return { xml: `<MessageId>message-${published.length}</MessageId>` }
    case 'GetParameters': {
      const names = fields.Names as readonly string[]
      const found = names.filter(name => account.parameters[name])
      return {
        json: {
          Parameters: found.map(Name => ({ Name, Type: 'SecureString', Value: account.parameters[Name]?.value })),
          InvalidParameters: names.filter(name => !found.includes(name)),
        },
      }
    }
    case 'DescribeParameters': {
      const [filter] = fields.ParameterFilters as readonly { readonly Values: readonly string[] }[]
      const names = (filter?.Values ?? []).filter(name => account.parameters[name])
      return {
        json: {
          Parameters: names.map(Name => ({
            Name,
            Type: account.parameters[Name]?.type ?? 'SecureString',
            KeyId: account.parameters[Name]?.keyId ?? 'alias/aws/ssm',
            LastModifiedDate: 1_764_800_000,
          })),
        },
      }
    }
    case 'PutParameter': {
      const keyId = field('KeyId')
      account.parameters[field('Name')] = {
        value: field('Value'),
        type: field('Type'),
        ...(keyId !== '' && { keyId }),
      }
      return { json: { Version: 2, Tier: 'Standard' } }
    }
    case 'GetSecretValue': {
      const value = account.secrets[field('SecretId')]
      return value === undefined ? { error: 'ResourceNotFoundException' } : { json: { SecretString: value } }
    }
    case 'DescribeSecret':
      return account.secrets[field('SecretId')] === undefined
        ? { error: 'ResourceNotFoundException' }
        : { json: { Name: field('SecretId'), LastChangedDate: 1_764_800_000 } }
    case 'PutSecretValue':
      if (account.secrets[field('SecretId')] === undefined) return { error: 'ResourceNotFoundException' }
      account.secrets[field('SecretId')] = field('SecretString')
      return { json: { Name: field('SecretId') } }
    case 'CreateSecret':
      account.secrets[field('Name')] = field('SecretString')
      return { json: { Name: field('Name') } }
  }
  return { error: 'InvalidAction', message: action }
}

function stackXml(name: string, outputs: Readonly<Record<string, string>>): string {
  const members = Object.entries(outputs).map(
    ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
  )
  return `<member><StackName>${name}</StackName><StackStatus>CREATE_COMPLETE</StackStatus><CreationTime>2025-12-01T00:00:00Z</CreationTime><Outputs>${members.join('')}</Outputs></member>`
}

function attributesIn(fields: Fields): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (let index = 1; fields[`MessageAttributes.entry.${index}.Name`] !== undefined; index++) {
    const part = (name: string) => String(fields[`MessageAttributes.entry.${index}.${name}`] ?? '')
    attributes[part('Name')] = part('Value.StringValue')
  }
  return attributes
}

function resultXml(action: string, inner = ''): string {
  return `<${action}Response><${action}Result>${inner}</${action}Result></${action}Response>`
}

function errorXml(code: string, message: string): string {
  return `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${message.replace(/[<&]/g, ' ')}</Message></Error></ErrorResponse>`
}
