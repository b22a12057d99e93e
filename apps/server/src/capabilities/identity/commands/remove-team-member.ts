import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { deleteTeamMember, readTeam } from '../store/teams.ts'
import { tellTeam } from '../teams/tell-team.ts'

export const removeTeamMember = handleCommand(
  api.identity.removeTeamMember,
  async (change, { teamId, personId }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const was = await readTeam(transaction, teamId)
    if (was === undefined) return refuse('not-found')
    if (!was.memberIds.includes(personId)) {
      change.unchanged()
      return answer({ team: was })
    }
    deleteTeamMember(transaction, teamId, personId)
    const team = { ...was, memberIds: was.memberIds.filter((id) => id !== personId) }
    await tellTeam(change, team, [personId])
    return answer({ team })
  },
)
