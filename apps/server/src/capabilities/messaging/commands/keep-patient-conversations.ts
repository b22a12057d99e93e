import { inTransaction } from '../../../platform/database/transaction.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { changingFor } from '../members/changing.ts'
import { levelPatients } from '../members/level-patients.ts'
import type { MessagingParts } from '../parts.ts'
import { readInAboutPatients } from '../store/patient-conversations.ts'

/** Something by which people may see patients has changed, or may have: of one person, or of anybody. */
export interface SightChanged {
  readonly organisationId: string
  readonly personId: string | null
  readonly at: Date
}

/** Patients whose conversations are locked at the same time. */
const atOnce = 16

/**
 * Lets everyone out of the conversations about patients whom they may no longer see (MSG36). Most of the time nobody has
 * to go, and it is only read. Doing it again changes nothing.
 */
export async function keepPatientConversations(parts: MessagingParts, changed: SightChanged): Promise<void> {
  const { organisationId, personId, at } = changed
  const patientIds = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const rows = await readInAboutPatients(transaction, personId)
    const asked = [...new Set(rows.map((row) => row.patientId))]
    if (asked.length === 0) return []
    const audiences = await parts.patients.audienceOf(transaction, asked, at)
    const leaving = rows.filter((row) => !audiences.get(row.patientId)?.has(row.personId))
    return [...new Set(leaving.map((row) => row.patientId))]
  })
  for (let from = 0; from < patientIds.length; from += atOnce) {
    await keepSome(parts, changed, patientIds.slice(from, from + atOnce))
  }
}

async function keepSome(
  parts: MessagingParts,
  { organisationId, at }: SightChanged,
  patientIds: readonly string[],
): Promise<void> {
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    const acting = { transaction, streams, organisationId, personId: null, at }
    await levelPatients(changingFor(acting, 'messaging.keepPatientConversation'), parts, patientIds)
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}
