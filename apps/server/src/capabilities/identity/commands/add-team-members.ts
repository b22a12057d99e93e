import { api, largestTeam } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { readColleagues } from '../store/people.ts'
import { insertTeamMembers, readTeam } from '../store/teams.ts'
import { tellTeam } from '../teams/tell-team.ts'

export const addTeamMembers = handleCommand(
  api.identity.addTeamMembers,
  async (change, { teamId, personIds }) => {
    const { transaction, viewer } = change
    await change.lock(viewer.organisationId)
    const was = await readTeam(transaction, teamId)
    if (was === undefined) return refuse('not-found')
    const members = new Set(was.memberIds)
    const joining = [...new Set(personIds)].filter((id) => !members.has(id))
    if ((await readColleagues(transaction, joining)).length < joining.length) return refuse('not-found')
    if (joining.length === 0) {
      change.unchanged()
      return answer({ team: was })
    }
    if (members.size + joining.length > largestTeam) return refuse('too-large')
    insertTeamMembers(
      transaction,
      viewer.organisationId,
      joining.map((personId) => ({ teamId, personId })),
    )
    const team = { ...was, memberIds: [...members, ...joining].sort() }
    await tellTeam(change, team, joining)
    return answer({ team })
  },
)
