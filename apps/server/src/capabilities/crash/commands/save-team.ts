import { api } from '@baton/contract'
import { dayOf, testIsDue } from '@baton/domain/crash/rhythm'
import { v7 as uuidv7 } from 'uuid'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { CrashParts } from '../parts.ts'
import { readTeams, saveTeamRow } from '../store/teams.ts'

/** Adds a crash team, or changes one. Its first test is the next time that the clock shows its hour (CRA9). */
export function saveTeam(parts: CrashParts): Handler {
  return handleCommand(api.crash.saveTeam, async (change, { teamId, ...details }) => {
    const { transaction, viewer, at } = change
    await change.lock(viewer.organisationId)
    const teams = await readTeams(transaction)
    const was = teams.find(({ id }) => id === teamId)
    if (teamId !== undefined && was === undefined) return refuse('not-found')
    const isTaken = ({ id, name }: { id: string; name: string }) =>
      id !== teamId && name.toLowerCase() === details.name.toLowerCase()
    if (teams.some(isTaken)) return refuse('already-exists')
    const roles = await parts.duty.rolesByIds(transaction, details.roleIds)
    if (details.roleIds.some((id) => !roles.has(id))) return refuse('not-found')
    const id = teamId ?? uuidv7()
    const team = { ...details, id, roleIds: [...new Set(details.roleIds)] }
    const testedOn = was?.testAt === details.testAt ? was.testedOn : null
    const isPast = testIsDue({ testAt: details.testAt, testedOn }, at)
    saveTeamRow(transaction, viewer.organisationId, { ...team, testedOn: isPast ? dayOf(at) : testedOn })
    change.audit(
      { kind: 'organisation', id: viewer.organisationId },
      { subjects: [{ kind: 'crash-team', id }] },
    )
    return answer({ team })
  })
}
