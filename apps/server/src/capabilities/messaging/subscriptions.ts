import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { type Follower, followOrganisations } from '../../platform/streams/follow-organisations.ts'
import { keepTeamConversation } from './commands/keep-team-conversation.ts'
import type { MessagingParts } from './parts.ts'

const storedTeam = z.object({ teamId: z.string() })

/** Follows what happens to teams, so that each has one conversation with its people in it. */
export function followTeams(parts: MessagingParts, { clock, log }: { clock: Clock; log: Log }): Follower {
  return followOrganisations({
    database: parts.database,
    clock,
    log,
    name: 'messaging/teams',
    async act({ type, data, organisationId, by, at }) {
      // A team is changed by somebody: an administrator, or the person who is added with their teams.
      if (type !== 'team.changed' || by === null) return
      const { teamId } = storedTeam.parse(data)
      await keepTeamConversation(parts, { organisationId, teamId, personId: by, at })
    },
  })
}
