import { z } from 'zod'
import type { Transaction } from '../../platform/database/transaction.ts'
import type { Hydrated, LoggedEvent } from '../../platform/realtime/ports.ts'
import type { Vault } from '../../platform/vault/index.ts'
import { filesByIds } from './present.ts'

/** The events of files themselves, on people's own streams; a library's are its own. */
export const fileEvents: ReadonlySet<string> = new Set(['file.changed'])

const stored = z.object({ fileId: z.string() })

/** What stored events of files say now, one for one: the log keeps ids, and each carries the file as it is today. */
export async function hydrateFiles(
  transaction: Transaction,
  vault: Vault,
  events: readonly LoggedEvent[],
): Promise<Hydrated[]> {
  if (events.length === 0) return []
  const ids = events.map(({ data }) => stored.parse(data).fileId)
  const files = await filesByIds(transaction, vault, ids)
  return events.map(({ type }, index) => ({ type, data: { file: files.get(ids[index] ?? '') } }))
}
