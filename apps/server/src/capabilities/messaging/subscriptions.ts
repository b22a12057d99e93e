import { z } from 'zod'
import type { Clock } from '../../platform/clock.ts'
import { inSystemTransaction } from '../../platform/database/transaction.ts'
import type { Log } from '../../platform/log.ts'
import { type Follower, followOrganisations } from '../../platform/streams/follow-organisations.ts'
import { keepPatientConversations } from './commands/keep-patient-conversations.ts'
import { keepRoleConversations } from './commands/keep-role-conversations.ts'
import { keepTeamConversation } from './commands/keep-team-conversation.ts'
import type { MessagingParts } from './parts.ts'
import { findWithPatients } from './store/patient-conversations.ts'

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

/** What ends without anybody's doing, such as a reason to see a patient, is looked for so often. */
const lapseMs = 5_000
const storedDuty = z.looseObject({ personId: z.string() })

/**
 * Follows why people may see patients, so that nobody stays in the conversation about one whom they may see no longer.
 * What happens to the patients themselves is followed in its own transaction (`members/patient-follower.ts`).
 */
export function followSight(parts: MessagingParts, { clock, log }: { clock: Clock; log: Log }): Follower {
  const follower = followOrganisations({
    database: parts.database,
    clock,
    log,
    name: 'messaging/sight',
    async act({ type, data, organisationId }) {
      if (type === 'duty.changed') {
        const { personId } = storedDuty.parse(data)
        await keepPatientConversations(parts, { organisationId, personId, at: clock.now() })
      }
      if (type === 'role.changed' || type === 'team.changed') {
        await keepPatientConversations(parts, { organisationId, personId: null, at: clock.now() })
      }
    },
  })
  let underWay: Promise<void> | null = null
  const stopTicker = clock.setTicker(lapseMs, () => {
    underWay ??= lookForLapsed(parts, clock)
      .catch((error: unknown) =>
        log.warn({ err: error }, 'who left a patient was not looked for; tried again'),
      )
      .finally(() => {
        underWay = null
      })
  })
  return {
    nudge: follower.nudge,
    async stop() {
      stopTicker()
      await underWay
      await follower.stop()
    },
  }
}

async function lookForLapsed(parts: MessagingParts, clock: Clock): Promise<void> {
  const organisationIds = await inSystemTransaction(parts.database.system, findWithPatients)
  for (const organisationId of organisationIds) {
    await keepPatientConversations(parts, { organisationId, personId: null, at: clock.now() })
  }
}
