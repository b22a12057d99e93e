import { sendToGateway } from '../channels/gateway.ts'
import type { Mailer } from '../channels/mail.ts'
import { failed, type Outcome } from '../channels/outcome.ts'
import { sendPush } from '../channels/push/send-push.ts'
import type { NotifyParts } from '../parts.ts'
import { receiptsPath } from '../receipts.ts'
import type { Errand } from './errand.ts'

/** Sends one thing by its channel; a channel that was switched off since is unreachable. */
export async function sendErrand(
  { push, gateway, clock, publicUrl }: NotifyParts,
  mailer: Mailer | null,
  { first, heading, target }: Errand,
): Promise<Outcome> {
  const { urgency, noticeId } = first
  switch (target.channel) {
    case 'web-push':
      return push === null
        ? failed('unreachable')
        : sendPush(push, target, { heading, urgency, tag: noticeId }, clock.now())
    case 'email':
      return mailer === null
        ? failed('unreachable')
        : mailer.send({ to: target.address, heading, messageId: `${noticeId}.email` })
    case 'gateway': {
      const { telephone, bleep } = target
      const receipts = `${publicUrl}${receiptsPath}`
      const words = { id: first.id, urgency, heading, to: { telephone, bleep }, receipts }
      return gateway === null
        ? failed('unreachable')
        : sendToGateway(gateway, words, `${noticeId}:gateway`, clock.now())
    }
  }
}
