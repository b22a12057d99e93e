import type { FeedMessage, FeedPlace, FeedProblem } from '@baton/contract'
import type { Transaction } from '../../../platform/database/transaction.ts'

/** A message of the feed as it is kept. */
export interface MessageRow {
  id: string
  organisationId: string
  sender: string
  controlId: string
  digest: Buffer
  type: string
  receivedAt: Date
  outcome: 'used' | 'waiting' | 'dismissed'
  problem: FeedProblem | null
  details: string | null
  placeCode: string | null
  /** Sealed; `null` once it was used. */
  text: Buffer | null
  attempts: number
}

const columns = `id, organisation_id as "organisationId", sender, control_id as "controlId", digest, type,
  received_at as "receivedAt", outcome, problem, details, place_code as "placeCode", text, attempts`

/** Whether a message came before: the same sender, number and text (PAT21). */
export async function isKnown(
  transaction: Transaction,
  { sender, controlId, digest }: Pick<MessageRow, 'sender' | 'controlId' | 'digest'>,
): Promise<boolean> {
  const rows = await transaction.query({
    name: 'feed-message-known',
    text: `select from feed_message
            where organisation_id = current_organisation() and sender = $1 and control_id = $2 and digest = $3`,
    values: [sender, controlId, digest],
  })
  return rows.length > 0
}

export function insertMessage(transaction: Transaction, row: MessageRow): void {
  transaction.write({
    name: 'feed-message-insert',
    text: `insert into feed_message (id, organisation_id, sender, control_id, digest, type, received_at, outcome, problem,
                                     details, place_code, text)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    values: [
      row.id,
      row.organisationId,
      row.sender,
      row.controlId,
      row.digest,
      row.type,
      row.receivedAt.toISOString(),
      row.outcome,
      row.problem,
      row.details,
      row.placeCode,
      row.text,
    ],
  })
}

/** A message, locked until the transaction ends. */
export async function lockMessage(transaction: Transaction, id: string): Promise<MessageRow | undefined> {
  const [row] = await transaction.query<MessageRow>({
    name: 'feed-message-lock',
    text: `select ${columns} from feed_message where id = $1 for update`,
    values: [id],
  })
  return row
}

/** What became of a message that waited. */
export function saveMessage(transaction: Transaction, row: MessageRow): void {
  transaction.write({
    name: 'feed-message-save',
    text: `update feed_message set outcome = $2, problem = $3, details = $4, place_code = $5, text = $6, attempts = $7
            where id = $1`,
    values: [row.id, row.outcome, row.problem, row.details, row.placeCode, row.text, row.attempts],
  })
}

/** The messages that wait, in the order in which they came. */
export async function readWaitingIds(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ id: string }>({
    name: 'feed-messages-waiting-ids',
    text: `select id from feed_message
            where organisation_id = current_organisation() and outcome = 'waiting' order by id`,
    values: [],
  })
  return rows.map(({ id }) => id)
}

/** Those that came before a moment, newest first. */
export function readWaiting(
  transaction: Transaction,
  before: Date,
  most: number,
): Promise<(Omit<FeedMessage, 'receivedAt'> & { receivedAt: Date })[]> {
  return transaction.query({
    name: 'feed-messages-waiting',
    text: `select id, received_at as "receivedAt", sender, control_id as "controlId", type, problem, details, attempts
             from feed_message
            where organisation_id = current_organisation() and outcome = 'waiting' and received_at < $1
            order by id desc limit $2`,
    values: [before.toISOString(), most],
  })
}

export async function countWaiting(transaction: Transaction): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: 'feed-messages-count-waiting',
    text: `select count(*) from feed_message where organisation_id = current_organisation() and outcome = 'waiting'`,
    values: [],
  })
  return row?.count ?? 0
}

/** What waiting messages call wards that nobody has named. */
export async function readUnknownPlaces(transaction: Transaction): Promise<string[]> {
  const rows = await transaction.query<{ code: string }>({
    name: 'feed-unknown-places',
    text: `select distinct place_code as code from feed_message m
            where organisation_id = current_organisation() and outcome = 'waiting' and place_code is not null
              and not exists (select from feed_place p
                               where p.organisation_id = m.organisation_id and p.code = m.place_code)
            order by 1`,
    values: [],
  })
  return rows.map(({ code }) => code)
}

export function readFeedPlaces(transaction: Transaction): Promise<FeedPlace[]> {
  return transaction.query<FeedPlace>({
    name: 'feed-places',
    text: `select code, place_id as "placeId" from feed_place
            where organisation_id = current_organisation() order by code`,
    values: [],
  })
}

/** Which place the feed means by a code. */
export async function findFeedPlace(transaction: Transaction, code: string): Promise<string | undefined> {
  const [row] = await transaction.query<{ placeId: string }>({
    name: 'feed-place-find',
    text: `select place_id as "placeId" from feed_place
            where organisation_id = current_organisation() and code = $1`,
    values: [code],
  })
  return row?.placeId
}

/** Says which place the feed means by a code; `null` takes it back. */
export function saveFeedPlace(
  transaction: Transaction,
  organisationId: string,
  { code, placeId }: { code: string; placeId: string | null },
): void {
  if (placeId === null)
    transaction.write({
      name: 'feed-place-delete',
      text: 'delete from feed_place where organisation_id = $1 and code = $2',
      values: [organisationId, code],
    })
  else
    transaction.write({
      name: 'feed-place-save',
      text: `insert into feed_place (organisation_id, code, place_id) values ($1, $2, $3)
             on conflict (organisation_id, code) do update set place_id = excluded.place_id`,
      values: [organisationId, code, placeId],
    })
}

/** Counts a message that came, or that was used after it waited. */
export function addCounts(
  transaction: Transaction,
  organisationId: string,
  { heardAt, received, used, known }: { heardAt: Date; received: number; used: number; known: number },
): void {
  transaction.write({
    name: 'feed-count-add',
    text: `insert into feed_count as c (organisation_id, heard_at, received, used, known) values ($1, $2, $3, $4, $5)
           on conflict (organisation_id) do update
              set heard_at = case when excluded.received > 0 then greatest(c.heard_at, excluded.heard_at) else c.heard_at end,
                  received = c.received + excluded.received, used = c.used + excluded.used,
                  known = c.known + excluded.known`,
    values: [organisationId, heardAt.toISOString(), received, used, known],
  })
}

export async function readCounts(
  transaction: Transaction,
): Promise<{ heardAt: Date | null; received: number; used: number; known: number }> {
  const [row] = await transaction.query<{ heardAt: Date; received: number; used: number; known: number }>({
    name: 'feed-count-read',
    text: `select heard_at as "heardAt", received, used, known from feed_count
            where organisation_id = current_organisation()`,
    values: [],
  })
  return row ?? { heardAt: null, received: 0, used: 0, known: 0 }
}
