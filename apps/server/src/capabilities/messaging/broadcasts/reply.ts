import { api, type ReceivedBroadcast } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Change } from '../../../platform/operations/change.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { type RecipientRow, readTold, saveReply } from '../store/broadcast-recipients.ts'
import { type BroadcastRow, holdBroadcasts } from '../store/broadcasts.ts'
import { presentReceived } from './present.ts'

/** Answers a broadcast with one of its buttons; another answer takes the place of the first, until it is closed. */
export function answerBroadcast(parts: MessagingParts, nudge: () => void): Handler {
  return handleCommand(api.messaging.answerBroadcast, async (change, { broadcastId, answer: chosen }) => {
    const found = await lockOwn(change, broadcastId)
    if (found === undefined) return refuse('not-found')
    const { row, broadcast } = found
    if (chosen >= broadcast.answers.length) return refuse('not-found')
    if (broadcast.closedAt !== null) return refuse('no-longer-possible')
    const reply = { seenAt: row.seenAt ?? change.at, answer: chosen, answeredAt: change.at }
    const said = row.answer === chosen ? row : { ...row, ...reply }
    return answer({ broadcast: await settle(change, parts, { before: row, now: said, broadcast, nudge }) })
  })
}

/** The viewer has seen a broadcast on a screen. */
export function markBroadcastSeen(parts: MessagingParts, nudge: () => void): Handler {
  return handleCommand(api.messaging.markBroadcastSeen, async (change, { broadcastId }) => {
    const found = await lockOwn(change, broadcastId)
    if (found === undefined) return refuse('not-found')
    const { row, broadcast } = found
    await settle(change, parts, {
      before: row,
      now: row.seenAt === null ? { ...row, seenAt: change.at } : row,
      broadcast,
      nudge,
    })
    return answer({})
  })
}

/** Locks the viewer's own stream and fetches a broadcast that is for them. */
async function lockOwn(
  change: Change,
  broadcastId: string,
): Promise<{ row: RecipientRow; broadcast: BroadcastRow } | undefined> {
  const { transaction, viewer } = change
  await change.lock(viewer.personId)
  const [row] = await readTold(transaction, [{ broadcastId, personId: viewer.personId }])
  if (row === undefined) return undefined
  const [broadcast] = await holdBroadcasts(transaction, [broadcastId])
  return broadcast && { row, broadcast }
}

interface Settled {
  readonly before: RecipientRow
  readonly now: RecipientRow
  readonly broadcast: BroadcastRow
  readonly nudge: () => void
}

/** Writes what changed, tells the viewer's devices, and takes back what would still be sent to them. */
async function settle(
  change: Change,
  { vault, notify }: MessagingParts,
  { before, now, broadcast, nudge }: Settled,
): Promise<ReceivedBroadcast> {
  const { transaction, viewer } = change
  const [present] = await presentReceived({ transaction, vault }, [now], [broadcast])
  if (present === undefined) throw new Error(`broadcast ${now.broadcastId} was not presented`)
  if (now === before) {
    change.unchanged()
    return present
  }
  saveReply(transaction, now)
  await notify.withdraw(actingIn(change), { kind: 'broadcast', id: broadcast.id }, viewer.personId)
  const ref = { kind: 'person', id: viewer.personId } as const
  const stored = { broadcastId: broadcast.id }
  change.append(ref, { type: 'broadcast.received', data: { broadcast: present }, stored })
  change.audit(ref, { subjects: [{ kind: 'broadcast', id: broadcast.id }] })
  change.afterCommit(nudge)
  return present
}
