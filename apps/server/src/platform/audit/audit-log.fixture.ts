import type pg from 'pg'
import type { Migration } from '../database/migrate.ts'
import { inTransaction } from '../database/transaction.ts'
import { chain } from './chain.ts'
import { type ChainHead, emptyHead, type NewLeaf } from './leaf.ts'
import { insertAuditLeaves } from './store.ts'

export const auditMigration: Migration = {
  name: 'audit/0001-audit-log',
  file: new URL('0001-audit-log.sql', import.meta.url),
}

/** A leaf of a small hospital: a nurse sends a message. */
export function aLeaf(streamId: string, more: Partial<NewLeaf> = {}): NewLeaf {
  return {
    at: new Date('2026-11-22T09:30:00.123Z'),
    organisationId: '018f0000-0000-7000-8000-000000000001',
    streamId,
    actor: '018f0000-0000-7000-8000-00000000abcd',
    action: 'send-message',
    subjects: [{ kind: 'message', id: '018f0000-0000-7000-8000-00000000beef' }],
    commandId: '018f0000-0000-7000-8000-00000000cafe',
    commitment: Buffer.alloc(32, 9),
    ...more,
  }
}

/** Appends leaves to chains whose heads are kept here instead of in the streams' rows. */
export function leafWriter(pool: pg.Pool) {
  const heads = new Map<string, ChainHead>()
  return async (...leaves: NewLeaf[]): Promise<void> => {
    for (const [streamId, own] of Map.groupBy(leaves, (leaf) => leaf.streamId)) {
      const chained = chain(heads.get(streamId) ?? emptyHead, own)
      heads.set(streamId, chained.head)
      const organisationId = own[0]?.organisationId ?? ''
      await inTransaction(pool, organisationId, async (transaction) =>
        insertAuditLeaves(transaction, chained.rows),
      )
    }
  }
}
