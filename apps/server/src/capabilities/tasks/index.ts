import type { Clock } from '../../platform/clock.ts'
import type { Migration } from '../../platform/database/migrate.ts'
import type { Log } from '../../platform/log.ts'
import type { Handler } from '../../platform/operations/handler.ts'
import type { PlaceDoor } from '../files/index.ts'
import { type ConcernedWithTask, concernedWithTask } from './concerned.ts'
import { taskDoor } from './files/task-door.ts'
import { taskHandlers } from './handlers.ts'
import { followDuty } from './handover/watch/follow-duty.ts'
import type { TaskParts } from './parts.ts'
import { type RelatedByTasks, relatedByTasks } from './related.ts'
import { type TaskLadders, taskLadders } from './steps/follow-ladder.ts'
import { followPatients, type PatientFollower } from './steps/follow-patients.ts'
import { startWatch, type Watch } from './watch/watch.ts'

export { handoverEvents, hydrateHandovers } from './handover/hydrate.ts'
export { hydrateTasks, taskEvents } from './hydrate.ts'
export type { TaskParts } from './parts.ts'

/** What people ask of each other: one owner at a time, and the loop closed when it is done. */
export interface TasksCapability {
  readonly handlers: Handler[]
  /** Fits escalation's port. */
  readonly ladders: TaskLadders
  /** Fits patients' port: who is related by a task, and what becomes of tasks when a patient moves. */
  readonly related: RelatedByTasks & PatientFollower
  /** Tasks as places where files hang. */
  readonly door: PlaceDoor
  /** Whom a call about a task rings. */
  readonly concerned: ConcernedWithTask
  /** Begins to request what recurs and to look after what is handed over; the caller stops it. */
  start(given: { clock: Clock; log: Log }): Watch
}

export const taskMigrations: readonly Migration[] = [
  '0001-tasks',
  '0002-reminders',
  '0010-handover',
  '0011-offered',
  '0020-corrected',
  '0021-handover-of-patient',
  '0030-files',
].map((name) => ({
  name: `tasks/${name}`,
  file: new URL(`./migrations/${name}.sql`, import.meta.url),
}))

/** Puts tasks together. */
export function createTasks(parts: TaskParts): TasksCapability {
  return {
    handlers: taskHandlers(parts),
    ladders: taskLadders(parts),
    related: { ...relatedByTasks(parts), ...followPatients(parts) },
    door: taskDoor(parts),
    concerned: concernedWithTask(parts),
    start(given) {
      const watch = startWatch(parts, given)
      const duty = followDuty(parts, given)
      return {
        ...watch,
        async stop() {
          await duty.stop()
          await watch.stop()
        },
      }
    },
  }
}
