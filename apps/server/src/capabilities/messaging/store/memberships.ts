import { bigintArray, eachOf, uuidArray } from '../../../platform/database/array-parameters.ts'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { type ConversationRow, conversationColumns } from './conversations.ts'

export interface MembershipRow {
  conversationId: string
  personId: string
  visibleAfter: number
  deliveredUpTo: number
  seenUpTo: number
  ownUnseen: number
  unreadMentions: number
  /** The urgent message for which alone they are a member. */
  calledTo: string | null
}

/** A member's own row, with what only they are told. */
export interface OwnMembershipRow extends MembershipRow {
  mutedUntil: Date | null
}

/** A conversation and the viewer's own membership of it: only members have one. */
export interface Own {
  conversation: ConversationRow
  membership: OwnMembershipRow
}

const columns = `m.conversation_id as "conversationId", m.person_id as "personId", m.visible_after as "visibleAfter",
  m.delivered_up_to as "deliveredUpTo", m.seen_up_to as "seenUpTo", m.own_unseen as "ownUnseen",
  m.unread_mentions as "unreadMentions", m.called_to as "calledTo"`

/** A conversation as this person may see it: nothing unless they are a member now. */
export async function findOwn(
  transaction: Transaction,
  personId: string,
  conversationId: string,
): Promise<Own | undefined> {
  const [row] = await readOwn(transaction, personId, [conversationId])
  return row
}

/** Of these conversations, those of which this person is a member now. */
export async function readOwn(
  transaction: Transaction,
  personId: string,
  conversationIds: readonly string[],
): Promise<Own[]> {
  const rows = await transaction.query<ConversationRow & OwnMembershipRow>({
    name: 'membership-own',
    text: `select ${conversationColumns}, ${columns}, m.muted_until as "mutedUntil"
             from membership m join conversation c on c.id = m.conversation_id
            where m.person_id = $1 and m.conversation_id = any($2::uuid[]) and m.left_at is null`,
    values: [personId, conversationIds],
  })
  return rows.map(asOwn)
}

/** Every conversation of which this person is a member now. */
export async function readAllOwn(transaction: Transaction, personId: string): Promise<Own[]> {
  const rows = await transaction.query<ConversationRow & OwnMembershipRow>({
    name: 'membership-all-own',
    text: `select ${conversationColumns}, ${columns}, m.muted_until as "mutedUntil"
             from membership m join conversation c on c.id = m.conversation_id
            where m.person_id = $1 and m.left_at is null`,
    values: [personId],
  })
  return rows.map(asOwn)
}

/** A conversation with each of these members' own rows. */
export async function readOpened(
  transaction: Transaction,
  conversationId: string,
  personIds: readonly string[],
): Promise<Own[]> {
  const rows = await transaction.query<ConversationRow & OwnMembershipRow>({
    name: 'membership-opened',
    text: `select ${conversationColumns}, ${columns}, m.muted_until as "mutedUntil"
             from membership m join conversation c on c.id = m.conversation_id
            where m.conversation_id = $1 and m.person_id = any($2::uuid[]) and m.left_at is null
            order by m.person_id`,
    values: [conversationId, personIds],
  })
  return rows.map(asOwn)
}

/** The members of conversations now, by conversation and person. For someone whose right to them was checked. */
export function readMembers(
  transaction: Transaction,
  conversationIds: readonly string[],
): Promise<MembershipRow[]> {
  return transaction.query<MembershipRow>({
    name: 'membership-members',
    text: `select ${columns} from membership m
            where m.conversation_id = any($1::uuid[]) and m.left_at is null
            order by m.conversation_id, m.person_id`,
    values: [conversationIds],
  })
}

/** Where these people stand in these conversations; only of those who are members now. */
export function readStandings(
  transaction: Transaction,
  pairs: readonly { conversationId: string; personId: string }[],
): Promise<MembershipRow[]> {
  return transaction.query<MembershipRow>({
    name: 'membership-standings',
    text: `select ${columns}
             from (select distinct * from unnest($1::uuid[], $2::uuid[]) as pair (conversation_id, person_id)) as asked
             cross join lateral (
               -- The limit keeps the plan to one look-up a pair, however stale the statistics are.
               select * from membership where conversation_id = asked.conversation_id
                  and person_id = asked.person_id and left_at is null limit 1) as m`,
    values: [
      uuidArray(pairs.map((pair) => pair.conversationId)),
      uuidArray(pairs.map((pair) => pair.personId)),
    ],
  })
}

/** The rows of these people in a conversation, also of those who left it. */
export function readFormer(
  transaction: Transaction,
  conversationId: string,
  personIds: readonly string[],
): Promise<(MembershipRow & { leftAt: Date | null })[]> {
  return transaction.query({
    name: 'membership-former',
    text: `select ${columns}, m.left_at as "leftAt" from membership m
            where m.conversation_id = $1 and m.person_id = any($2::uuid[])`,
    values: [conversationId, personIds],
  })
}

