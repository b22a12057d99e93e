import { api } from '@baton/contract'
import { may } from '@baton/domain'
import { smallestTeamShown } from '@baton/domain/messaging/out-of-hours'
import { answer, refuse } from '../../../platform/operations/answer.ts'
import { type Handler, handleQuery } from '../../../platform/operations/handler.ts'
import type { MessagingParts } from '../parts.ts'
import { outOfHoursOf } from '../present/out-of-hours.ts'

/**
 * How often people of the viewer's team were contacted off duty, by day: totals, and none for a team so small that they
 * would tell of one person (MSG30).
 */
export function teamOutOfHours(parts: MessagingParts): Handler {
  return handleQuery(
    api.messaging.teamOutOfHours,
    async ({ viewer, transaction }, { teamId, ...stretch }) => {
      const [team] = await parts.people.teamsByIds(transaction, [teamId])
      const own = team?.memberIds.includes(viewer.personId) ?? false
      if (team === undefined || !may('messaging.teamOutOfHours', own ? ['member'] : ['person'])) {
        return refuse('not-found')
      }
      const active = await parts.people.activeAmong(transaction, team.memberIds)
      if (active.size < smallestTeamShown) return answer({ days: null })
      return answer({ days: await outOfHoursOf(transaction, parts, [...active], stretch) })
    },
  )
}
