import { v7 as uuidv7 } from 'uuid'
import { inTransaction } from '../../../platform/database/transaction.ts'
import { Change } from '../../../platform/operations/change.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { beginConversation } from '../begin-conversation.ts'
import { join } from '../join.ts'
import { closeFor } from '../membership.ts'
import type { MessagingParts, TeamNow } from '../parts.ts'
import { type ConversationRow, findOfTeam, updateTitle } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'
import { openWords, sealWords } from '../words.ts'

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
  await rename(change, parts, conversation, team.name)
  const present = await membersOf(change, conversation)
  const left = present.filter((personId) => !memberIds.includes(personId))
  if (left.length > 0) {
    closeFor(change, conversation.id, left)
    const subjects = [conversation.id, ...left].map((id, index) => ({
      kind: index === 0 ? 'conversation' : 'person',
      id,
    }))
    change.audit({ kind: 'conversation', id: conversation.id }, { subjects })
  }
  const joining = [...active].filter((personId) => !present.includes(personId)).sort()
  if (joining.length > 0) await join(change, parts, conversation, joining, 0)
}

async function rename(
  change: Change,
  { vault }: MessagingParts,
  { id, organisationId, title }: ConversationRow,
  name: string,
): Promise<void> {
  const scope = { organisationId, scopeId: id }
  const place = ['title', id] as const
  await openScopes(change.transaction, vault, [title === null ? { scope } : { scope, sealed: title }])
  if (title !== null && openWords(vault, scope, place, title) === name) return
  updateTitle(change.transaction, id, sealWords(vault, scope, place, name))
  const ref = { kind: 'conversation', id } as const
  change.append(ref, { type: 'conversation.renamed', data: { title: name }, stored: {} })
  change.audit(ref, {
    subjects: [{ kind: 'conversation', id }],
    commitment: vault.commitment(scope, name),
  })
}

async function membersOf(change: Change, { id }: ConversationRow): Promise<string[]> {
  const members = await readMembers(change.transaction, [id])
  return members.map(({ personId }) => personId)
}
