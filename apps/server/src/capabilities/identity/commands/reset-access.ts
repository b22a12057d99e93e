import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { resetAccessOf } from '../people/reset-access-of.ts'
import { auditPerson } from '../people/save-person.ts'
import { readColleague } from '../store/people.ts'

export function resetAccess({ sessions, publicUrl }: Identity): Handler {
  return handleCommand(api.identity.resetAccess, async (change, { personId }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.organisationId)
    const person = await readColleague(transaction, personId)
    if (person === undefined) return refuse('not-found')
    if (person.state === 'suspended') return refuse('no-longer-possible')
    const { organisationId } = viewer
    const { access, ended } = await resetAccessOf(transaction, { organisationId, personId, at, publicUrl })
    auditPerson(change, personId)
    change.afterCommit(() => sessions.ended(ended))
    return answer({ access })
  })
}
