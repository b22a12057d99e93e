import type { Acting } from '../../../platform/operations/acting.ts'
import type { MessagingParts } from '../parts.ts'
import { readAboutPatients } from '../store/patient-conversations.ts'
import { changingFor } from './changing.ts'
import { levelPatients } from './level-patients.ts'

/** What patients tells messaging, in its own transaction. */
export interface PatientFollower {
  /** Nobody sees a patient because they write about them. */
  peopleOf(): Promise<never[]>
  /** They have moved, were corrected, merged or parted: their conversations are so in the same moment. */
  changed(acting: Acting, patientIds: readonly string[]): Promise<void>
}

/**
 * The conversations about patients change with them, in one transaction: there is no moment at which two records are one
 * patient and what is written about them goes to two places (MSG37).
 */
export function patientFollower(parts: MessagingParts): PatientFollower {
  return {
    peopleOf: async () => [],
    async changed(acting, patientIds) {
      // Of whom nobody said anything nothing need be read; where a merged record has one, so has its survivor.
      if ((await readAboutPatients(acting.transaction, patientIds)).length === 0) return
      await levelPatients(changingFor(acting, 'messaging.keepPatientConversation'), parts, patientIds)
    },
  }
}
