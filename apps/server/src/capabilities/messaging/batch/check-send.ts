import { may } from '@baton/domain'
import { type Answer, answer, refuse } from '../../../platform/operations/answer.ts'
import type { MembershipRow } from '../store/memberships.ts'
import type { MessageRow } from '../store/messages.ts'
import { type Desk, standingOf } from './desk.ts'
import type { Facts } from './facts.ts'
import type { SendJob } from './job.ts'

/** A message that may be sent: its author's own standing, and the message that it answers. */
export interface Sendable {
  readonly author: MembershipRow
  readonly quoted: MessageRow | null
}

/** Whether a message may be sent as far as its words go; what hangs on it is asked last. */
export function checkSend(
  desk: Desk,
  facts: Pick<Facts, 'inRole' | 'quoted'>,
  job: SendJob,
): Answer<Sendable> {
  const { conversationId, replyToId, asRoleId } = job.input
  const author = standingOf(desk, conversationId, job.viewer.personId)
  if (author === undefined || !may('messaging.sendMessage', ['member'])) return refuse('not-found')
  if (desk.continued.has(conversationId)) return refuse('no-longer-possible')
  if (asRoleId !== undefined && !facts.inRole.has(job)) return refuse('not-allowed')
  const quoted = replyToId === undefined ? null : answerable(facts.quoted.get(replyToId), author)
  if (quoted === undefined) return refuse('not-found')
  if (quoted?.body === null) return refuse('no-longer-possible')
  return answer({ author, quoted })
}

/** The answered message, if it is of this conversation and in the author's history. */
function answerable(row: MessageRow | undefined, author: MembershipRow): MessageRow | undefined {
  if (row?.conversationId !== author.conversationId) return undefined
  return row.number > author.visibleAfter ? row : undefined
}
