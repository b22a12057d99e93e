import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { EscalationParts } from '../parts.ts'
import { readLaddersFor, saveLadderRow } from '../store/ladders.ts'

/** Sets a role's ladder, or the organisation's own. What has been raised keeps the rungs that it has. */
export function saveLadder({ duty }: EscalationParts): Handler {
  return handleCommand(api.escalation.saveLadder, async (change, { name, roleId, rungs }) => {
    const { viewer, transaction } = change
    const { organisationId } = viewer
    if (!may('escalation.saveLadder', viewer.administrator ? ['administrator'] : []))
      return refuse('not-found')
    // One at a time, so that a role has one ladder.
    await change.lock(organisationId)
    const targets = rungs.flatMap(({ target }) => (target.kind === 'role' ? target.id : []))
    const named = roleId === null ? targets : [roleId, ...targets]
    const roles = await duty.rolesByIds(transaction, [...new Set(named)])
    if (named.some((id) => !roles.has(id))) return refuse('not-found')
    const known = await readLaddersFor(transaction, roleId)
    const id = known.find((ladder) => ladder.roleId === roleId)?.id ?? uuidv7()
    const ladder = { id, name, roleId, rungs }
    saveLadderRow(transaction, organisationId, ladder)
    change.audit({ kind: 'organisation', id: organisationId }, { subjects: [{ kind: 'ladder', id }] })
    return answer({ ladder })
  })
}
