import { api } from '@baton/contract'
import { glassMinutes } from '@baton/domain/patients/relations'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { administratorsOf } from '../../identity/index.ts'
import { followMerge } from '../by-ids.ts'
import type { PatientsParts } from '../parts.ts'
import { audit, deedIn } from '../steps/deed.ts'
import { insertGlass } from '../store/glass.ts'
import { patientScope, sealWords } from '../words.ts'

/** Lets the viewer see a patient for an hour, for a reason that administrators are told to review (PAT15). */
export function breakGlass(parts: PatientsParts): Handler {
  return handleCommand(api.patients.breakGlass, async (change, { patientId, reason }) => {
    const { transaction, viewer, at, commandId: id } = change
    const survivorId = await followMerge(transaction, patientId)
    if (survivorId === undefined) return refuse('not-found')
    const { organisationId, personId } = viewer
    const scope = patientScope({ organisationId, id: survivorId })
    await openScopes(transaction, parts.vault, [{ scope }])
    const until = new Date(at.getTime() + glassMinutes * 60_000)
    insertGlass(transaction, {
      id,
      organisationId,
      patientId: survivorId,
      personId,
      reason: sealWords(parts.vault, scope, ['reason', id], reason),
      at,
      until,
      reviewedBy: null,
      reviewedAt: null,
      verdict: null,
      note: null,
    })
    const deed = deedIn(change)
    await parts.notify.notify(
      deed,
      (await administratorsOf(transaction)).map((administratorId) => ({
        key: `glass:${id}:${administratorId}`,
        personId: administratorId,
        about: { kind: 'broken-glass', id },
        urgency: 'soon',
        heading: 'A patient was opened for a reason that waits for review',
        channels: ['in-app', 'web-push', 'email'],
      })),
    )
    await change.lock(personId)
    audit(deed, [
      { kind: 'patient', id: survivorId },
      { kind: 'broken-glass', id },
    ])
    return answer({ until: until.toISOString() })
  })
}
