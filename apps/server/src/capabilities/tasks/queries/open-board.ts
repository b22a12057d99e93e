import { api, type BoardScope } from '@baton/contract'
import { isOnBoard } from '@baton/domain/tasks/board'
import { byRank } from '@baton/domain/tasks/rank'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { holdTasks, patientsOf, present } from '../held.ts'
import { handleLook } from '../look.ts'
import type { TaskParts } from '../parts.ts'
import {
  readAskedBy,
  readOpen,
  readOpenAt,
  readOpenFor,
  readOpenOfPerson,
  readPool,
} from '../store/boards.ts'
import type { TaskRow } from '../store/tasks.ts'
import { findBoard } from './find-board.ts'

/** The open tasks of a board, the most pressing first, with whom they are about and the position of the viewer's stream. */
export function openBoard(parts: TaskParts): Handler {
  return handleLook(api.tasks.openBoard, parts, async (looking, { board, id }) => {
    const { transaction, viewer, saw } = looking
    saw(board, [id ?? null])
    const scope = await findBoard(looking, parts, board, id)
    if (scope === undefined) return refuse('not-found')
    const position = await positionOf(transaction, viewer.personId)
    const rows = await rowsOf(transaction, parts, scope, viewer.personId)
    const held = await holdTasks(transaction, parts, rows)
    const patients = await patientsOf(transaction, parts, held)
    const tasks = held
      .map(present)
      .filter((task) => isOnBoard(scope, task, patients.get(task.patientId ?? '') ?? null, viewer.personId))
      .sort(byRank)
    const about = new Set(tasks.map(({ patientId }) => patientId))
    saw('patient', about)
    return answer({
      tasks,
      patients: [...patients.values()].filter(({ id: one }) => about.has(one)).sort(byId),
      scope,
      position,
    })
  })
}

/** What may be on the board; the domain says what is. */
async function rowsOf(
  transaction: Transaction,
  { patients }: TaskParts,
  { board, id, placeIds }: BoardScope,
  personId: string,
): Promise<TaskRow[]> {
  switch (board) {
    case 'mine':
      return readOpenOfPerson(transaction, personId)
    case 'asked':
      return readAskedBy(transaction, personId)
    case 'role':
    case 'team':
      return id === null ? [] : readOpenFor(transaction, id)
    case 'ward': {
      const here = await patients.patientsOnWards(transaction, placeIds)
      return readOpenAt(transaction, { patientIds: here.map(({ patientId }) => patientId), placeIds })
    }
    case 'site':
      return readOpen(transaction)
    case 'remote':
      return readPool(transaction)
  }
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1
}
