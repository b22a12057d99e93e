import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { Identity } from '../identity.ts'
import { savePerson } from '../people/save-person.ts'
import { readColleague } from '../store/people.ts'

export function makeAdministrator({ sessions }: Identity): Handler {
  return handleCommand(api.identity.makeAdministrator, async (change, { personId }) => {
    await change.lock(change.viewer.organisationId)
    const was = await readColleague(change.transaction, personId)
    if (was === undefined) return refuse('not-found')
    if (was.state === 'suspended') return refuse('no-longer-possible')
    if (was.administrator) {
      change.unchanged()
      return answer({ person: was })
    }
    const person = { ...was, administrator: true }
    await savePerson(change, person)
    change.afterCommit(() => sessions.forgetPerson(personId))
    return answer({ person })
  })
}
