import type { Handover } from '@baton/contract'
import { unwritten } from '@baton/domain/tasks/handover/follow-ward'
import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import type { HandoverRow } from './store/handovers.ts'
import { openWords, scopeOf, type Words } from './words.ts'

/** A handover in the hand: its row, and its words as they can be read. */
export interface HeldHandover {
  readonly row: HandoverRow
  readonly words: Words
}

/** Rows with their words, in the order given. */
export async function holdHandovers(
  transaction: Transaction,
  vault: Vault,
  rows: readonly HandoverRow[],
): Promise<HeldHandover[]> {
  await openScopes(
    transaction,
    vault,
    rows.map((row) => ({ scope: scopeOf(row), sealed: row.words })),
  )
  return rows.map((row) => ({ row, words: openWords(vault, row) }))
}

/** The whole of it, for whoever may read it. */
export function presentHandover({ row, words }: HeldHandover): Handover {
  return {
    id: row.id,
    wardId: row.wardId,
    fromPersonId: row.fromPersonId,
    toPersonId: row.toPersonId,
    state: row.state,
    entries: row.entries.map(({ patientId, taskIds, answer }) => ({
      ...(words.notes[patientId] ?? unwritten),
      patientId,
      taskIds,
      answer,
      reason: words.rejections[patientId] ?? null,
    })),
    leftOutIds: row.leftOutIds,
    taskIds: row.taskIds,
    staffing: words.staffing,
    preparedAt: row.preparedAt.toISOString(),
    offeredAt: row.offeredAt?.toISOString() ?? null,
    answeredAt: row.answeredAt?.toISOString() ?? null,
    reason: words.reason,
    version: row.version,
  }
}
