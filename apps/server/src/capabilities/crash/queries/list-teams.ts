import { api } from '@baton/contract'
import { answer } from '../../../platform/operations/answer.ts'
import { handleQuery } from '../../../platform/operations/handler.ts'
import { readTeams } from '../store/teams.ts'

export const listTeams = handleQuery(api.crash.listTeams, async ({ transaction }) => {
  const teams = await readTeams(transaction)
  return answer({ teams: teams.map(({ testedOn: _, ...team }) => team) })
})
