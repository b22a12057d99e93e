import { api } from '@baton/contract'
import { goOffDuty } from '@baton/domain/duty/hold-roles'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { readOpenDuties } from '../duty-of.ts'
import { goOff } from '../holding/go-off.ts'
import { lockBoard } from '../holding/load-board.ts'
import type { DutyParts } from '../parts.ts'
import { auditDuty } from '../tell.ts'

/** Goes off duty. Roles that must be covered fall to their fallback's holders, or keep the person here (DUT3, DUT4). */
export function signOff(parts: DutyParts): Handler {
  return handleCommand(api.duty.signOff, async (change) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId], roleIds: [] })
    if (!board.onDuty.has(personId)) {
      const [duty] = await readOpenDuties(transaction, parts.vault, organisationId, [personId])
      if (duty === undefined) throw new Error('everyone has a duty')
      change.unchanged()
      return answer({ duty, fellBack: [] })
    }
    const acceptedItems = await parts.openItems.heldBy(transaction, personId)
    const left = goOffDuty(board, { personId, acceptedItems, at })
    if (!left.ok) return refuse(left.refusal)
    const duty = await goOff(acting, parts, personId, left)
    auditDuty(change, [
      { kind: 'person', id: personId },
      ...left.changes.map(({ roleId: id }) => ({ kind: 'role', id })),
    ])
    return answer({ duty, fellBack: left.fellBack.map(({ roleId, toRoleId }) => ({ roleId, toRoleId })) })
  })
}
