import { isOpenTask } from '@baton/domain/tasks/status'
import type { Transaction } from '../../platform/database/transaction.ts'
import { type Held, holdTasks } from './held.ts'
import type { TaskParts } from './parts.ts'
import { within } from './places.ts'
import { readOpenOfPerson } from './store/boards.ts'

/** Somebody's own open tasks on a ward: about its patients, and about nobody at the ward or in it. */
export async function openTasksOf(
  transaction: Transaction,
  parts: Pick<TaskParts, 'vault' | 'people'>,
  of: { readonly ownerId: string; readonly wardPatientIds: readonly string[]; readonly placeId: string },
): Promise<Held[]> {
  const [rows, places] = await Promise.all([
    readOpenOfPerson(transaction, of.ownerId),
    parts.people.allPlaces(transaction),
  ])
  const here = new Set(within(places, of.placeId))
  const about = new Set(of.wardPatientIds)
  const mine = rows.filter(
    (row) =>
      isOpenTask(row) &&
      row.ownerId === of.ownerId &&
      (row.aboutId === null ? here.has(row.placeId ?? '') : about.has(row.aboutId)),
  )
  return holdTasks(transaction, parts, mine)
}
