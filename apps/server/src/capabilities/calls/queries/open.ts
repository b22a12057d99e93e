import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { relationshipsTo } from '../fetch.ts'
import type { CallsAtWork } from '../parts.ts'
import { readMeetings } from '../store/meetings.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** One meeting, for who arranged it, was asked to it, or is in it, also when it has ended (CAL25). */
export function open({ vault, files }: CallsAtWork): Handler {
  return handleQuery(api.calls.open, async ({ viewer, transaction }, { meetingId }) => {
    const wholes = await wholesOf(transaction, await readMeetings(transaction, [meetingId]))
    const [whole] = wholes
    if (whole === undefined || !may('calls.open', relationshipsTo(whole, viewer.personId)))
      return refuse('not-found')
    const [meeting] = await presentWholes({ transaction, vault, files }, wholes)
    return meeting === undefined ? refuse('not-found') : answer({ meeting })
  })
}
