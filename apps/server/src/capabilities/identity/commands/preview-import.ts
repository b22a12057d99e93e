import { api } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { readImport } from '../import/read-import.ts'

/** A command, because a list of staff does not fit into an address; it changes nothing and keeps nothing. */
export function previewImport({ database }: Identity): Handler {
  return handleDirectly(api.identity.previewImport, async ({ caller: { viewer } }, { csv }) => {
    if (viewer === null) return refuse('not-signed-in')
    return inSnapshot(database.app, viewer.organisationId, async (transaction) => {
      const list = await readImport(transaction, csv)
      if (!list.ok) return list
      const { columns, rows } = list.value
      const good = rows.filter(({ person }) => person !== null).length
      return answer({ columns, rows: rows.map(({ row }) => row), good, bad: rows.length - good })
    })
  })
}
