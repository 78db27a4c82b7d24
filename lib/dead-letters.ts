import { Duration, RemovalPolicy, Validations } from 'aws-cdk-lib'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { type IQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs'
import { Construct } from 'constructs'

/** What SNS gave up on delivering: kept for two weeks, so that it can be read what whom did not reach. */
export class DeadLetters extends Construct {
  readonly queue: IQueue

  constructor(scope: Construct, id: string, { encryptionKey }: { readonly encryptionKey?: IKey }) {
    super(scope, id)
    const queue = new Queue(this, 'Queue', {
      // SNS cannot put anything into a queue under `alias/aws/sqs`.
      ...(encryptionKey === undefined
        ? { encryption: QueueEncryption.SQS_MANAGED }
        : { encryption: QueueEncryption.KMS, encryptionMasterKey: encryptionKey }),
      enforceSSL: true,
      retentionPeriod: Duration.days(14),
      removalPolicy: RemovalPolicy.DESTROY,
    })
    Validations.of(queue).acknowledge({
      id: 'AwsSolutions-SQS3',
      reason: 'It is the dead-letter queue itself; an alarm rings when anything is in it.',
    })
    this.queue = queue
  }
}
