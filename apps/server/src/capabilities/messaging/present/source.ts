import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Vault } from '../../../platform/vault/index.ts'

/** Where wire data is read from: a transaction, and the vault that opens the words in it. */
export interface Source {
  readonly transaction: Transaction
  readonly vault: Vault
}
