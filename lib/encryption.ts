import { Aws, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { sayMissing } from './missing-statement.ts'

export interface EncryptionProps {
  /**
   * Encrypts topics, dead letters and log: $1.00 a month. CloudWatch, SNS and the log are allowed to use it; of an imported key synth says what
   * its policy lacks.
   * @default none: AWS's own keys, but for the topic of the watchdog's own alarms, which CloudWatch could not publish to
   */
  readonly encryptionKey?: IKey
}

/** The key that was given, for topics, dead letters and the log, and who may use it. */
export class Encryption extends Construct {
  readonly key?: IKey
  /** What the log is encrypted with. Absent for an imported key, too: CloudWatch Logs refuses to make a log that it cannot encrypt. */
  readonly logKey?: IKey

  constructor(scope: Construct, id: string, { encryptionKey }: EncryptionProps) {
    super(scope, id)
    if (encryptionKey === undefined) return
    this.key = encryptionKey
    const missing = allowAlarmsAndTopics(encryptionKey)
    if (missing) {
      const consequence = "the watchdog's own alarms are lost without a word"
      sayMissing(this, 'encryptionKey', consequence, missing)
    } else if (this.allowLogs(encryptionKey)) this.logKey = encryptionKey
  }

  private allowLogs(key: IKey): boolean {
    const logs = Stack.of(this).formatArn({ service: 'logs', resource: 'log-group:*' })
    const statement = new PolicyStatement({
      sid: 'CreditWatchdogLog',
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logs } },
    })
    return key.addToResourcePolicy(statement).statementAdded
  }
}

/** The statement that could not be added, if so. */
function allowAlarmsAndTopics(key: IKey): PolicyStatement | undefined {
  const statement = new PolicyStatement({
    sid: 'CreditWatchdogAlarmsAndTopics',
    principals: ['cloudwatch', 'sns'].map(service => new ServicePrincipal(`${service}.amazonaws.com`)),
    actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
    resources: ['*'],
  })
  return key.addToResourcePolicy(statement).statementAdded ? undefined : statement
}
