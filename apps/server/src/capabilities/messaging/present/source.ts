import type { Transaction } from '../../../platform/database/transaction.ts'
import type { Vault } from '../../../platform/vault/index.ts'
import type { Files } from '../parts.ts'

/** Where wire data is read from: a transaction, the vault that opens the words in it, and what knows of files. */
export interface Source {
  readonly transaction: Transaction
  readonly vault: Vault
  readonly files: Pick<Files, 'filesAt'>
}
