import { api } from '@baton/contract'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { write } from './write.ts'

/** Writes what the next shift must know of a patient. */
export function noteHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.noteHandover
  return handleCommand(api.tasks.noteHandover, (change, { handoverId, patientId, notes }) => {
    const written = { ...notes, notedAt: change.at.toISOString(), notedBy: change.viewer.personId }
    return write(change, parts, {
      name,
      handoverId,
      write: ({ row, words }) =>
        row.entries.some((entry) => entry.patientId === patientId)
          ? { row, words: { ...words, notes: { ...words.notes, [patientId]: written } } }
          : null,
    })
  })
}
