import { api } from '@baton/contract'
import { actingIn } from '../../../platform/operations/acting.ts'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { DutyParts } from '../parts.ts'
import { readDuties, saveDuty } from '../store/duties.ts'
import { auditDuty, tellDuty } from '../tell.ts'
import { personScope, sealWords } from '../words.ts'

/** Says that the viewer is busy until a time, or no longer; only someone on duty is (DUT20). */
export function setFocus({ vault }: DutyParts): Handler {
  return handleCommand(api.duty.setFocus, async (change, { focus }) => {
    const { transaction, viewer, at } = change
    const { personId, organisationId } = viewer
    await change.lock(organisationId, personId)
    const [was] = await readDuties(transaction, [personId])
    if (was?.state !== 'on') return refuse('no-longer-possible')
    if (focus === null) saveDuty(transaction, { ...was, focusUntil: null, focusWords: null })
    else {
      const focusUntil = new Date(focus.until)
      if (focusUntil <= at) return refuse('no-longer-possible')
      const scope = personScope({ organisationId, personId })
      const focusWords = await sealWords(transaction, vault, scope, ['focus', personId], focus.words)
      saveDuty(transaction, { ...was, focusUntil, focusWords })
    }
    const duty = await tellDuty(actingIn(change), vault, personId)
    auditDuty(change, [{ kind: 'person', id: personId }])
    return answer({ duty })
  })
}
