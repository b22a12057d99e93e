import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { openBody } from '../present/messages.ts'
import type { MembershipRow } from '../store/memberships.ts'
import type { MessageRow, SentRow } from '../store/messages.ts'
import { type Desk, standingOf } from './desk.ts'
import type { Facts } from './gather-facts.ts'
import type { Outcome, SendJob, Sent } from './job.ts'
import { placeMessage, type Said } from './place-message.ts'

const operation = 'messaging.sendMessage'

/** Sends a message, or says why not. The same command again gets the same answer (RT2). */
export function takeSend(desk: Desk, facts: Facts, job: SendJob): Outcome {
  const { conversationId, body, replyToId, asRoleId } = job.input
  const earlier = facts.sent.get(job.commandId)
  if (earlier !== undefined) return answerAgain(desk, job, earlier)
  const author = standingOf(desk, conversationId, job.viewer.personId)
  if (author === undefined || !may(operation, ['member'])) return refuse('not-found')
  if (desk.continued.has(conversationId)) return refuse('no-longer-possible')
  if (asRoleId !== undefined && !facts.inRole.has(job)) return refuse('not-allowed')
  const quotedRow = replyToId === undefined ? null : answerable(facts.quoted.get(replyToId), author)
  if (quotedRow === undefined) return refuse('not-found')
  if (quotedRow?.body === null) return refuse('no-longer-possible')
  const said: Said = {
    operation,
    commandId: job.commandId,
    at: job.at,
    viewer: job.viewer,
    author,
    body,
    urgency: job.input.urgency ?? 'routine',
    details: null,
    asRoleId: asRoleId ?? null,
    commitment: commitmentOf(desk, job),
    quoted: quotedRow && { row: quotedRow, body: openBody(desk.vault, quotedRow) },
    forwarded: null,
    mentions: facts.mentions.get(job) ?? [],
  }
  const { seq } = placeMessage(desk, said)
  const number = desk.lastNumbers.get(conversationId) ?? 0
  // The same command may stand twice in one batch, from two devices or a hasty retry.
  facts.sent.set(job.commandId, {
    id: job.commandId,
    conversationId,
    authorId: job.viewer.personId,
    number,
    position: seq,
    sentAt: job.at,
    commitment: said.commitment,
  })
  return answer(sentOf({ id: job.commandId, number, position: seq, sentAt: job.at }))
}

function answerAgain(desk: Desk, job: SendJob, earlier: SentRow): Outcome {
  const same =
    earlier.authorId === job.viewer.personId &&
    earlier.conversationId === job.input.conversationId &&
    earlier.commitment.equals(commitmentOf(desk, job))
  return same ? answer(sentOf(earlier)) : refuse('conflict')
}

function sentOf(row: Pick<SentRow, 'id' | 'number' | 'position' | 'sentAt'>): Sent {
  return { messageId: row.id, number: row.number, position: row.position, sentAt: row.sentAt.toISOString() }
}

/** The answered message, if it is of this conversation and in the author's history. */
function answerable(row: MessageRow | undefined, author: MembershipRow): MessageRow | undefined {
  if (row?.conversationId !== author.conversationId) return undefined
  return row.number > author.visibleAfter ? row : undefined
}

/** Of the words, what they answer, how they press and in whose name. The key of the conversation is open: it was among the batch's. */
function commitmentOf(desk: Desk, { input }: SendJob): Buffer {
  const scope = { organisationId: desk.organisationId, scopeId: input.conversationId }
  const marks = [input.replyToId ?? '', input.urgency ?? 'routine', input.asRoleId ?? '']
  // A plain message is committed to as it was before there were others, so that an old command is still known.
  const plain = input.asRoleId === undefined && (input.urgency ?? 'routine') === 'routine'
  return desk.vault.commitment(scope, `${plain ? marks[0] : marks.join(';')}|${input.body}`)
}
