import { api } from '@baton/contract'
import { may, type Relationship } from '@baton/domain'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleCommand } from '../../../platform/operations/handler.ts'
import type { CrashParts } from '../parts.ts'
import { deedIn } from '../steps/deed.ts'
import { raiseCall } from '../steps/raise-call.ts'
import { isOpenFor, testPlace } from '../steps/test-call.ts'
import { readTeam } from '../store/teams.ts'

/** Tests a team now: for administrators and who coordinates. */
export function startTest(parts: CrashParts): Handler {
  return handleCommand(api.crash.startTest, async (change, { teamId }) => {
    const { transaction, viewer } = change
    const team = await readTeam(transaction, teamId)
    if (team === undefined) return refuse('not-found')
    const relationships: Relationship[] = viewer.administrator ? ['administrator'] : []
    const coordinators = await parts.duty.coordinatorsOf(transaction, team.siteId)
    if (coordinators.includes(viewer.personId)) relationships.push('onlooker')
    if (!may('crash.startTest', relationships)) return refuse('not-found')
    if (await isOpenFor(transaction, teamId)) return refuse('no-longer-possible')
    const raising = { id: change.commandId, team, isTest: true, place: testPlace, callBack: null }
    return answer({ call: await raiseCall(deedIn(change), parts, raising) })
  })
}
