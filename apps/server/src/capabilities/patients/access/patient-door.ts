import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Relating } from '../parts.ts'
import { relationsTo } from './relations-to.ts'

/** What files asks of patients, on whose pages files hang. */
export interface PatientDoor {
  visibleAmong(
    transaction: Transaction,
    viewer: { readonly personId: string },
    at: Date,
    patientIds: readonly string[],
  ): Promise<Set<string>>
  streamsOf(): Promise<string[]>
  changed(): Promise<void>
}

/** Whoever may see a patient sees what hangs on their page (FIL62). */
export function patientDoor(relating: Relating): PatientDoor {
  return {
    async visibleAmong(transaction, { personId }, at, patientIds) {
      const seeing = await relationsTo(transaction, relating, personId, patientIds, at)
      return new Set([...seeing].flatMap(([id, { relations }]) => (relations.length > 0 ? id : [])))
    },
    // Nobody is told of a page: whoever opens it asks what hangs there, and whoever added a file is told of it anyhow.
    streamsOf: async () => [],
    changed: async () => {},
  }
}
