import { inTransaction, type Transaction } from '../../../platform/database/transaction.ts'
import { holdStill } from '../../../platform/streams/store.ts'
import { StreamWriter } from '../../../platform/streams/stream-writer.ts'
import { openScopes } from '../../../platform/vault/index.ts'
import { changingFor } from '../members/changing.ts'
import { levelMembers } from '../members/level-members.ts'
import { retitle } from '../members/retitle.ts'
import { holdersNow } from '../members/role-holders.ts'
import type { MessagingParts } from '../parts.ts'
import { readConversations } from '../store/conversations.ts'
import { readMembers } from '../store/memberships.ts'
import { findUnlevel, readAskedRoles, readOfRole, readRoleReading } from '../store/role-conversations.ts'
import { openWords } from '../words.ts'

/** A role that has changed, or its holders, and by whom. */
export interface RoleChanged {
  organisationId: string
  roleId: string
  /** `null` when the server did it by itself. */
  personId: string | null
  at: Date
}

/** Conversations whose streams are locked at the same time. */
const atOnce = 16

/**
 * Brings the conversations of roles level with them: their name the role's, their members the one who asked and
 * whoever holds the role now, or, where nobody does, its fallback (MSG22). Of all roles, because others may fall back
 * to this one. A few at a time, those with the newest messages first. Doing it again changes nothing.
 */
export async function keepRoleConversations(parts: MessagingParts, changed: RoleChanged): Promise<void> {
  const ids = await inTransaction(parts.database.app, changed.organisationId, async (transaction) => {
    const roleIds = await readAskedRoles(transaction)
    if (roleIds.length === 0) return []
    const holders = await holdersNow(transaction, parts, roleIds)
    const held = [...holders].flatMap(([roleId, personIds]) =>
      [...personIds].map((personId) => ({ roleId, personId })),
    )
    const unlevel = await findUnlevel(transaction, roleIds, held)
    return [...new Set([...unlevel, ...(await findMisnamed(transaction, parts, changed.roleId))])]
  })
  for (let from = 0; from < ids.length; from += atOnce) {
    await keepSome(parts, changed, ids.slice(from, from + atOnce))
  }
}

/** Brings some conversations level in one transaction: what is the same for all of them is read once. */
async function keepSome(
  parts: MessagingParts,
  { organisationId, personId, at }: RoleChanged,
  ids: readonly string[],
): Promise<void> {
  const delivered = await inTransaction(parts.database.app, organisationId, async (transaction) => {
    const streams = new StreamWriter(transaction)
    const acting = { transaction, streams, organisationId, personId, at }
    const change = changingFor(acting, 'messaging.keepRoleConversation')
    await holdStill(transaction, organisationId)
    const roleIds = (await readConversations(transaction, ids)).flatMap(({ roleId }) => roleId ?? [])
    const [roles, holders, members] = [
      await parts.duty.rolesByIds(transaction, [...new Set(roleIds)]),
      await holdersNow(transaction, parts, [...new Set(roleIds)]),
      await readMembers(transaction, ids),
    ]
    const people = [
      ...members.map((member) => member.personId),
      ...[...holders.values()].flatMap((all) => [...all]),
    ]
    await streams.lock([...ids, ...people])
    // Once more under the locks: names and numbers may have moved on.
    for (const conversation of await readConversations(transaction, ids)) {
      const { askedBy, roleId } = conversation
      const role = roleId === null ? undefined : roles.get(roleId)
      if (askedBy === null || role === undefined) continue
      await retitle(change, parts, conversation, role.name)
      const belonging = new Set([askedBy, ...(holders.get(role.id) ?? [])])
      const readUpTo = await readRoleReading(transaction, conversation.id)
      await levelMembers(change, parts, conversation, belonging, { visibleAfter: 0, readUpTo })
    }
    streams.flush()
    return streams.delivered
  })
  if (delivered.length > 0) parts.publish(organisationId, delivered)
}

/** The role's conversations that bear another name. */
async function findMisnamed(
  transaction: Transaction,
  { duty, vault }: MessagingParts,
  roleId: string,
): Promise<string[]> {
  const name = (await duty.rolesByIds(transaction, [roleId])).get(roleId)?.name
  const rows = await readOfRole(transaction, roleId)
  const titled = rows.flatMap(({ id, organisationId, title }) =>
    title === null ? [] : { id, title, scope: { organisationId, scopeId: id } },
  )
  await openScopes(
    transaction,
    vault,
    titled.map(({ scope, title }) => ({ scope, sealed: title })),
  )
  return titled
    .filter(({ id, scope, title }) => openWords(vault, scope, ['title', id], title) !== name)
    .map(({ id }) => id)
}
