import { api, type Person } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { isLastAdministrator } from '../people/is-last-administrator.ts'
import { savePerson } from '../people/save-person.ts'
import { deleteAccessCode } from '../store/access-codes.ts'
import { readPerson } from '../store/people.ts'
import { endSessionsOf } from '../store/sessions.ts'

export function suspendPerson({ sessions }: Identity): Handler {
  return handleCommand(api.identity.suspendPerson, async (change, { personId }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.organisationId)
    const was = await readPerson(transaction, personId)
    if (was === undefined) return refuse('not-found')
    if (was.state === 'suspended') {
      change.unchanged()
      return answer({ person: was })
    }
    if (await isLastAdministrator(transaction, was)) return refuse('last-administrator')
    const person: Person = { ...was, state: 'suspended' }
    const ended = await endSessionsOf(transaction, personId, { allBut: null }, at)
    deleteAccessCode(transaction, personId)
    await savePerson(change, person)
    change.afterCommit(() => sessions.ended(ended))
    return answer({ person })
  })
}
