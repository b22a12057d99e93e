import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { problemOfShift, shiftStretchOf } from '../rota/is-shift-possible.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { insertShifts, type ShiftRow, shiftOf } from '../store/shifts.ts'
import { auditDuty } from '../tell.ts'

/** Puts someone on the rota. */
export function addShift({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.addShift, async (change, input) => {
    const { transaction, viewer } = change
    const stretch = shiftStretchOf(input)
    if (!stretch.ok) return stretch
    await change.lock(viewer.organisationId)
    const shift: ShiftRow = { ...input, ...stretch.value, id: uuidv7(), source: 'entered' }
    const problem = await problemOfShift(transaction, shift)
    if (problem !== null) return refuse(problem)
    await insertShifts(transaction, viewer.organisationId, [shift])
    await tellRotaChange(actingIn(change), vault, [shift])
    auditDuty(change, [
      { kind: 'shift', id: shift.id },
      { kind: 'person', id: shift.personId },
    ])
    return answer({ shift: shiftOf(shift) })
  })
}
