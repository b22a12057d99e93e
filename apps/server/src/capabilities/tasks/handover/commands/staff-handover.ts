import { api } from '@baton/contract'
import { type Handler, handleCommand } from '../../../../platform/operations/handler.ts'
import type { TaskParts } from '../../parts.ts'
import { write } from './write.ts'

/** Writes who is on and what is short. */
export function staffHandover(parts: TaskParts): Handler {
  const { name } = api.tasks.staffHandover
  return handleCommand(api.tasks.staffHandover, (change, { handoverId, staffing }) =>
    write(change, parts, {
      name,
      handoverId,
      write: ({ row, words }) => ({ row, words: { ...words, staffing } }),
    }),
  )
}
