import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { isTeamNameTaken, readTeam, saveTeam } from '../store/teams.ts'
import { tellTeam } from '../teams/tell-team.ts'

export const renameTeam = handleCommand(api.identity.renameTeam, async (change, { teamId, name }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const was = await readTeam(transaction, teamId)
  if (was === undefined) return refuse('not-found')
  if (await isTeamNameTaken(transaction, name, teamId)) return refuse('already-exists')
  const team = { ...was, name }
  saveTeam(transaction, viewer.organisationId, team)
  await tellTeam(change, team, team.memberIds)
  return answer({ team })
})
