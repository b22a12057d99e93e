import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { neverOnDuty } from '../duty-of.ts'
import type { DutyParts } from '../parts.ts'
import { readDuties, saveDuty } from '../store/duties.ts'
import { readRoles } from '../store/roles.ts'
import { auditDuty, tellDuty } from '../tell.ts'

/** Says which role covers for the viewer while they are off duty. */
export function setCover({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.setCover, async (change, { coverRoleId }) => {
    const { transaction, viewer } = change
    const { personId, organisationId } = viewer
    await change.lock(organisationId, personId)
    if (coverRoleId !== null) {
      const [role] = await readRoles(transaction, [coverRoleId])
      if (role?.state !== 'active') return refuse('not-found')
    }
    const [row] = await readDuties(transaction, [personId])
    saveDuty(transaction, { ...(row ?? neverOnDuty(organisationId, personId)), coverRoleId })
    const duty = await tellDuty(actingIn(change), vault, personId)
    const covers = coverRoleId === null ? [] : [{ kind: 'role', id: coverRoleId }]
    auditDuty(change, [{ kind: 'person', id: personId }, ...covers])
    return answer({ duty })
  })
}
