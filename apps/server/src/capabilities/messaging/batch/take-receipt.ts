import { may } from '@baton/domain'
import { readingAfterDelivered, readingAfterSeen } from '@baton/domain/messaging/unread'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { MembershipRow } from '../store/memberships.ts'
import { actOf, type Desk, moveStanding, standingOf } from './desk.ts'
import type { Facts } from './facts.ts'
import type { Outcome, ReceiptJob } from './job.ts'

const operations = { delivered: 'messaging.markDelivered', seen: 'messaging.markSeen' } as const

/** Moves a member's delivered or seen position forward, never past the newest message and never back (MSG5). */
export function takeReceipt(desk: Desk, facts: Facts, job: ReceiptJob): Outcome {
  const { conversationId } = job.input
  const { personId } = job.viewer
  const standing = standingOf(desk, conversationId, personId)
  if (standing === undefined || !may(operations[job.form], ['member'])) return refuse('not-found')
  const upTo = Math.min(job.input.upTo, desk.lastNumbers.get(conversationId) ?? 0)
  const reached = job.form === 'seen' ? standing.seenUpTo : standing.deliveredUpTo
  if (upTo <= Math.max(reached, standing.visibleAfter)) return answer({})
  if (job.form === 'seen') see(desk, facts, job, standing, upTo)
  else deliver(desk, job, standing, upTo)
  desk.changed.receipts.push({ conversationId, personId, kind: job.form, upTo, at: job.at })
  desk.streams.audit({
    at: job.at,
    organisationId: desk.organisationId,
    streamId: conversationId,
    actor: personId,
    action: operations[job.form],
    subjects: [{ kind: 'conversation', id: conversationId }],
    commandId: job.commandId,
    commitment: null,
  })
  return answer({})
}

/** Tells of everyone whom messages of a conversation were delivered to in one event, whoever they are. */
export function tellDelivered(desk: Desk): void {
  for (const [id, told] of desk.delivered) {
    const receipts = [...new Map(told.map(({ personId, upTo }) => [personId, { personId, upTo }])).values()]
    const [first, ...others] = told
    if (first === undefined) continue
    const act = others.length === 0 ? first : { ...first, personId: null }
    desk.streams.append({ kind: 'conversation', id }, { type: 'receipt.delivered', data: { receipts } }, act)
  }
}

function deliver(desk: Desk, job: ReceiptJob, standing: MembershipRow, upTo: number): void {
  moveStanding(desk, readingAfterDelivered(standing, upTo))
  const { conversationId, personId } = standing
  const told = desk.delivered.get(conversationId)
  const receipt = { ...actOf(desk, job), personId, upTo }
  if (told === undefined) desk.delivered.set(conversationId, [receipt])
  else told.push(receipt)
}

function see(desk: Desk, facts: Facts, job: ReceiptJob, standing: MembershipRow, upTo: number): void {
  const rest = facts.unseen.get(job) ?? { ownUnseen: 0, unreadMentions: 0 }
  moveStanding(desk, { ...readingAfterSeen(standing, upTo), ...rest })
  desk.streams.append(
    { kind: 'conversation', id: standing.conversationId },
    { type: 'receipt.seen', data: { personId: standing.personId, upTo, ...rest } },
    actOf(desk, job),
  )
}
