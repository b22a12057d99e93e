import { may } from '@baton/domain'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Viewer } from '../../platform/operations/viewer.ts'
import type { TaskParts } from './parts.ts'
import { relationshipsTo } from './relationships.ts'
import { show } from './steps/open-tasks.ts'
import { readTasks } from './store/tasks.ts'

/** Whom one would speak to about a task: who asked, whose it is, and of whom it is asked while it is nobody's. */
export type ConcernedWithTask = (
  transaction: Transaction,
  viewer: Pick<Viewer, 'personId'>,
  taskId: string,
  at: Date,
) => Promise<{ personId: string; roleId: string | null }[] | undefined>

/** `undefined` where the task is not the viewer's to see. */
export function concernedWithTask(parts: TaskParts): ConcernedWithTask {
  return async (transaction, { personId }, taskId, at) => {
    const [opened] = await show({ transaction }, parts, await readTasks(transaction, [taskId]))
    if (opened === undefined) return undefined
    const relationships = await relationshipsTo({ transaction, personId, at }, parts, opened)
    if (!may('tasks.openTask', relationships)) return undefined
    const { row } = opened.held
    const through = row.forKind === 'role' ? row.forId : null
    const asked = row.ownerId === null ? [...opened.concerned.asked] : [row.ownerId]
    const others = asked.map((id) => ({ personId: id, roleId: through }))
    return [{ personId: row.requestedBy, roleId: null }, ...others]
  }
}
