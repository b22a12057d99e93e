import type { Transaction } from '../database/transaction.ts'
import { readOrganisationKeys, replaceWrapped } from './store.ts'
import type { Vault } from './vault.ts'

/**
 * Puts every organisation's key under the key file's current key (VLT8), in a transaction of the system's.
 * @returns how many were wrapped anew
 */
export async function rewrapKeys(transaction: Transaction, vault: Vault): Promise<number> {
  let count = 0
  for (const row of await readOrganisationKeys(transaction)) {
    const next = vault.rewrapped(row)
    if (next === null) continue
    transaction.write(replaceWrapped(next))
    count++
  }
  return count
}
