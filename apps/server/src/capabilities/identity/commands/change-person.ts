import { api, type Person } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { savePerson } from '../people/save-person.ts'
import { readColleague, readTakenEmails } from '../store/people.ts'
import { isWhere } from '../store/places.ts'

export const changePerson = handleCommand(
  api.identity.changePerson,
  async (change, { personId, ...corrections }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const was = await readColleague(transaction, personId)
    if (was === undefined) return refuse('not-found')
    const person: Person = { ...was, ...given(corrections) }
    if (!(await isWhere(transaction, person))) return refuse('not-found')
    if (person.email !== was.email && (await readTakenEmails(transaction, [person.email])).size > 0) {
      return refuse('already-exists')
    }
    await savePerson(change, person)
    return answer({ person })
  },
)

/** What is given, without what is left out. */
function given<Part extends object>(part: Part): { [Key in keyof Part]?: Exclude<Part[Key], undefined> } {
  const entries = Object.entries(part).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as { [Key in keyof Part]?: Exclude<Part[Key], undefined> }
}
