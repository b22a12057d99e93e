import { may } from '@baton/domain'
import { holdStill } from '../../../platform/streams/store.ts'
import type { PlaceDoor } from '../../files/index.ts'
import type { TaskParts } from '../parts.ts'
import { relationshipsTo } from '../relationships.ts'
import type { Deed } from '../steps/deed.ts'
import { openTasks, show } from '../steps/open-tasks.ts'
import { announce } from '../steps/tell.ts'
import { readTasks } from '../store/tasks.ts'

/** Tasks as places where files hang. */
export function taskDoor(parts: TaskParts): PlaceDoor {
  return {
    // Whoever may open the task may see its files (FIL61).
    async visibleAmong(transaction, { personId }, at, taskIds) {
      const visible = new Set<string>()
      for (const opened of await show({ transaction }, parts, await readTasks(transaction, taskIds))) {
        const relationships = await relationshipsTo({ transaction, personId, at }, parts, opened)
        if (may('tasks.openTask', relationships)) visible.add(opened.held.row.id)
      }
      return visible
    },
    async streamsOf(transaction, taskIds) {
      const rows = await readTasks(transaction, taskIds)
      const [first] = rows
      if (first === undefined) return []
      // Before any stream is locked, as whoever changes a task does: whom it concerns hangs on who is on duty.
      await holdStill(transaction, first.organisationId)
      const shown = await show({ transaction }, parts, rows)
      return shown.flatMap(({ held, concerned }) => [held.row.requestedBy, ...concerned.all])
    },
    async changed(acting, taskIds) {
      const deed: Deed = { ...acting, action: 'tasks.followFile', commandId: null }
      const opened = await openTasks(deed, parts, taskIds)
      await announce(
        deed,
        parts,
        opened.map(({ held }) => held),
        opened.map(({ concerned }) => concerned),
      )
    },
  }
}
