import type { OperationName } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import type { Change } from '../../platform/operations/change.ts'
import type { TaskParts } from './parts.ts'
import { relationshipsTo } from './relationships.ts'
import { type Deed, deedIn } from './steps/deed.ts'
import { type OpenedTask, openTasks } from './steps/open-tasks.ts'

/** A task that the viewer may do this to, opened for a change. */
export interface Fetched extends OpenedTask {
  readonly deed: Deed
  readonly relationships: readonly Relationship[]
}

/**
 * Fetches a task through the viewer and locks it: fetching is checking (TSK7).
 *
 * @param more people who will be told besides
 */
export async function fetchThrough(
  change: Change,
  parts: TaskParts,
  taskId: string,
  more: readonly string[] = [],
): Promise<Fetched | undefined> {
  const deed = deedIn(change)
  const { personId } = change.viewer
  const [opened] = await openTasks(deed, parts, [taskId], [personId, ...more])
  if (opened === undefined) return undefined
  const looking = { transaction: change.transaction, personId, at: change.at }
  const relationships = await relationshipsTo(looking, parts, opened)
  // The operation that a handler belongs to has a row in the table, or nothing would compile.
  return may(change.operation as OperationName, relationships)
    ? { ...opened, deed, relationships }
    : undefined
}
