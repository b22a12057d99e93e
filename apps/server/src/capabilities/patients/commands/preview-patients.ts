import { api } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import { readImport } from '../import/read-import.ts'
import type { PatientsParts } from '../parts.ts'

/** A command, because a list of patients does not fit into an address; it changes nothing and keeps nothing. */
export function previewPatients({ database, vault }: PatientsParts): Handler {
  return handleDirectly(api.patients.previewPatients, async ({ caller: { viewer }, at }, { csv }) => {
    if (viewer === null) return refuse('not-signed-in')
    const { organisationId } = viewer
    return inSnapshot(database.app, organisationId, async (transaction) => {
      const list = await readImport(transaction, vault, organisationId, { csv, at })
      if (!list.ok) return list
      const rows = list.value
      const good = rows.filter(({ patient }) => patient !== null).length
      return answer({ rows: rows.map(({ row }) => row), good, bad: rows.length - good })
    })
  })
}
