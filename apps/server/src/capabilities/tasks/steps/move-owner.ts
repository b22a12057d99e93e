import type { Task } from '@baton/contract'
import { isOpenTask } from '@baton/domain/tasks/status'
import type { Held } from '../held.ts'
import type { TaskParts } from '../parts.ts'
import { addStep } from './add-step.ts'
import type { Deed } from './deed.ts'
import { leading } from './lead.ts'
import { openTasks } from './open-tasks.ts'
import { type Told, tellAll } from './tell.ts'

/**
 * Makes open tasks that somebody has somebody else's, who has agreed to: with their steps, ladders, events and audit, in
 * the caller's transaction (TSK16). What has ended or is nobody's is left as it is.
 */
export async function moveOwner(
  deed: Deed,
  parts: TaskParts,
  taskIds: readonly string[],
  toPersonId: string,
): Promise<Task[]> {
  const opened = await openTasks(deed, parts, taskIds, [toPersonId])
  const told: Told[] = []
  for (const { held, concerned } of opened) {
    const { row, words } = held
    if (!isOpenTask(row) || row.ownerId === null || row.ownerId === toPersonId) continue
    if (row.escalation !== 'none') {
      await leading(deed.streams, () => parts.ladders.within.moveHolder(deed, row.id, toPersonId))
    }
    const to = { kind: 'person', id: toPersonId } as const
    const moved: Held = { row: { ...row, ownerId: toPersonId, nudgedId: null }, words }
    const next = await addStep(deed, parts, moved, { act: 'handed-over', to })
    told.push({ next, before: concerned })
  }
  return told.length === 0 ? [] : tellAll(deed, parts, told)
}
