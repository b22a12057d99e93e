import { api } from '@baton/contract'
import { isInForce } from '@baton/domain/duty/reachable'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openOverrides } from '../overrides/override-of.ts'
import type { DutyParts } from '../parts.ts'
import { markOverrideEnded, readOverrides } from '../store/overrides.ts'
import { auditDuty, tellOverride } from '../tell.ts'

/** Ends an override before its time; the people in it are told. */
export function endOverride({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.endOverride, async (change, { overrideId }) => {
    const { transaction, viewer, at } = change
    const [found] = await readOverrides(transaction, [overrideId])
    if (found === undefined) return refuse('not-found')
    await change.lock(viewer.organisationId, found.declaredBy, ...found.personIds)
    const [row] = await readOverrides(transaction, [overrideId])
    if (row === undefined || !isInForce(row, at)) return refuse('no-longer-possible')
    markOverrideEnded(transaction, overrideId, at)
    const [override] = await openOverrides(transaction, vault, [{ ...row, endedAt: at }])
    if (override === undefined) return refuse('not-found')
    tellOverride(actingIn(change), override)
    auditDuty(change, [
      { kind: 'override', id: overrideId },
      ...row.personIds.map((id) => ({ kind: 'person', id })),
    ])
    return answer({ override })
  })
}
