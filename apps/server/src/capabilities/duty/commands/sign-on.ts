import { api } from '@baton/contract'
import { takeRoles } from '@baton/domain/duty/hold-roles'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { placesByIds } from '../../identity/index.ts'
import { neverOnDuty } from '../duty-of.ts'
import { lockBoard } from '../holding/load-board.ts'
import { saveTaken } from '../holding/save-taken.ts'
import type { DutyParts } from '../parts.ts'
import { readAbsencesAhead } from '../store/absences.ts'
import { beginStretch, readDuties, saveDuty } from '../store/duties.ts'
import { auditDuty, tellDuty, tellRoles } from '../tell.ts'

/** Goes on duty and takes roles, all or none; on duty already, says where one is now and takes more roles. */
export function signOn({ vault, openItems }: DutyParts): Handler {
  return handleCommand(api.duty.signOn, async (change, { roleIds, displace, ...details }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    const until = details.until === null ? null : new Date(details.until)
    if (until !== null && until <= at) {
      return refuse('bad-input', [{ path: 'until', problem: 'is not in the future' }])
    }
    const acting = actingIn(change)
    const board = await lockBoard(acting, { personIds: [personId], roleIds })
    const [row] = await readDuties(transaction, [personId])
    const was = row ?? neverOnDuty(organisationId, personId)
    const { placeId } = details
    if (placeId !== null && (await placesByIds(transaction, [placeId])).length === 0)
      return refuse('not-found')
    if (was.state === 'off') {
      const absences = await readAbsencesAhead(transaction, [personId], at)
      if (absences.some(({ from }) => from <= at)) return refuse('on-leave')
    }
    const onDuty = new Set([...board.onDuty, personId])
    const taken = takeRoles({ ...board, onDuty }, { personId, roleIds, displace })
    if (!taken.ok) return refuse(taken.refusal)
    if (was.state === 'off') beginStretch(transaction, organisationId, personId, at)
    const since = was.state === 'on' ? was.since : at
    saveDuty(transaction, { ...was, ...details, state: 'on', since, until })
    const changed = await saveTaken(acting, openItems, personId, taken)
    await tellRoles(acting, changed)
    const duty = await tellDuty(acting, vault, personId)
    auditDuty(change, [
      { kind: 'person', id: personId },
      ...changed.map((id) => ({ kind: 'role', id })),
      ...taken.displaced.map((one) => ({ kind: 'person', id: one.personId })),
    ])
    return answer({ duty })
  })
}
