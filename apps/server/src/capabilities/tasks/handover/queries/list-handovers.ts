import { api } from '@baton/contract'
import { answer, refuse } from '../../../../platform/operations/answer.ts'
import type { Handler } from '../../../../platform/operations/handler.ts'
import { positionOf } from '../../../../platform/streams/store.ts'
import { handleLook } from '../../look.ts'
import type { TaskParts } from '../../parts.ts'
import { holdHandovers, presentHandover } from '../held.ts'
import { readHandoversOf, readRecordOfWard } from '../store/handovers.ts'

const most = 30
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** What the viewer prepares, offered, is offered or is told of; or the record of a ward that they work on (HND10). */
export function listHandovers(parts: TaskParts): Handler {
  return handleLook(
    api.tasks.listHandovers,
    parts,
    async ({ transaction, viewer, saw }, { wardId, before }) => {
      const { personId } = viewer
      saw('place', [wardId ?? null])
      const asked = { before: before === undefined ? endOfTime : new Date(before), most }
      if (wardId !== undefined) {
        const open = await parts.patients.wardsOpenTo(transaction, personId, [wardId])
        if (!open.has(wardId)) return refuse('not-found')
      }
      const rows =
        wardId === undefined
          ? await readHandoversOf(transaction, { ...asked, personId })
          : await readRecordOfWard(transaction, { ...asked, wardId })
      const held = await holdHandovers(transaction, parts.vault, rows)
      const handovers = held.map(presentHandover)
      const entries = handovers.flatMap((handover) => handover.entries)
      saw(
        'patient',
        entries.map(({ patientId }) => patientId),
      )
      return answer({
        handovers,
        position: await positionOf(transaction, personId),
      })
    },
  )
}
