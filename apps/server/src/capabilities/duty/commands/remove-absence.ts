import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { deleteAbsence, readAbsence } from '../store/absences.ts'
import { auditDuty } from '../tell.ts'

/** Takes an absence back. */
export function removeAbsence({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.removeAbsence, async (change, { absenceId }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const was = await readAbsence(transaction, absenceId)
    if (was === undefined) return refuse('not-found')
    deleteAbsence(transaction, absenceId)
    await tellRotaChange(actingIn(change), vault, [was])
    auditDuty(change, [
      { kind: 'absence', id: absenceId },
      { kind: 'person', id: was.personId },
    ])
    return answer({})
  })
}
