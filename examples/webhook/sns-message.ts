import MessageValidator from 'sns-validator'

/** What SNS posts to an https endpoint, once its signature has been verified. */
export interface SnsMessage {
  readonly Type: 'SubscriptionConfirmation' | 'Notification' | 'UnsubscribeConfirmation'
  readonly TopicArn: string
  readonly Message: string
  readonly SubscribeURL?: string
}

/** Only AWS's own hosts may hold the certificate, and be called to confirm. */
export const SNS_HOSTS = /^sns\.[a-z0-9-]{3,}\.amazonaws\.com(?:\.cn)?$/

/** Anybody can post to a public URL: only what AWS signed is a message. Rejects with the reason. */
export function verify(body: string, hosts: RegExp = SNS_HOSTS): Promise<SnsMessage> {
  const validator = new MessageValidator(hosts)
  return new Promise((resolve, reject) => {
    validator.validate(body, (error, message) => {
      if (error || !message) reject(error ?? new Error('The message is empty.'))
      else resolve(message as unknown as SnsMessage)
    })
  })
}
