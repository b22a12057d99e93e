import { openScopes } from '../../../platform/vault/index.ts'
import type { CallsAtWork } from '../parts.ts'
import { byItself } from '../steps/by-itself.ts'
import { audit, hint } from '../steps/tell.ts'
import { readMeetings } from '../store/meetings.ts'
import { readParticipants } from '../store/participants.ts'
import { insertSaid } from '../store/said.ts'
import { isInside } from '../whole.ts'
import { scopeOf, sealSaid } from '../words.ts'
import type { Seat } from './seat.ts'

/** Keeps what somebody wrote, once, however often they say it, sealed with the meeting's own key (CAL24). */
export async function say(
  parts: CallsAtWork,
  { organisationId, meetingId, participantId, personId }: Seat,
  said: { readonly id: string; readonly words: string },
): Promise<void> {
  const guest = personId === null ? { guestId: participantId } : {}
  await byItself(parts, { organisationId, action: 'calls.say', personId, ...guest }, async (deed) => {
    const { transaction, at } = deed
    const [row] = await readMeetings(transaction, [meetingId])
    if (row === undefined) return
    // The order in which it came is that of the lock of the stream in whose chain it is audited.
    await deed.streams.lock([row.organiserId])
    const own = (await readParticipants(transaction, [meetingId])).find(({ id }) => id === participantId)
    if (own === undefined || !isInside(own)) return
    const scope = scopeOf(row)
    await openScopes(transaction, parts.vault, [{ scope }])
    const words = sealSaid(parts.vault, scope, said.id, said.words)
    const isNew = await insertSaid(
      transaction,
      { organisationId, meetingId },
      { id: said.id, participantId, words, at },
    )
    if (!isNew) return
    const commitment = parts.vault.commitment(scope, `${said.id}|${said.words}`)
    audit(deed, row, [{ kind: 'meeting-said', id: said.id }], commitment)
    hint(deed, parts, meetingId)
  })
}
