import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { positionOf } from '../../../platform/streams/store.ts'
import { readTeamSummaries, readTeamsOf } from '../store/teams.ts'

export const listTeams = handleQuery(api.identity.listTeams, async ({ transaction, viewer }) => {
  const mine = await readTeamsOf(transaction, viewer.personId)
  return answer({
    teams: await readTeamSummaries(transaction),
    myTeamIds: mine.map((team) => team.id),
    position: await positionOf(transaction, viewer.organisationId),
  })
})
