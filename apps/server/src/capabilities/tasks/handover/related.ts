import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Concern } from '../related.ts'
import { readOfferedAbout } from './store/handovers.ts'

/** Whoever is offered a handover is related to its patients until it is answered or taken back (HND14). */
export async function relatedByOffers(
  transaction: Transaction,
  patientIds: readonly string[],
): Promise<Concern[]> {
  return readOfferedAbout(transaction, patientIds)
}
