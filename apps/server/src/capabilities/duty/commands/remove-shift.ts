import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { deleteShift, readShift } from '../store/shifts.ts'
import { auditDuty } from '../tell.ts'

/** Takes a shift off the rota. */
export function removeShift({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.removeShift, async (change, { shiftId }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const was = await readShift(transaction, shiftId)
    if (was === undefined) return refuse('not-found')
    deleteShift(transaction, shiftId)
    await tellRotaChange(actingIn(change), vault, [was])
    auditDuty(change, [
      { kind: 'shift', id: shiftId },
      { kind: 'person', id: was.personId },
    ])
    return answer({})
  })
}
