import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { savePerson } from '../people/save-person.ts'
import { readPerson } from '../store/people.ts'

export const setMyContact = handleCommand(api.identity.setMyContact, async (change, contact) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const was = await readPerson(transaction, viewer.personId)
  if (was === undefined) return refuse('not-found')
  const person = { ...was, contact }
  await savePerson(change, person)
  return answer({ person })
})
