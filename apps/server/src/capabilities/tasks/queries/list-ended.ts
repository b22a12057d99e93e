import { api, type BoardScope } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { holdTasks, patientsOf, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import { type Ended, readEnded } from '../store/boards.ts'
import { findBoard } from './find-board.ts'

const most = 50
const endOfTime = new Date('9999-12-31T00:00:00Z')

/** Tasks of a board that have ended, the newest first, for who may open the board. */
export function listEnded(parts: TaskParts): Handler {
  return handleLook(api.tasks.listEnded, parts, async (looking, { board, id, before }) => {
    const { transaction, viewer, saw } = looking
    saw(board, [id ?? null])
    const scope = await findBoard(looking, parts, board, id)
    if (scope === undefined) return refuse('not-found')
    const rows = await readEnded(transaction, {
      ...endedOf(scope, viewer.personId),
      before: before === undefined ? endOfTime : new Date(before),
      most,
    })
    const held = await holdTasks(transaction, parts, rows)
    const patients = await patientsOf(transaction, parts, held)
    saw('patient', patients.keys())
    return answer({ tasks: held.map(present), patients: [...patients.values()] })
  })
}

function endedOf({ board, id, placeIds }: BoardScope, personId: string): Omit<Ended, 'before' | 'most'> {
  const none = { personId: null, asks: false, targetId: null, wardIds: null, remote: false }
  switch (board) {
    case 'mine':
      return { ...none, personId }
    case 'remote':
      return { ...none, personId, remote: true }
    case 'asked':
      return { ...none, personId, asks: true }
    case 'role':
    case 'team':
      return { ...none, targetId: id }
    case 'ward':
    case 'site':
      return { ...none, wardIds: placeIds }
  }
}
