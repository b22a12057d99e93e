import { api } from '@baton/contract'
import { byBeginning, listedForMs } from '@baton/domain/calls/replay'
import { answer } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import type { CallsAtWork } from '../parts.ts'
import { readBefore } from '../store/meetings.ts'
import { presentWholes, wholesOf } from '../whole.ts'

/** What the viewer has before them, with the position of their own stream. */
export function listMine({ vault, files }: CallsAtWork): Handler {
  return handleQuery(api.calls.listMine, async ({ viewer, transaction, at }) => {
    const position = await positionOf(transaction, viewer.personId)
    const until = new Date(at.getTime() + listedForMs)
    const rows = await readBefore(transaction, viewer.personId, at, until)
    const wholes = await wholesOf(transaction, rows)
    const meetings = await presentWholes({ transaction, vault, files }, wholes)
    return answer({ meetings: meetings.sort(byBeginning), position })
  })
}
