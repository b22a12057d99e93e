import { api, type Person } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { savePerson } from '../people/save-person.ts'
import { readPerson } from '../store/people.ts'

export const reinstatePerson = handleCommand(api.identity.reinstatePerson, async (change, { personId }) => {
  await change.lock(change.viewer.organisationId)
  const was = await readPerson(change.transaction, personId)
  if (was === undefined) return refuse('not-found')
  if (was.state === 'active') {
    change.unchanged()
    return answer({ person: was })
  }
  const person: Person = { ...was, state: 'active' }
  await savePerson(change, person)
  return answer({ person })
})
