import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import type { PatientsParts } from '../parts.ts'
import { audit, deedIn } from '../steps/deed.ts'
import { lockGlass, saveReview } from '../store/glass.ts'
import { patientScope, sealWords } from '../words.ts'
import { presentGlass } from './present-glass.ts'

/** Says whether a reason was a proper one: once, and not by whoever gave it (PAT15). */
export function reviewBrokenGlass({ vault }: PatientsParts): Handler {
  return handleCommand(api.patients.reviewBrokenGlass, async (change, { glassId, verdict, note }) => {
    const { transaction, viewer, at } = change
    const row = await lockGlass(transaction, glassId)
    if (row === undefined) return refuse('not-found')
    if (row.reviewedAt !== null || row.personId === viewer.personId) return refuse('no-longer-possible')
    const scope = patientScope({ organisationId: row.organisationId, id: row.patientId })
    await openScopes(transaction, vault, [{ scope, sealed: row.reason }])
    const reviewed = {
      ...row,
      reviewedBy: viewer.personId,
      reviewedAt: at,
      verdict,
      note: note === null ? null : sealWords(vault, scope, ['note', row.id], note),
    }
    saveReview(transaction, reviewed)
    await change.lock(viewer.personId)
    audit(deedIn(change), [{ kind: 'broken-glass', id: row.id }])
    return answer({ glass: presentGlass(vault, reviewed) })
  })
}
