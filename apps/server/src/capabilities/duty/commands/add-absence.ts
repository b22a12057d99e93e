import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { activeAmong } from '../../identity/index.ts'
import type { DutyParts } from '../parts.ts'
import { stretchOf } from '../rota/is-shift-possible.ts'
import { tellRotaChange } from '../rota/tell-rota-change.ts'
import { absenceOf, insertAbsence } from '../store/absences.ts'
import { auditDuty } from '../tell.ts'

/** Says that someone is away. Their shifts meanwhile stay on the rota and count no longer: what they left is a gap. */
export function addAbsence({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.addAbsence, async (change, { personId, kind, ...input }) => {
    const { transaction, viewer } = change
    const stretch = stretchOf(input)
    if (!stretch.ok) return stretch
    await change.lock(viewer.organisationId)
    if (!(await activeAmong(transaction, [personId])).has(personId)) return refuse('not-found')
    const absence = { id: uuidv7(), personId, kind, ...stretch.value }
    insertAbsence(transaction, viewer.organisationId, absence)
    await tellRotaChange(actingIn(change), vault, [absence])
    auditDuty(change, [
      { kind: 'absence', id: absence.id },
      { kind: 'person', id: personId },
    ])
    return answer({ absence: absenceOf(absence) })
  })
}
