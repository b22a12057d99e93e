import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import type { Log } from '../../platform/log.ts'
import { type Follower, followOrganisations } from '../../platform/streams/follow-organisations.ts'
import { keepRoleConversations } from './commands/keep-role-conversations.ts'
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

const storedRole = z.object({ roleId: z.string() })

/** Follows roles and who holds them, so that whoever holds one is in its conversations, and nobody else. */
export function followRoles(parts: MessagingParts, { clock, log }: { clock: Clock; log: Log }): Follower {
  return followOrganisations({
    database: parts.database,
    clock,
    log,
    name: 'messaging/roles',
    async act({ type, data, organisationId, by, at }) {
      if (type !== 'role.changed') return
      const { roleId } = storedRole.parse(data)
      await keepRoleConversations(parts, { organisationId, roleId, personId: by, at })
    },
  })
}
