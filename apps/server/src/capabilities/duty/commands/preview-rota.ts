import { api } from '@baton/contract'
import { inSnapshot } from '../../../platform/database/transaction.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleDirectly } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { readRota } from '../rota/import/read-rota.ts'

/** A command, because a rota does not fit into an address; it changes nothing and keeps nothing. */
export function previewRota({ database }: DutyParts): Handler {
  return handleDirectly(api.duty.previewRota, async ({ caller: { viewer } }, file) => {
    if (viewer === null) return refuse('not-signed-in')
    return inSnapshot(database.app, viewer.organisationId, async (transaction) => {
      const rota = await readRota(transaction, file)
      return rota.ok ? answer({ rows: rota.value.map(({ row }) => row) }) : rota
    })
  })
}
