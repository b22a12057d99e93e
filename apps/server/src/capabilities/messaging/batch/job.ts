import type { api, OutputOf, ParsedInputOf } from '@baton/contract'
import type { Answer } from '../../../platform/operations/answer.ts'
import type { Viewer } from '../../../platform/operations/viewer.ts'

interface Asked {
  viewer: Viewer
  at: Date
  commandId: string
}

/** A message to send. */
export interface SendJob extends Asked {
  form: 'send'
  input: ParsedInputOf<typeof api.messaging.sendMessage>
}

/** That messages up to a number were delivered to, or seen by, the viewer. */
export interface ReceiptJob extends Asked {
  form: 'delivered' | 'seen'
  input: ParsedInputOf<typeof api.messaging.markSeen>
}

/** What commits together with others of its organisation. */
export type Job = SendJob | ReceiptJob

export type Sent = OutputOf<typeof api.messaging.sendMessage>
export type Outcome = Answer<Sent | Record<string, never>>
