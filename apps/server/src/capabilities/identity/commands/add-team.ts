import { api, type Team } from '@baton/contract'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { readColleagues } from '../store/people.ts'
import { isWhere } from '../store/places.ts'
import { insertTeamMembers, isTeamNameTaken, saveTeam } from '../store/teams.ts'
import { tellTeam } from '../teams/tell-team.ts'

export const addTeam = handleCommand(api.identity.addTeam, async (change, { personIds, ...details }) => {
  const { transaction, viewer } = change
  await change.lock(viewer.organisationId)
  const memberIds = [...new Set(personIds)].sort()
  if (!(await isWhere(transaction, details))) return refuse('not-found')
  if ((await readColleagues(transaction, memberIds)).length < memberIds.length) return refuse('not-found')
  const team: Team = { id: uuidv7(), ...details, memberIds }
  if (await isTeamNameTaken(transaction, team.name, team.id)) return refuse('already-exists')
  saveTeam(transaction, viewer.organisationId, team)
  insertTeamMembers(
    transaction,
    viewer.organisationId,
    memberIds.map((personId) => ({ teamId: team.id, personId })),
  )
  await tellTeam(change, team, memberIds)
  return answer({ team })
})
