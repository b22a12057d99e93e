import type { Transaction } from '../../../platform/database/transaction.ts'
import { type MessageRow, messageColumns } from './messages.ts'

/** Messages of a conversation above one number and below another, in rising order: the first ones, up to a limit. */
export function readAfter(
  transaction: Transaction,
  conversationId: string,
  above: number,
  below: number,
  limit: number,
): Promise<MessageRow[]> {
  return transaction.query<MessageRow>({
    name: 'messages-after',
    text: `select ${messageColumns} from message g
            where g.conversation_id = $1 and g.number > $2 and g.number < $3 order by g.number limit $4`,
    values: [conversationId, above, below, limit],
  })
}

/** Messages of a conversation above one number and below another, in rising order: the last ones, up to a limit. */
export async function readBefore(
  transaction: Transaction,
  conversationId: string,
  above: number,
  below: number,
  limit: number,
): Promise<MessageRow[]> {
  const rows = await transaction.query<MessageRow>({
    name: 'messages-before',
    text: `select ${messageColumns} from message g
            where g.conversation_id = $1 and g.number > $2 and g.number < $3 order by g.number desc limit $4`,
    values: [conversationId, above, below, limit],
  })
  return rows.reverse()
}

/** The newest messages of each of these conversations, where there are any above the number given. */
export function readNewest(
  transaction: Transaction,
  newest: readonly { conversationId: string; number: number }[],
): Promise<MessageRow[]> {
  return transaction.query<MessageRow>({
    name: 'messages-newest',
    text: `select ${messageColumns}
             from unnest($1::uuid[], $2::bigint[]) as newest (conversation_id, number)
             join message g using (conversation_id, number)`,
    values: [newest.map((one) => one.conversationId), newest.map((one) => one.number)],
  })
}

/** The pinned messages of a conversation above a number, by number. */
export function readPinned(
  transaction: Transaction,
  conversationId: string,
  above: number,
): Promise<MessageRow[]> {
  return transaction.query<MessageRow>({
    name: 'messages-pinned',
    text: `select ${messageColumns} from message g
            where g.conversation_id = $1 and g.number > $2 and g.pinned_at is not null order by g.number`,
    values: [conversationId, above],
  })
}

/** Every reply in a thread above a number, by number. */
export function readThread(transaction: Transaction, rootId: string, above: number): Promise<MessageRow[]> {
  return transaction.query<MessageRow>({
    name: 'messages-thread',
    text: `select ${messageColumns} from message g
            where g.thread_root_id = $1 and g.number > $2 order by g.number`,
    values: [rootId, above],
  })
}
