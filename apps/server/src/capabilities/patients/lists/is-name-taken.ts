import type { Transaction } from '../../../platform/database/transaction.ts'
import { openScopes, type Vault } from '../../../platform/vault/index.ts'
import { readListsOfOwner } from '../store/lists.ts'
import { listScope, openWords } from '../words.ts'

/** Whether another list of this owner has this name; names are sealed, and nobody has many. */
export async function isNameTaken(
  transaction: Transaction,
  vault: Vault,
  ownerId: string,
  { name, butId }: { name: string; butId: string },
): Promise<boolean> {
  const others = (await readListsOfOwner(transaction, ownerId)).filter(({ id }) => id !== butId)
  await openScopes(
    transaction,
    vault,
    others.map((row) => ({ scope: listScope(row), sealed: row.name })),
  )
  return others.some(
    (row) =>
      openWords(vault, listScope(row), ['list', row.id], row.name).toLowerCase() === name.toLowerCase(),
  )
}