/** Writes people's membership: of those who join, and of those who come back. */
export function saveJoined(
  transaction: Transaction,
  organisationId: string,
  joined: readonly MembershipRow[],
  at: Date,
): void {
  transaction.write({
    name: 'membership-join',
    text: `insert into membership (conversation_id, person_id, organisation_id, visible_after, joined_at,
                                   delivered_up_to, seen_up_to, own_unseen, unread_mentions, called_to)
           select conversation_id, person_id, $1, visible_after, $2, delivered_up_to, seen_up_to, own_unseen,
                  unread_mentions, called_to
             from unnest($3::uuid[], $4::uuid[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[],
                         $10::uuid[])
               as joined (conversation_id, person_id, visible_after, delivered_up_to, seen_up_to, own_unseen,
                          unread_mentions, called_to)
           on conflict (conversation_id, person_id) do update
              set visible_after = excluded.visible_after, joined_at = excluded.joined_at, left_at = null,
                  delivered_up_to = excluded.delivered_up_to, seen_up_to = excluded.seen_up_to,
                  own_unseen = excluded.own_unseen, unread_mentions = excluded.unread_mentions, muted_until = null,
                  called_to = excluded.called_to`,
    values: [
      organisationId,
      at.toISOString(),
      uuidArray(joined.map((row) => row.conversationId)),
      uuidArray(joined.map((row) => row.personId)),
      bigintArray(joined.map((row) => row.visibleAfter)),
      bigintArray(joined.map((row) => row.deliveredUpTo)),
      bigintArray(joined.map((row) => row.seenUpTo)),
      bigintArray(joined.map((row) => row.ownUnseen)),
      bigintArray(joined.map((row) => row.unreadMentions)),
      uuidArray(joined.map((row) => row.calledTo)),
    ],
  })
}

/** Ends memberships. */
export function saveLeft(
  transaction: Transaction,
  conversationId: string,
  personIds: readonly string[],
  at: Date,
): void {
  transaction.write({
    name: 'membership-leave',
    text: `update membership set left_at = $3
            where conversation_id = $1 and person_id = any($2::uuid[]) and left_at is null`,
    values: [conversationId, personIds, at.toISOString()],
  })
}

/** Writes where members stand now: positions and counts. */
export function saveStandings(transaction: Transaction, rows: readonly MembershipRow[]): void {
  transaction.write({
    name: 'membership-stand',
    text: `update membership m
              set delivered_up_to = ($3::bigint[])[n], seen_up_to = ($4::bigint[])[n],
                  own_unseen = ($5::bigint[])[n], unread_mentions = ($6::bigint[])[n]
             from ${eachOf('$1::uuid[]')}
            where m.conversation_id = each.id and m.person_id = ($2::uuid[])[n]`,
    values: [
      uuidArray(rows.map((row) => row.conversationId)),
      uuidArray(rows.map((row) => row.personId)),
      bigintArray(rows.map((row) => row.deliveredUpTo)),
      bigintArray(rows.map((row) => row.seenUpTo)),
      bigintArray(rows.map((row) => row.ownUnseen)),
      bigintArray(rows.map((row) => row.unreadMentions)),
    ],
  })
}

/** Mutes a conversation for one member until a time, or unmutes it. */
export function saveMuted(
  transaction: Transaction,
  conversationId: string,
  personId: string,
  until: Date | null,
): void {
  transaction.write({
    name: 'membership-mute',
    text: 'update membership set muted_until = $3 where conversation_id = $1 and person_id = $2',
    values: [conversationId, personId, until?.toISOString() ?? null],
  })
}

/** The conversations that these people may read now, and from where: for realtime, which reads as the system. */
export function readReadable(
  transaction: Transaction,
  personIds: readonly string[],
): Promise<{ personId: string; conversationId: string; visibleAfter: number }[]> {
  return transaction.query({
    name: 'membership-readable',
    text: `select person_id as "personId", conversation_id as "conversationId", visible_after as "visibleAfter"
             from membership where person_id = any($1::uuid[]) and left_at is null`,
    values: [personIds],
  })
}

function asOwn(row: ConversationRow & OwnMembershipRow): Own {
  const { id, organisationId, kind, title, teamId, roleId, askedBy, ...rest } = row
  const { patientId, continuedIn, lastNumber, startedAt, ...membership } = rest
  return {
    conversation: {
      id,
      organisationId,
      kind,
      title,
      teamId,
      roleId,
      askedBy,
      patientId,
      continuedIn,
      lastNumber,
      startedAt,
    },
    membership,
  }
}
