import { api } from '@baton/contract'
import { historyOf } from '@baton/domain/patients/history'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import type { Handler } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { relationsTo } from '../access/relations-to.ts'
import { followMerge } from '../by-ids.ts'
import { handleLook } from '../look.ts'
import type { PatientsParts } from '../parts.ts'
import { readNewestVersions } from '../store/history.ts'
import { readRecords } from '../store/patients.ts'
import { openDetails, patientScope } from '../words.ts'

const most = 200

/** What was done to a patient and to the records that were merged into theirs, newest first (PAT28). */
export function history(parts: PatientsParts): Handler {
  return handleLook(api.patients.history, parts, async (looking, { patientId }) => {
    const { transaction, viewer, at } = looking
    const survivorId = await followMerge(transaction, patientId)
    if (survivorId === undefined) return refuse('not-found')
    looking.saw('patient', [survivorId])
    const seeing = await relationsTo(transaction, parts.relating, viewer.personId, [survivorId], at)
    if ((seeing.get(survivorId)?.relations.length ?? 0) === 0) return refuse('no-relationship')
    const records = await readRecords(transaction, [survivorId])
    // One more than is said for each record, so that what its oldest one changed is known.
    const rows = await readNewestVersions(
      transaction,
      records.map(({ id }) => id),
      most + records.length,
    )
    await openScopes(
      transaction,
      parts.vault,
      rows.map((row) => ({ scope: patientScope(row), sealed: row.details })),
    )
    const versions = rows.map((row) => {
      const { id: recordId, version, by, state, wardId, mergedIntoId } = row
      const record = { ...openDetails(parts.vault, row), state, wardId, mergedIntoId }
      return { recordId, version, at: row.at.toISOString(), by, record }
    })
    return answer({ entries: historyOf(versions).slice(0, most) })
  })
}
