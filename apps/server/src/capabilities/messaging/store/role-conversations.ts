import { uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type ConversationRow, conversationColumns } from './conversations.ts'

/** The conversation of a role with one person who turned to it. */
export async function findOfRole(
  transaction: Transaction,
  roleId: string,
  askedBy: string,
): Promise<string | undefined> {
  const [row] = await transaction.query<{ id: string }>({
    name: 'conversation-find-role',
    text: `select id from conversation where kind = 'role' and role_id = $1 and asked_by = $2`,
    values: [roleId, askedBy],
  })
  return row?.id
}

/** The roles that anybody here has a conversation with. */
export async function readAskedRoles(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ roleId: string }>({
    name: 'conversation-asked-roles',
    text: `select distinct role_id as "roleId" from conversation where kind = 'role'`,
    values: [],
  })
  return rows.map(({ roleId }) => roleId)
}

/** All conversations of a role. */
export function readOfRole(transaction: Transaction, roleId: string): Promise<ConversationRow[]> {
  return transaction.query<ConversationRow>({
    name: 'conversations-of-role',
    text: `select ${conversationColumns} from conversation c where c.kind = 'role' and c.role_id = $1`,
    values: [roleId],
  })
}

/**
 * Conversations of these roles whose members are not who they should be: the one who asked, and the role's holders.
 * The one with the newest message stands first.
 */
export async function findUnlevel(
  transaction: Transaction,
  roleIds: readonly string[],
  holders: readonly { roleId: string; personId: string }[],
): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'conversations-unlevel',
    text: `with asked as (
             select c.id, c.role_id, c.asked_by, c.last_number from conversation c
              where c.kind = 'role' and c.role_id = any($1::uuid[])),
           belongs as (
             select id, asked_by as person_id from asked
             union
             select asked.id, held.person_id from asked
               join unnest($2::uuid[], $3::uuid[]) as held (role_id, person_id) using (role_id))
           select asked.id from asked
            where exists (
                select from belongs b
                  left join membership m on m.conversation_id = b.id and m.person_id = b.person_id and m.left_at is null
                 where b.id = asked.id and (m.person_id is null or m.called_to is not null))
               or exists (
                select from membership m
                 where m.conversation_id = asked.id and m.left_at is null and m.called_to is null
                   and not exists (select from belongs b where b.id = asked.id and b.person_id = m.person_id))
            order by (select g.sent_at from message g where g.conversation_id = asked.id and g.number = asked.last_number)
                     desc nulls last`,
    values: [
      roleIds,
      uuidArray(holders.map((one) => one.roleId)),
      uuidArray(holders.map((one) => one.personId)),
    ],
  })
  return rows.map(({ id }) => id)
}

/** Up to which number anyone who acted for the role has seen its conversation, those who left included. */
export async function readRoleReading(transaction: Transaction, conversationId: string): Promise<number> {
  const [row] = await transaction.query<{ seenUpTo: number | null }>({
    name: 'conversation-role-reading',
    text: `select max(m.seen_up_to) as "seenUpTo" from membership m
             join conversation c on c.id = m.conversation_id
            where m.conversation_id = $1 and m.person_id <> c.asked_by`,
    values: [conversationId],
  })
  return row?.seenUpTo ?? 0
}
