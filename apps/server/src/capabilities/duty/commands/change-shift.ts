import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { problemOfShift, shiftStretchOf } from '../rota/is-shift-possible.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { readShift, type ShiftRow, shiftOf, updateShift } from '../store/shifts.ts'
import { auditDuty } from '../tell.ts'

/** Gives a shift another person, role or time; from then on it counts as entered by hand. */
export function changeShift({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.changeShift, async (change, { shiftId, ...input }) => {
    const { transaction, viewer } = change
    const stretch = shiftStretchOf(input)
    if (!stretch.ok) return stretch
    await change.lock(viewer.organisationId)
    const was = await readShift(transaction, shiftId)
    if (was === undefined) return refuse('not-found')
    const shift: ShiftRow = { ...input, ...stretch.value, id: shiftId, source: 'entered' }
    const problem = await problemOfShift(transaction, shift)
    if (problem !== null) return refuse(problem)
    updateShift(transaction, shift)
    await tellRotaChange(actingIn(change), vault, [was, shift])
    auditDuty(change, [
      { kind: 'shift', id: shiftId },
      ...new Set([was.personId, shift.personId]).values().map((id) => ({ kind: 'person', id })),
    ])
    return answer({ shift: shiftOf(shift) })
  })
}
