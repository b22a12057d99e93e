import { answer, refuse } from '../../../platform/operations/answer.ts'
import { hungOn } from '../files/hang-files.ts'
import { filesIn, openBody } from '../present/messages.ts'
import type { SentRow } from '../store/messages.ts'
import { checkSend } from './check-send.ts'
import type { Desk } from './desk.ts'
import type { Facts } from './facts.ts'
import type { Outcome, SendJob, Sent } from './job.ts'
import { placeMessage, type Said } from './place-message.ts'

const operation = 'messaging.sendMessage'

/** Sends a message, or says why not. The same command again gets the same answer (RT2). */
export function takeSend(desk: Desk, facts: Facts, job: SendJob): Outcome {
  const { conversationId, body, asRoleId } = job.input
  const earlier = facts.sent.get(job.commandId)
  if (earlier !== undefined) return answerAgain(desk, job, earlier)
  const checked = checkSend(desk, facts, job)
  if (!checked.ok) return checked
  const { author, quoted } = checked.value
  const hung = hungOn(facts, job)
  if (!hung.ok) return hung
  const said: Said = {
    operation,
    commandId: job.commandId,
    at: job.at,
    viewer: job.viewer,
    author,
    body,
    files: hung.value,
    urgency: job.input.urgency ?? 'routine',
    details: null,
    asRoleId: asRoleId ?? null,
    commitment: commitmentOf(desk, job),
    quoted: quoted && {
      row: quoted,
      body: openBody(desk.vault, quoted),
      files: filesIn(facts.quotedFiles, quoted),
    },
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

/** Of the words, what they answer, how they press, in whose name and with which files. The key of the conversation is open: it was among the batch's. */
function commitmentOf(desk: Desk, { input }: SendJob): Buffer {
  const scope = { organisationId: desk.organisationId, scopeId: input.conversationId }
  const { fileIds = [] } = input
  const marks = [input.replyToId ?? '', input.urgency ?? 'routine', input.asRoleId ?? '', ...fileIds]
  // A plain message is committed to as it was before there were others, so that an old command is still known.
  const plain =
    input.asRoleId === undefined && (input.urgency ?? 'routine') === 'routine' && fileIds.length === 0
  return desk.vault.commitment(scope, `${plain ? marks[0] : marks.join(';')}|${input.body}`)
}
