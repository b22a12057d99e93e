import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readPeople } from '../store/people.ts'
import { readTeam } from '../store/teams.ts'
import { byName } from './by-name.ts'

export const openTeam = handleQuery(api.identity.openTeam, async ({ transaction, viewer }, { teamId }) => {
  const team = await readTeam(transaction, teamId)
  if (team === undefined) return refuse('not-found')
  return answer({
    team,
    people: (await readPeople(transaction, team.memberIds)).sort(byName),
    position: await positionOf(transaction, viewer.organisationId),
  })
})
