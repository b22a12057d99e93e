import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../../platform/operations/handler.ts'
import { relationshipsTo } from '../../fetch.ts'
import type { CallParts } from '../../parts.ts'
import { readMeetings } from '../../store/meetings.ts'
import { readSaid } from '../../store/said.ts'
import { presentWholes, wholesOf } from '../../whole.ts'
import { openSaid } from '../../words.ts'
import { attendanceIn } from '../attendance.ts'

/** The record of a meeting: who was present from when to when, and what was written in it (CAL23, CAL25). */
export function openRecord({ vault, files, people }: CallParts): Handler {
  return handleQuery(api.calls.openRecord, async ({ viewer, transaction }, { meetingId }) => {
    const [whole] = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    if (whole === undefined || !may('calls.openRecord', relationshipsTo(whole, viewer.personId)))
      return refuse('not-found')
    // Opens the meeting's key, too.
    const [meeting] = await presentWholes({ transaction, vault, files }, [whole])
    if (meeting === undefined) return refuse('not-found')
    const said = await readSaid(transaction, meetingId, null)
    return answer({
      meeting,
      attendance: await attendanceIn(transaction, { vault, people }, whole),
      said: said.map(({ id, participantId, words, at }) => ({
        id,
        participantId,
        words: openSaid(vault, whole.row, { id, words }),
        at: at.toISOString(),
      })),
    })
  })
}
