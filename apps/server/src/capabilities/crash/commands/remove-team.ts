import { api } from '@baton/contract'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { handleCommand } from '../../../platform/operations/handler.ts'
import { readTeam, removeTeamRow } from '../store/teams.ts'

/** Removes a crash team; its calls stay in the log. */
export const removeTeam = handleCommand(api.crash.removeTeam, async (change, { teamId }) => {
  const { transaction, viewer, at } = change
  await change.lock(viewer.organisationId)
  if ((await readTeam(transaction, teamId)) === undefined) return refuse('not-found')
  removeTeamRow(transaction, teamId, at)
  change.audit(
    { kind: 'organisation', id: viewer.organisationId },
    { subjects: [{ kind: 'crash-team', id: teamId }] },
  )
  return answer({})
})
