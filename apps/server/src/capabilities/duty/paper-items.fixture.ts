import type { Database } from '../../platform/database/database.ts'
import { inTransaction, type Transaction } from '../../platform/database/transaction.ts'
import { StreamWriter } from '../../platform/streams/stream-writer.ts'
import type { OpenItems } from './parts.ts'
import { dutiesOf } from './questions.ts'

/** An urgent item on paper: open in a role, and perhaps accepted by somebody. */
export interface PaperItem {
  readonly id: string
  readonly roleId: string
  readonly acceptedBy: string | null
}

/** Urgent items without ladders: what duty asks of escalation, on a table of its own, in the same transactions. */
export interface PaperItems extends OpenItems {
  arrive(roleId: string): Promise<string>
  /** Accepts as escalation does: the person's stream is locked before their duty is read. */
  accept(itemId: string, personId: string): Promise<boolean>
  done(itemId: string): Promise<void>
  /** Opens again what somebody had accepted who was suspended, and nobody took over: not duty's to see to. */
  reopen(personId: string): Promise<void>
  all(): Promise<PaperItem[]>
}

export const paperItemsMigration = {
  name: 'duty/paper-items',
  file: new URL('./paper-items.fixture.sql', import.meta.url),
}

export function paperItems(database: Database, organisation: () => string): PaperItems {
  const act = <Result>(work: (transaction: Transaction) => Promise<Result>) =>
    inTransaction(database.app, organisation(), work)

  return {
    heldBy: (transaction, personId) => count(transaction, 'accepted_by', personId),
    ofRole: (transaction, roleId) => count(transaction, 'role_id', roleId),
    async move({ transaction }, { roleId, fromPersonId, toPersonId }) {
      await transaction.query({
        name: 'paper-move',
        text: 'update paper_item set accepted_by = $3 where role_id = $1 and accepted_by = $2',
        values: [roleId, fromPersonId, toPersonId],
      })
      return count(transaction, 'role_id', roleId)
    },
    arrive: (roleId) =>
      act(async (transaction) => {
        const [row] = await transaction.query<{ id: string }>({
          name: 'paper-arrive',
          text: 'insert into paper_item (organisation_id, role_id) values ($1, $2) returning id',
          values: [organisation(), roleId],
        })
        return row?.id ?? ''
      }),
    accept: (itemId, personId) =>
      act(async (transaction) => {
        await new StreamWriter(transaction).lock([personId])
        const duty = (await dutiesOf(transaction, [personId])).get(personId)
        if (duty?.state !== 'on') return false
        const rows = await transaction.query({
          name: 'paper-accept',
          text: 'update paper_item set accepted_by = $2 where id = $1 and accepted_by is null returning id',
          values: [itemId, personId],
        })
        return rows.length > 0
      }),
    done: (itemId) =>
      act(async (transaction) => {
        transaction.write({
          name: 'paper-done',
          text: 'delete from paper_item where id = $1',
          values: [itemId],
        })
      }),
    reopen: (personId) =>
      act(async (transaction) => {
        transaction.write({
          name: 'paper-reopen',
          text: 'update paper_item set accepted_by = null where accepted_by = $1',
          values: [personId],
        })
      }),
    all: () =>
      act((transaction) =>
        transaction.query<PaperItem>({
          name: 'paper-all',
          text: 'select id, role_id as "roleId", accepted_by as "acceptedBy" from paper_item order by id',
          values: [],
        }),
      ),
  }
}

async function count(
  transaction: Transaction,
  column: 'accepted_by' | 'role_id',
  id: string,
): Promise<number> {
  const [row] = await transaction.query<{ count: number }>({
    name: `paper-count-${column}`,
    text: `select count(*) from paper_item where ${column} = $1`,
    values: [id],
  })
  return row?.count ?? 0
}
