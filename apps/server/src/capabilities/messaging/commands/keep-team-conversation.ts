import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { Change } from '../../../platform/operations/change.ts'
import { beginConversation } from '../members/begin-conversation.ts'
import { levelMembers } from '../members/level-members.ts'
import { retitle } from '../members/retitle.ts'
import type { MessagingParts, TeamNow } from '../parts.ts'
import { type ConversationRow, findOfTeam } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'

/** A team that has changed, and by whom. */
export interface TeamChanged {
  organisationId: string
  teamId: string
  personId: string
  at: Date
}

/**
 * Brings a team's conversation level with the team: begun with its first member, its name the team's, its members the
 * team's. Newcomers see the whole history; who left the team receives nothing from then on (MSG8). Doing it again
 * changes nothing.
 */
export async function keepTeamConversation(parts: MessagingParts, changed: TeamChanged): Promise<void> {
  const { organisationId, teamId, personId, at } = changed
  const viewer = { organisationId, personId, sessionId: teamId, administrator: false }
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const commandId = uuidv7()
    const change = new Change({
      viewer,
      at,
      commandId,
      operation: 'messaging.keepTeamConversation',
      transaction,
    })
    const team = (await parts.people.teamsByIds(transaction, [teamId])).find(({ id }) => id === teamId)
    if (team === undefined) return []
    const known = await findOfTeam(transaction, teamId)
    const before = known === undefined ? [] : await membersOf(change, known)
    await change.lock(...(known === undefined ? [] : [known.id]), ...before, ...team.memberIds)
    const active = await parts.people.activeAmong(transaction, team.memberIds)
    if (known === undefined) await begin(change, parts, team, active)
    else await level(change, parts, { ...team, conversation: known, active })
    change.streams.flush()
    return change.streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}

async function begin(
  change: Change,
  parts: MessagingParts,
  team: TeamNow,
  active: ReadonlySet<string>,
): Promise<void> {
  if (active.size === 0) return
  const beginning = { kind: 'team' as const, title: team.name, teamId: team.id, personIds: [...active] }
  await beginConversation(change, parts, beginning)
}

async function level(
  change: Change,
  parts: MessagingParts,
  team: TeamNow & { conversation: ConversationRow; active: ReadonlySet<string> },
): Promise<void> {
  const { conversation, active, memberIds } = team
  await retitle(change, parts, conversation, team.name)
  const present = new Set(await membersOf(change, conversation))
  const belonging = memberIds.filter((personId) => active.has(personId) || present.has(personId))
  await levelMembers(change, parts, conversation, new Set(belonging), { visibleAfter: 0 })
}

async function membersOf(change: Change, { id }: ConversationRow): Promise<string[]> {
  const members = await readMembers(change.transaction, [id])
  return members.map(({ personId }) => personId)
}
