import type { Acting } from '../../../platform/operations/acting.ts'
import type { TaskParts } from '../parts.ts'
import { readOpenIdsOfRecords } from '../store/boards.ts'
import type { Deed } from './deed.ts'
import { openTasks } from './open-tasks.ts'
import { type Told, tellAll } from './tell.ts'

/** What patients tells tasks of a patient who moved, or of records that were merged or parted, in its own transaction. */
export interface PatientFollower {
  /** It has happened: whoever works where the patient is now holds their tasks too. */
  changed(acting: Acting, patientIds: readonly string[]): Promise<void>
}

/**
 * Tasks go where their patient goes: after a transfer the new ward is told of them, and after a merge they are about the
 * record that stands for both, until it is taken back (TSK24).
 */
export function followPatients(parts: TaskParts): PatientFollower {
  return {
    async changed(acting, patientIds) {
      const deed: Deed = { ...acting, action: 'tasks.followPatient', commandId: null }
      const opened = await openTasks(deed, parts, await readOpenIdsOfRecords(deed.transaction, patientIds))
      const records = opened.flatMap(({ held }) => held.row.patientId ?? [])
      const survivors = await parts.patients.survivorsOf(deed.transaction, records)
      const told: Told[] = opened.map(({ held: { row, words }, concerned }) => {
        const aboutId = survivors.get(row.patientId ?? '') ?? row.aboutId
        return { next: { row: { ...row, aboutId }, words }, before: concerned }
      })
      if (told.length > 0) await tellAll(deed, parts, told)
    },
  }
}
