import { api } from '@baton/contract'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import type { HandoverRow } from '../store/handovers.ts'
import { write } from './write.ts'

/** Leaves a patient out, with the tasks that are about them, or hands them over after all. */
export function leaveOutOfHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.leaveOutOfHandover
  return handleCommand(api.tasks.leaveOutOfHandover, (change, { handoverId, patientId, leaveOut }) =>
    write(change, parts, {
      name,
      handoverId,
      write({ row, words }) {
        if (!isThere(row, patientId)) return null
        const others = row.leftOutIds.filter((id) => id !== patientId)
        return { row: { ...row, leftOutIds: leaveOut ? [...others, patientId].sort() : others }, words }
      },
    }),
  )
}

function isThere({ entries, leftOutIds }: HandoverRow, id: string): boolean {
  return leftOutIds.includes(id) || entries.some(({ patientId }) => patientId === id)
}
