import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readEntryPlaces, readPerson } from '../store/people.ts'
import { readTeamsOf } from '../store/teams.ts'

export const openPerson = handleQuery(
  api.identity.openPerson,
  async ({ transaction, viewer }, { personId }) => {
    const person = await readPerson(transaction, personId)
    if (person === undefined) return refuse('not-found')
    const [places] = await readEntryPlaces(transaction, [personId])
    return answer({
      person,
      where: places?.where ?? null,
      teams: await readTeamsOf(transaction, personId),
      position: await positionOf(transaction, viewer.organisationId),
    })
  },
)
