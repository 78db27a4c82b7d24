import { Aws, RemovalPolicy, Stack } from 'aws-cdk-lib'
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import { type IKey, Key } from 'aws-cdk-lib/aws-kms'
import { Construct } from 'constructs'
import { sayMissing } from './missing-statement.ts'

export interface EncryptionProps {
  readonly deployment: string
  /** CloudWatch, SNS and the log are allowed to use it; of an imported key synth says what its policy lacks. @default a key of its own, rotated every year */
  readonly encryptionKey?: IKey
}

/** One key for topics, dead letters and the log. A customer key, for CloudWatch cannot publish to a topic under `alias/aws/sns`. */
export class Encryption extends Construct {
  readonly key: IKey
  /** What the log is encrypted with. Absent for an imported key: CloudWatch Logs refuses to make a log that it cannot encrypt. */
  readonly logKey?: IKey

  constructor(scope: Construct, id: string, { deployment, encryptionKey }: EncryptionProps) {
    super(scope, id)
    this.key =
      encryptionKey ??
      new Key(this, 'Key', {
        description: `Encrypts the topics, dead letters and log of Credit Watchdog ${deployment}`,
        enableKeyRotation: true,
        removalPolicy: RemovalPolicy.DESTROY,
      })
    const missing = this.allowAlarmsAndTopics()
    if (missing) {
      const consequence = "the watchdog's own alarms are lost without a word"
      sayMissing(this, 'encryptionKey', consequence, missing)
    } else if (this.allowLogs()) this.logKey = this.key
  }

  /** The statement that could not be added, if so. */
  private allowAlarmsAndTopics(): PolicyStatement | undefined {
    const statement = new PolicyStatement({
      sid: 'CreditWatchdogAlarmsAndTopics',
      principals: ['cloudwatch', 'sns'].map(service => new ServicePrincipal(`${service}.amazonaws.com`)),
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
    })
    return this.key.addToResourcePolicy(statement).statementAdded ? undefined : statement
  }

  private allowLogs(): boolean {
    const logs = Stack.of(this).formatArn({ service: 'logs', resource: 'log-group:*' })
    const statement = new PolicyStatement({
      sid: 'CreditWatchdogLog',
      principals: [new ServicePrincipal(`logs.${Aws.REGION}.amazonaws.com`)],
      actions: ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
      resources: ['*'],
      conditions: { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': logs } },
    })
    return this.key.addToResourcePolicy(statement).statementAdded
  }
}
