import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { CrashParts } from '../parts.ts'
import { deedIn } from '../steps/deed.ts'
import { raiseCall } from '../steps/raise-call.ts'
import { readTeam } from '../store/teams.ts'

/** Calls a team to a place (CRA1). */
export function raise(parts: CrashParts): Handler {
  return handleCommand(api.crash.raise, async (change, { teamId, place, callBack }) => {
    const team = await readTeam(change.transaction, teamId)
    if (team === undefined) return refuse('not-found')
    const raising = { id: change.commandId, team, isTest: false, place, callBack: callBack ?? null }
    return answer({ call: await raiseCall(deedIn(change), parts, raising) })
  })
}
