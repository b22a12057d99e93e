import { api } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { activeAmong } from '../../identity/index.ts'
import type { DutyParts } from '../parts.ts'
import { insertOverride } from '../store/overrides.ts'
import { auditDuty, tellOverride } from '../tell.ts'
import { overrideScope, sealWords } from '../words.ts'

const longestMs = 24 * 60 * 60_000

/** Lets named people be reached although they are off duty, with a reason, for at most a day; they are told (DUT18). */
export function declareOverride({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.declareOverride, async (change, { reason, ...input }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    const until = new Date(input.until)
    if (until <= at) return refuse('bad-input', [{ path: 'until', problem: 'is not in the future' }])
    if (until.getTime() - at.getTime() > longestMs) {
      return refuse('bad-input', [{ path: 'until', problem: 'is more than a day ahead' }])
    }
    const personIds = [...new Set(input.personIds)].sort()
    await change.lock(organisationId, personId, ...personIds)
    if ((await activeAmong(transaction, personIds)).size < personIds.length) return refuse('not-found')
    const override = {
      id: uuidv7({ msecs: at.getTime() }),
      reason,
      personIds,
      declaredBy: personId,
      from: at.toISOString(),
      until: until.toISOString(),
      endedAt: null,
    }
    const scope = overrideScope(organisationId)
    const sealed = await sealWords(transaction, vault, scope, ['override', override.id], reason)
    insertOverride(transaction, { ...override, organisationId, reason: sealed, from: at, until })
    tellOverride(actingIn(change), override)
    auditDuty(change, [
      { kind: 'override', id: override.id },
      ...personIds.map((id) => ({ kind: 'person', id })),
    ])
    return answer({ override })
  })
}
